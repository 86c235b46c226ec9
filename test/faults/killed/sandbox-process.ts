import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { callJson } from '../../sandbox/forwarder/http-exchange.ts';
import { readDate } from '../../sandbox/read-date.ts';
import { type SandboxPorts, freePorts } from '../../sandbox/sandbox-ports.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** So long may a start take on a busy machine, in milliseconds. */
const MOST_START_MS = 120_000;
const POLL_MS = 50;

/** The whole sandbox in a process of its own, as `npm start` starts it, with what outlives it in a folder. */
export interface SandboxProcess {
  readonly ports: SandboxPorts;
  readonly dataDir: string;
  /** Starts it, and waits until it is ready. False where it ended before it was. */
  start(): Promise<boolean>;
  /** Ends it without a warning, and waits until nothing of it runs any more. */
  kill(): Promise<void>;
  /** Kills it for good, and takes away what it kept. */
  remove(): Promise<void>;
}

export const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

/** @param at the London day and time at which its clock begins: `2026-06-01 09:00` */
export async function sandboxProcess(at: string): Promise<SandboxProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'killed-'));
  const begin = readDate(at, new Date());
  if (!begin) throw new RangeError(`"${at}" is no day and time`);
  const clock = { personId: 'nobody', clockOffset: begin.getTime() - Date.now() };
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, 'sandbox.json'), JSON.stringify(clock));
  const ports = await freePorts();
  const flags = Object.entries(ports).flatMap(([name, port]) => [`--port-${name}`, String(port)]);
  const command = ['--import', 'tsx', 'test/sandbox/start.ts', '--no-open', '--data', dataDir, ...flags];
  let child: ChildProcess | undefined;

  async function kill(): Promise<void> {
    const dying = child;
    child = undefined;
    if (!dying) return;
    const gone = dying.exitCode === null && dying.signalCode === null ? once(dying, 'exit') : undefined;
    dying.kill('SIGKILL');
    await gone;
    // The app and the Playground are processes of their own, which end when they see that theirs has.
    for (const port of [ports.bot, ports.playground, ports.tables]) await untilSilent(port);
  }
  return {
    ports,
    dataDir,
    start: async () => {
      child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
      return untilReady(child);
    },
    kill,
    remove: async () => {
      await kill();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function untilReady(child: ChildProcess): Promise<boolean> {
  let printed = '';
  const hear = (part: Buffer) => (printed += part.toString());
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const until = Date.now() + MOST_START_MS;
  while (Date.now() < until) {
    await sleep(POLL_MS);
    if (printed.includes('Ready:')) return true;
    if (child.signalCode !== null) return false;
    if (child.exitCode !== null) throw new Error(`the sandbox did not start:\n${printed}`);
  }
  throw new Error(`the sandbox was not ready in time:\n${printed}`);
}

async function untilSilent(port: number): Promise<void> {
  const answers = () =>
    callJson('GET', urlOf(port)).then(
      () => true,
      () => false,
    );
  const until = Date.now() + MOST_START_MS;
  while (await answers()) {
    if (Date.now() > until) throw new Error(`something still answers at port ${port}`);
    await sleep(POLL_MS);
  }
}
