import { cp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { keepChecked, nameChecks } from './bot/tools/keep-checked.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Bundles the function app into `dist/functions` with everything it needs, so that no node_modules are published.
 * Modules that are imported lazily stay files of their own. The protocol files are checked, once for every start.
 * @throws ProtocolFileError when a protocol file has mistakes
 */
export async function build(): Promise<void> {
  const checkedBy = nameChecks();
  await rm(at('dist/functions'), { recursive: true, force: true });
  await bundle({
    entryPoints: [at('functions/main.ts')],
    outdir: at('dist/functions'),
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['@azure/functions-core'],
    define: { CHECKED_BY: JSON.stringify(checkedBy) },
    // The SDKs are CommonJS and ask for Node's own modules with require.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  await cp(at('bot/protocols'), at('dist/functions/protocols'), { recursive: true });
  keepChecked(new URL('dist/functions/protocols/', import.meta.url), checkedBy);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
