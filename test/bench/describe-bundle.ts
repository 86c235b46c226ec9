import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface BundleFile {
  readonly file: string;
  readonly bytes: number;
  /** Loaded when the app starts, or only when something asks for it. */
  readonly lazy: boolean;
  /** The packages that take most of it, most first. */
  readonly holds: readonly string[];
}

/** Why something is not loaded when the app starts; of what is not listed nobody has said why. */
export const WHY_LAZY: readonly (readonly [packageName: string, why: string])[] = [
  ['@azure/identity', 'is asked for the first token only: a turn of a form that sends no mail needs none'],
  ['@azure/msal', 'comes with @azure/identity'],
  ['open', 'comes with @azure/identity, for signing in on a desk; the app never does'],
  ['@microsoft/microsoft-graph-client', 'sends mails and looks people up; most turns do neither'],
  ['yaml', 'reads protocol files that the build has not read'],
  ['opentelemetry', 'is loaded when an Application Insights connection string is set'],
];

/** The files of the built app, the largest first, and which of them are loaded with it. */
export function describeBundle(dir: string): BundleFile[] {
  const names = [dir, join(dir, 'chunks')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => join(folder, name)),
  );
  const eager = loadedFrom(join(dir, 'main.mjs'));
  return names
    .map((name) => ({
      file: relative(dir, name),
      bytes: statSync(name).size,
      lazy: !eager.has(name),
      holds: packagesIn(readFileSync(name, 'utf8')),
    }))
    .sort((a, b) => b.bytes - a.bytes);
}

/** What a file brings with it at once: the chunks that it imports as a statement, and theirs. */
function loadedFrom(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path = ''] of text.matchAll(/^(?:import|export)\s[^;"]*?"(\.[^"]+\.mjs)"/gm))
    loadedFrom(join(file, '..', path), found);
  return found;
}

/** By the name that the bundler writes before each file. */
function packagesIn(text: string): string[] {
  const sizes = new Map<string, number>();
  for (const part of text.split(/^\/\/ (?=\S*(?:node_modules|bot|cards|functions)\/)/m).slice(1)) {
    const [line = ''] = part.split('\n', 1);
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(line)?.[1] ?? 'the product';
    sizes.set(name, (sizes.get(name) ?? 0) + part.length);
  }
  return [...sizes].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
