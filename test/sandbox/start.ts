import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../build.ts';
import { reminderFinder } from './next-reminder.ts';
import { openBrowser } from './open-browser.ts';
import { readFlags, USAGE, type Flags } from './read-flags.ts';
import { readLogLine } from './read-log-line.ts';
import { checkPorts } from './sandbox-ports.ts';
import { seedDirectory } from './seed-directory.ts';
import { startSandbox, type Sandbox } from './start-sandbox.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** `npm start`: builds the app and runs it in a Teams of its own on this machine, until Ctrl-C. */
async function start(flags: Flags): Promise<void> {
  await checkPorts(flags.ports);
  const dataDir = resolve(ROOT, flags.dataDir);
  if (flags.fresh) await forget(dataDir);
  console.log('Building and starting…');
  await build();
  const starting = startSandbox({
    ports: flags.ports,
    dataDir,
    appDir: ROOT,
    empty: flags.empty,
    ...(flags.empty ? {} : { seed: seedDirectory }),
    findReminder: reminderFinder,
    onLog: (line) => {
      const read = readLogLine(line);
      if (read !== undefined) console.log(read);
    },
  });
  endWith(starting);
  const sandbox = await starting;
  console.log(describe(sandbox, dataDir, flags.empty));
  if (flags.open) {
    openBrowser(sandbox.controlUrl);
    openBrowser(sandbox.playgroundUrl);
  }
}

/** Removes what the sandbox keeps, and nothing else that may be in the folder. */
async function forget(dataDir: string): Promise<void> {
  const kept = ['tables', 'mailbox', 'playground', 'chats.jsonl', 'sandbox.json'];
  for (const name of kept) await rm(join(dataDir, name), { recursive: true, force: true });
}

/** Ends everything when this process is asked to end; at once when it is asked twice. */
function endWith(starting: Promise<Sandbox>): void {
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    console.log('\nEnding…');
    void starting
      .then((sandbox) => sandbox.stop())
      .catch(() => undefined)
      .finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
}

function describe(sandbox: Sandbox, dataDir: string, empty: boolean): string {
  return [
    '',
    '  Counterpart runs on this machine. Nothing leaves it; everybody in it is invented.',
    '',
    `  Teams (Agents Playground)      ${sandbox.playgroundUrl}`,
    `  Control page                   ${sandbox.controlUrl}   who you are, the team, the clock, the mailbox, files`,
    `  The bot (Azure Functions)      ${sandbox.botUrl}`,
    `  Graph (mail, people)           ${sandbox.graphUrl}`,
    `  Table Storage (Azurite)        ${sandbox.tablesUrl}`,
    `  Kept in                        ${dataDir}   (forget it all: --fresh)`,
    '',
    '  Ctrl-C ends it.',
    '',
    empty
      ? `Ready: open ${sandbox.controlUrl} and add Counterpart to the team`
      : `Ready: open ${sandbox.playgroundUrl} and say hi`,
  ].join('\n');
}

try {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) console.log(USAGE);
  else await start(flags);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // Not only the exit code: a part that is still starting would keep the process alive.
  process.exit(1);
}
