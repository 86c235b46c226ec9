import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Proved, type Task, proveProtocol } from './prove-protocol.ts';

/** What the process of a protocol tells. */
type Told = { readonly line: string } | { readonly proved: Proved } | { readonly fault: string };

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Proves in a process of its own: the clock of a proof is that of its whole process, and so are its tokens. */
export function proveInChild(task: Task, tell: (line: string) => void): Promise<Proved> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [JSON.stringify(task)], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, COUNTERPART_PROOF: 'crash' },
  });
  return new Promise((resolve, reject) => {
    child.on('message', (told: Told) => {
      if ('line' in told) tell(told.line);
      else if ('proved' in told) resolve(told.proved);
      else reject(new Error(told.fault));
    });
    child.on('exit', (code) =>
      reject(new Error(`the process of ${task.protocol} ended with ${code ?? 'a signal'}`)),
    );
  });
}

/** Of the process itself. */
async function main(task: Task): Promise<void> {
  const send = (told: Told): Promise<void> =>
    new Promise((resolve) => {
      process.send?.(told, undefined, undefined, () => resolve());
    });
  const told = await proveProtocol(task, (line) => void send({ line })).then(
    (proved): Told => ({ proved }),
    (fault: unknown): Told => ({
      fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
    }),
  );
  await send(told);
  process.exit();
}

if (process.env['COUNTERPART_PROOF'] === 'crash' && process.send)
  await main(JSON.parse(process.argv[2] ?? '') as Task);
