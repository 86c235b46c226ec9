/** `npm run package`: checks the Teams manifest and writes the package that an administrator uploads. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPackage, shippedManifest, type PackageResult } from './build-package.ts';

const usage = `Usage: npm run package -- [--out FILE] [--manifest FILE]

  --out FILE       where to write the package (dist/counterpart.zip)
  --manifest FILE  the manifest to pack (manifest/manifest.json)
`;

function parse(args: string[]): { out: string; manifest: string } | string {
  try {
    const text = { type: 'string' } as const;
    const options = { out: text, manifest: text, help: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args, options });
    if (values.help) return usage;
    const out = values.out ?? fileURLToPath(new URL('../dist/counterpart.zip', import.meta.url));
    return { out: resolve(out), manifest: resolve(values.manifest ?? shippedManifest) };
  } catch (cause) {
    return `${cause instanceof Error ? cause.message : String(cause)}\n\n${usage}`;
  }
}

/** As short as it can be said from here. */
function shorten(path: string): string {
  const here = relative(process.cwd(), path);
  return here.startsWith('..') ? path : here;
}

function describeRefusal(result: Extract<PackageResult, { kind: 'refused' }>, manifest: string): string {
  const lines = ['No package was written.'];
  if (result.problems.length > 0) {
    lines.push('', `Wrong in ${shorten(manifest)}:`);
    lines.push(...result.problems.map(({ path, message }) => `  ${path}: ${message}`));
  }
  if (result.unset.length > 0) {
    lines.push('', 'Environment variables that are not set:');
    lines.push(...result.unset.map(({ name, meaning }) => `  ${name}: ${meaning}`));
  }
  return `${lines.join('\n')}\n`;
}

const options = parse(process.argv.slice(2));
if (typeof options === 'string') {
  const asked = options === usage;
  (asked ? process.stdout : process.stderr).write(options);
  process.exitCode = asked ? 0 : 1;
} else {
  const result = await buildPackage(options.manifest, process.env);
  if (result.kind === 'refused') {
    process.stderr.write(describeRefusal(result, options.manifest));
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(options.out), { recursive: true });
    writeFileSync(options.out, result.zip);
    const size = `${(result.zip.length / 1024).toFixed(1)} KB`;
    const files = result.files.join(', ');
    process.stdout.write(`Wrote ${shorten(options.out)} (${size}: ${files}). It is ready to upload to Teams.
`);
  }
}
