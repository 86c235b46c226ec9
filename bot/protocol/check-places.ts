import type { Path } from './check-mistake.ts';
import { entryOf } from './entry-of.ts';

/** A value of a file with the way to it. */
export interface Place {
  readonly path: Path;
  readonly value: unknown;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function inside({ path, value }: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isList(value)) return value.map((it, index) => ({ path: [...path, index], value: it }));
  return Object.entries(value).map(([name, it]) => ({ path: [...path, name], value: it as unknown }));
}

/**
 * All values of a file that a pattern names: `stages.*.next`, `forms.*.fields.*.id`. A star is every entry. The file
 * is taken as it was read, with whatever mistakes it has: what is not there is left out.
 */
export function placesOf(file: unknown, pattern: string, from: Path = []): Place[] {
  const start: Place[] = [{ path: from, value: file }];
  return pattern.split('.').reduce<Place[]>(
    (found, part) =>
      found.flatMap((place) => {
        const entries = inside(place);
        return part === '*' ? entries : entries.filter(({ path }) => String(path.at(-1)) === part);
      }),
    start,
  );
}

/** The texts among them, which is what names are. */
export const namesAt = (file: unknown, pattern: string): { path: Path; value: string }[] =>
  placesOf(file, pattern).flatMap(({ path, value }) => (typeof value === 'string' ? [{ path, value }] : []));

/** What each list of a file holds, in the singular. */
const ONE_OF: Readonly<Record<string, string>> = {
  stages: 'stage',
  duties: 'duty',
  roles: 'role',
  forms: 'form',
  fields: 'field',
  columns: 'column',
  categories: 'category',
  questions: 'question',
  eligibility: 'rule',
  readings: 'reading',
  guidance: 'guidance',
  substitutes: 'substitute',
  equivalents: 'equivalent',
  links: 'link',
  flags: 'flag',
  members: 'group of members',
  copies: 'copy',
};

const nameOf = (value: unknown, index: number): string => {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : String(index + 1);
};

/** A place in words: "duty 2b, by, role". */
export function sayPlace(file: unknown, path: Path): string {
  const parts: string[] = [];
  let here = file;
  for (const [depth, step] of path.entries()) {
    here = (here as Record<string | number, unknown> | null | undefined)?.[step];
    const list = path[depth - 1];
    if (typeof step === 'number' && typeof list === 'string') {
      const one = entryOf(ONE_OF, list) ?? list;
      parts.splice(-1, 1, `${one} ${nameOf(here, step)}`);
    } else parts.push(String(step));
  }
  return parts.join(', ');
}
