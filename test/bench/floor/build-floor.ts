import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface BuiltApp {
  readonly appDir: string;
  remove(): Promise<void>;
}

/** Bundles a bot for comparison in the way in which the product is bundled, in a folder of its own. */
export async function buildFloor(entry: string): Promise<BuiltApp> {
  const appDir = await mkdtemp(join(tmpdir(), 'floor-app-'));
  await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outfile: join(appDir, 'dist', 'functions.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['@azure/functions-core'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    legalComments: 'none',
    logLevel: 'warning',
  });
  await writeFile(join(appDir, 'package.json'), '{ "type": "module", "main": "dist/*.mjs" }');
  await writeFile(join(appDir, 'host.json'), '{ "version": "2.0" }');
  return { appDir, remove: () => rm(appDir, { recursive: true, force: true }) };
}
