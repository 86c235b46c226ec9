import { type Mistake, error } from './check-mistake.ts';
import { placesOf } from './check-places.ts';

/** Lists of which no two entries may have the same name; of `fields` and `columns`, those of one form or table. */
const LISTS: readonly (readonly [list: string, name: string, what: string])[] = [
  ['stages', 'id', 'stages'],
  ['duties', 'id', 'duties'],
  ['roles', 'id', 'roles'],
  ['forms', 'id', 'forms'],
  ['categories', 'id', 'categories'],
  ['questions', 'fact', 'questions'],
  ['flags', 'id', 'flags'],
  ['gate.steps', 'id', 'steps'],
  ['forms.*.fields', 'id', 'fields of this form'],
  ['forms.*.fields.*.columns', 'id', 'columns of this table'],
  ['forms.*.fields.*.allowed', '', 'allowed values'],
  ['duties.*.writing.fields', 'id', 'fields of this writing'],
];

/** Two of a kind that have the same name. Takes the file as it was read: it may have other mistakes. */
export function checkDoubles(file: unknown): Mistake[] {
  return LISTS.flatMap(([list, name, what]) =>
    placesOf(file, list).flatMap(({ path, value }) => {
      const seen = new Set<unknown>();
      return placesOf(value, name === '' ? '*' : `*.${name}`, path).flatMap((it) => {
        if (!seen.has(it.value)) {
          seen.add(it.value);
          return [];
        }
        return [error(it.path, `two ${what} have the same name, "${String(it.value)}"; each needs its own`)];
      });
    }),
  );
}
