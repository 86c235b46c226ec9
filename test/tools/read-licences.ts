import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the product as it is installed. */
export interface Licensed {
  readonly name: string;
  readonly version: string;
  /** As the package says it, in the words of SPDX; `none` where it says nothing. */
  readonly licence: string;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license;
  const named = [license?.type, ...(licenses ?? []).map(({ type }) => type)].filter(
    (one) => one !== undefined,
  );
  return named.join(' OR ') || 'none';
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Every package that the product needs to run and that is installed, by name. `root` holds the lock file. */
export function readLicences(root: string): Licensed[] {
  const { packages } = readJson(join(root, 'package-lock.json')) as {
    packages: Record<string, { dev?: boolean; link?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
    .map(([path]) => join(root, path, 'package.json'))
    .filter((file) => existsSync(file))
    .map((file) => {
      const manifest = readJson(file) as Manifest;
      const { name = file, version = '' } = manifest;
      return { name, version, licence: licenceOf(manifest) };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Read and found good for a product under the MIT licence: each lets it be used, changed and passed on. */
export const ALLOWED: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
]);

/** True where one of those that may be chosen is allowed, or all that hold together are. What is nested deeper is not read. */
export function isAllowed(licence: string): boolean {
  const bare = licence.trim().replace(/^\(([^()]*)\)$/, '$1');
  return bare
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((one) => ALLOWED.has(one.trim())));
}
