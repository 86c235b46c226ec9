import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { supplyCoreApi, type Registry } from './core-api.ts';
import { triggerName } from './invoke-function.ts';
import type { FromHost, HostedFunction, StartOptions, ToHost } from './messages.ts';
import { runTimers, type Timers } from './run-timers.ts';
import { serveHttp } from './serve-http.ts';
import { setClock, shiftDate } from './shift-date.ts';

/** The process that the app runs in. It does what the parent's messages say, and ends when the parent ends. */
let started: { registry: Registry; timers: Timers; server: Server } | undefined;

process.on('message', (message: ToHost) => {
  handle(message).catch((error: unknown) => {
    report({ type: 'failed', message: describe(error) });
    process.exitCode = 1;
    process.disconnect();
  });
});
process.on('disconnect', () => {
  process.exit();
});

async function handle(message: ToHost): Promise<void> {
  switch (message.type) {
    case 'start':
      return start(message.options);
    case 'clock':
      setClock(message.clock);
      started?.timers.tick();
      report({ type: 'clockSet' });
      return;
    case 'run':
      return runTimer(message.id, message.name, message.pastDue);
    case 'stop':
      return stop();
  }
}

async function start(options: StartOptions): Promise<void> {
  setClock(options.clock);
  shiftDate();
  const registry = supplyCoreApi();
  for (const file of options.appFiles) await import(pathToFileURL(file).href);
  registry.closed = true;
  if (!registry.model || registry.functions.size === 0) throw new Error('The app registered no functions');
  await registry.runHooks('appStart', { hookData: {}, appHookData: {} });
  await registry.model.getCapabilities({});

  const functions = describeFunctions(registry, options.appDir);
  const timers = runTimers(registry, functions, options.timers, options.lastRunning);
  const server = await serveHttp(registry, functions, options.port);
  started = { registry, timers, server };
  report({ type: 'ready', port: (server.address() as AddressInfo).port, functions });
}

function describeFunctions(registry: Registry, appDir: string): HostedFunction[] {
  const prefix = readRoutePrefix(appDir);
  return [...registry.functions.values()].map(({ metadata: { name, bindings } }) => {
    const trigger = bindings[triggerName(bindings)];
    if (trigger?.type === 'timerTrigger')
      return { name, trigger: 'timer', schedule: fillIn(trigger.schedule ?? '') };
    if (trigger?.type !== 'httpTrigger') throw new Error(`"${name}": only HTTP and timer functions run here`);
    const route = [prefix, trigger.route ?? name].filter(Boolean).join('/');
    return { name, trigger: 'http', route, methods: trigger.methods ?? ['GET', 'POST'] };
  });
}

function readRoutePrefix(appDir: string): string {
  const file = join(appDir, 'host.json');
  if (!existsSync(file)) throw new Error(`There is no host.json in ${appDir}`);
  const host = JSON.parse(readFileSync(file, 'utf8')) as { extensions?: { http?: { routePrefix?: string } } };
  return host.extensions?.http?.routePrefix ?? 'api';
}

function fillIn(schedule: string): string {
  return schedule.replace(/%(\w+)%/g, (_, name: string) => {
    const value = process.env[name];
    if (value === undefined) throw new Error(`The schedule needs the app setting ${name}`);
    return value;
  });
}

async function runTimer(id: number, name: string, pastDue: boolean): Promise<void> {
  if (!started) return;
  try {
    await started.timers.run(name, pastDue);
    report({ type: 'ran', id });
  } catch (error) {
    report({ type: 'ran', id, error: describe(error) });
  }
}

async function stop(): Promise<void> {
  started?.timers.stop();
  await new Promise<unknown>((resolve) => (started ? started.server.close(resolve) : resolve(undefined)));
  await started?.registry.runHooks('appTerminate', { hookData: {}, appHookData: {} });
  process.disconnect();
}

function report(message: FromHost) {
  process.send?.(message);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
