import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Builds a small function app from one piece of TypeScript, in the way that the real app is built, in a folder of its
 * own. The text may import what the project may: '@azure/functions', 'botbuilder', or files by their path from the root.
 */
export async function buildEchoApp(contents: string): Promise<{ appDir: string; remove(): Promise<void> }> {
  const appDir = await mkdtemp(join(tmpdir(), 'echo-app-'));
  await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    outfile: join(appDir, 'dist', 'functions.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['@azure/functions-core'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  await writeFile(join(appDir, 'package.json'), '{ "type": "module", "main": "dist/*.mjs" }');
  await writeFile(join(appDir, 'host.json'), '{ "version": "2.0" }');
  return { appDir, remove: () => rm(appDir, { recursive: true, force: true }) };
}
