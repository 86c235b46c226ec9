import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { runChild } from '../run-child.ts';
import { readClock, toClock, type ClockSetting } from './clock-setting.ts';
import { collectLines } from './collect-lines.ts';
import { findAppFiles } from './find-app-files.ts';
import type { FromHost, HostedFunction, ToHost } from './messages.ts';

export interface FunctionsHostOptions {
  /** The folder with package.json, host.json and the built app. */
  appDir: string;
  /** Left out: any free port. Give the `port` of a host that was killed to start it again at the same address. */
  port?: number;
  /** The app settings. Of this process's environment only the likes of PATH are passed on; the time zone is UTC. */
  env?: Record<string, string>;
  /** Left out: the real time. */
  clock?: ClockSetting;
  /** 'manual' (the default): timers run when told; 'cron': by their schedules, on the app's clock. */
  timers?: 'manual' | 'cron';
  /**
   * Until when the app ran before, on its own clock. A timer in 'cron' mode that was missed since then is called once,
   * past due, as Azure does after an outage. Left out: nothing was missed.
   */
  lastRunning?: Date;
  /** Called with each line that the app logs. */
  onLog?: (line: string) => void;
}

export interface FunctionsHost {
  url: string;
  port: number;
  functions: HostedFunction[];
  /** Moves the app's clock; resolves when the app's process has done so. Timers in 'cron' mode that became due start. */
  setClock(setting: ClockSetting): Promise<void>;
  /** The time on the app's clock. */
  now(): Date;
  /** Calls a timer function and waits for it; rejects with what it threw. */
  runTimer(name: string, options?: { pastDue?: boolean }): Promise<void>;
  /** Every line that the app wrote, by context.log, console or a crash. */
  logs(): string[];
  /** Ends the process at once, as a crash or an eviction would. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Lets the app end by itself; kills it after five seconds. */
  stop(): Promise<void>;
}

/**
 * Runs the built function app in a process of its own, as Azure would.
 * Rejects, saying why, when nothing is built, the app does not start, or the port is taken.
 */
export async function startFunctionsHost(options: FunctionsHostOptions): Promise<FunctionsHost> {
  const appFiles = findAppFiles(options.appDir);
  let clock = toClock(options.clock ?? 'real');
  const env = { TZ: 'UTC', FUNCTIONS_WORKER_RUNTIME: 'node', ...options.env };
  const child = await runChild(new URL('./child.ts', import.meta.url), { cwd: options.appDir, env });
  const lines = collectLines(child, options.onLog);
  const exited = once(child, 'close');

  const { appDir, port = 0, timers = 'manual' } = options;
  const lastRunning = options.lastRunning?.getTime();
  tell(child, { type: 'start', options: { appDir, appFiles, port, clock, timers, lastRunning } });
  const ready = await hear(child, 'ready', () => true, port, lines);
  let runs = 0;
  return {
    url: `http://127.0.0.1:${ready.port}`,
    port: ready.port,
    functions: ready.functions,
    now: () => new Date(readClock(clock, Date.now())),
    logs: () => [...lines],
    setClock: async (setting) => {
      clock = toClock(setting);
      const done = hear(child, 'clockSet', () => true, port, lines);
      tell(child, { type: 'clock', clock });
      await done;
    },
    runTimer: async (name, { pastDue = false } = {}) => {
      const id = ++runs;
      const done = hear(child, 'ran', (message) => message.id === id, port, lines);
      tell(child, { type: 'run', id, name, pastDue });
      const { error } = await done;
      if (error) throw new Error(`The timer function "${name}" failed: ${error}`);
    },
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await exited;
    },
    stop: async () => {
      if (child.connected) tell(child, { type: 'stop' });
      const timeout = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(timeout);
    },
  };
}

function tell(child: ChildProcess, message: ToHost) {
  if (!child.connected) throw new Error('The function app is not running any more');
  child.send(message);
}

/** Waits for a message of one type; rejects when the app's process reports a failure or ends before. */
function hear<Type extends FromHost['type']>(
  child: ChildProcess,
  type: Type,
  isIt: (message: Extract<FromHost, { type: Type }>) => boolean,
  port: number,
  lines: string[],
): Promise<Extract<FromHost, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: FromHost) => {
      if (message.type === 'failed') settle(() => reject(startError(message.message, port)));
      else if (isType(message, type) && isIt(message)) settle(() => resolve(message));
    };
    const onExit = (code: number | null, signal: string | null) => {
      const tail = lines.slice(-15).join('\n');
      settle(() => reject(new Error(`The function app ended (${signal ?? code ?? '?'})\n${tail}`)));
    };
    const settle = (then: () => void) => {
      child.off('message', onMessage).off('close', onExit);
      then();
    };
    child.on('message', onMessage).on('close', onExit);
  });
}

function isType<Type extends FromHost['type']>(
  message: FromHost,
  type: Type,
): message is Extract<FromHost, { type: Type }> {
  return message.type === type;
}

function startError(message: string, port: number): Error {
  if (message.includes('EADDRINUSE')) return new Error(`Port ${port} is taken: is it running already?`);
  return new Error(`The function app did not start: ${message}`);
}
