import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/sandbox/', import.meta.url));

/** What a program needs to run at all, on each of the three systems. Nothing that could change how the app behaves. */
const PASSED_ON = [
  'PATH',
  'Path',
  'PATHEXT',
  'HOME',
  'USERPROFILE',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'windir',
  'COMSPEC',
  'LANG',
];

/**
 * Runs a TypeScript file as a Node process of its own, with a message channel and piped output.
 *
 * It is compiled first, so that the process runs plain JavaScript without a loader's hooks: what it loads is loaded as
 * in production. Of this process's environment only the bare minimum is passed on.
 */
export async function runChild(
  entry: URL,
  options: { cwd: string; env: Record<string, string> },
): Promise<ChildProcess> {
  const inherited = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return fork(await compile(entry), [], {
    cwd: options.cwd,
    env: { ...Object.fromEntries(inherited), ...options.env },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function compile(entry: URL): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  const code = result.outputFiles[0]?.text ?? '';
  const file = join(CACHE, `${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  if (existsSync(file)) return file;
  await mkdir(CACHE, { recursive: true });
  // Several tests may compile at once: a rename never shows anybody half a file.
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return file;
}
