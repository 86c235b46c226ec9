import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runChild } from '../run-child.ts';
import { stopChild } from '../stop-child.ts';

export interface PlaygroundOptions {
  port: number;
  /** Where the Playground posts what a person does: the forwarder's endpoint for activities. */
  botUrl: string;
  /** What the Playground gives the bot as `serviceUrl`. */
  connectorUrl: string;
  /** The configuration file's text. */
  config: string;
  /** A folder of its own, for its configuration and its log. */
  dir: string;
}

export interface Playground {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the Agents Playground as a child process, without its telemetry and without its opening a browser.
 * Resolves when it answers; rejects when it does not within 20 seconds.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  await mkdir(options.dir, { recursive: true });
  const configPath = join(options.dir, 'm365agentsplayground.yml');
  await writeFile(configPath, options.config);
  const commandLine = ['--port', String(options.port), '--channel-id', 'msteams', '--disable-telemetry'];
  commandLine.push('--app-endpoint', options.botUrl, '--service-url', options.connectorUrl);
  const child = await runChild(new URL('./run-playground.ts', import.meta.url), {
    cwd: options.dir,
    env: {
      PLAYGROUND_ARGUMENTS: JSON.stringify(commandLine),
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configPath,
      M365_AGENTS_PLAYGROUND_LOGFILE: join(options.dir, 'playground.log'),
      TEAMSAPPTESTER_BROWSER: 'none',
    },
  });
  let output = '';
  child.stdout?.resume();
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const url = `http://127.0.0.1:${options.port}`;
  if (!(await answers(url, hasEnded))) {
    await stopChild(child);
    throw new Error(`The Agents Playground did not start on port ${options.port}. ${output.slice(-2000)}`);
  }
  return { url, stop: () => stopChild(child) };
}

/** Its page is asked for and not its configuration, which it keeps back for 15 seconds while no bot answers it. */
async function answers(url: string, hasEnded: () => boolean): Promise<boolean> {
  const until = Date.now() + 20_000;
  while (!hasEnded() && Date.now() < until) {
    const response = await fetch(`${url}/`).catch(() => undefined);
    if (response?.ok === true) return true;
    await sleep(100);
  }
  return false;
}
