import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The files that the `main` of a function app's package.json names: a path or a pattern with *, ** and {a,b}.
 * Throws when there is no package.json, no `main`, or no such file.
 */
export function findAppFiles(appDir: string): string[] {
  const manifest = join(appDir, 'package.json');
  if (!existsSync(manifest)) throw new Error(`There is no function app in ${appDir}: no package.json`);
  const { main } = JSON.parse(readFileSync(manifest, 'utf8')) as { main?: string };
  if (!main) throw new Error(`${manifest} has no "main", which says where the functions are`);

  const pattern = main.replaceAll('\\', '/').replace(/^\.\//, '');
  const matcher = toMatcher(pattern);
  const found = listFiles(appDir, join(appDir, fixedFolder(pattern)))
    .filter((file) => matcher.test(file))
    .sort();
  if (found.length === 0) throw new Error(`Nothing is built: no ${main} in ${appDir}. Run: npm run build`);
  return found.map((file) => join(appDir, file));
}

function fixedFolder(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => /[*{]/.test(part));
  return parts.slice(0, first === -1 ? parts.length - 1 : first).join('/');
}

function listFiles(root: string, folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' ? [] : listFiles(root, path);
    return [relative(root, path).replaceAll('\\', '/')];
  });
}

function toMatcher(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*|\{[^}]*\}|[.+^$()|[\]\\?]/g, (found) => {
    if (found === '**/') return '(?:.*/)?';
    if (found === '*') return '[^/]*';
    if (found.startsWith('{')) return `(?:${found.slice(1, -1).replaceAll('.', '\\.').replaceAll(',', '|')})`;
    return `\\${found}`;
  });
  return new RegExp(`^${source}$`);
}
