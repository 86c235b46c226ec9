import type * as z from 'zod';
import { type Mistake, type Path, error } from '../protocol/check-mistake.ts';
import { nearest, sayKnown } from '../protocol/check-near.ts';
import { protocolSchema } from '../protocol/definition.ts';
import { shapesAt } from './allowed-at.ts';

type Issue = z.core.$ZodIssue;

const at = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === 'number' ? step : String(step)));

/** The value at a place of the file as it was read. */
const valueAt = (file: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (here, step) => (here as Record<string | number, unknown> | null | undefined)?.[step],
    file,
  );

const list = (values: readonly unknown[]): string[] => values.map(String);

function unknownKeys(issue: Issue & { code: 'unrecognized_keys' }, path: Path): Mistake[] {
  const known = [...new Set(shapesAt(protocolSchema, path).flat())];
  return issue.keys.map((key): Mistake => ({
    ...error([...path, key], `"${key}" is not known here${sayKnown(key, known)}`),
    atKey: true,
  }));
}

/** Of the shapes that a value may have, the mistakes against the one that fits best. */
function ofBestShape(issue: Issue & { code: 'invalid_union' }, path: Path, file: unknown): Mistake[] {
  const within = issue.errors.filter(
    (issues) => !issues.some(({ code, path: deep }) => code === 'invalid_type' && deep.length === 0),
  );
  const missing = (issues: readonly Issue[]): number =>
    issues.filter((it) => valueAt(file, [...path, ...at(it.path)]) === undefined).length;
  const best = [...within].sort(
    (one, other) => missing(one) - missing(other) || one.length - other.length,
  )[0];
  if (best && (within.length === 1 || missing(best) === 0))
    return best.flatMap((inner) => mistakesOf({ ...inner, path: [...path, ...inner.path] }, file));
  const shapes = shapesAt(protocolSchema, path).map((keys) => `{ ${keys.join(', ')} }`);
  return [error(path, `this is not allowed here. Allowed: ${[...new Set(shapes)].join(' or ')}`)];
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text (put numbers and yes or no in quotation marks)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of names and values',
};

function sized(issue: Issue & { code: 'too_big' | 'too_small' }): string {
  const bound = issue.code === 'too_big' ? issue.maximum : issue.minimum;
  const unit = { string: 'letters', array: 'entries' }[issue.origin as 'string' | 'array'] as
    string | undefined;
  if (issue.code === 'too_big')
    return unit ? `too long: at most ${bound} ${unit}` : `too large: at most ${bound}`;
  if (unit && Number(bound) === 1) return 'is empty, and something must stand here';
  return unit
    ? `too short: at least ${bound} ${unit}`
    : `too small: it must be ${issue.inclusive ? 'at least' : 'more than'} ${bound}`;
}

function format(issue: Issue & { code: 'invalid_format' }): string {
  if (issue.format === 'email') return 'is not an e-mail address';
  if (issue.format === 'url') return 'is not an address of the web (https://…)';
  return `is not written as it must be: ${issue.message}`;
}

const written = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '' : `"${String(value)}" `;

/** What one finding of the schema says about a file, in words that name what is allowed. */
export function mistakesOf(issue: Issue, file: unknown): Mistake[] {
  const path = at(issue.path);
  const value = valueAt(file, path);
  if (value === undefined && issue.code !== 'unrecognized_keys') {
    const allowed = issue.code === 'invalid_value' ? `; allowed: ${list(issue.values).join(', ')}` : '';
    return [error(path, `"${String(path.at(-1) ?? 'everything')}" is missing${allowed}`)];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue, path);
    case 'invalid_value':
      return [
        error(
          path,
          `${written(value)}is not allowed${sayKnown(String(value), list(issue.values), 'Allowed')}`,
        ),
      ];
    case 'invalid_type':
      return [error(path, `this must be ${KINDS[issue.expected] ?? issue.expected}`)];
    case 'too_big':
    case 'too_small':
      return [error(path, sized(issue))];
    case 'invalid_format':
      return [error(path, `${written(value)}${format(issue)}`)];
    case 'invalid_union': {
      const { options } = issue as { options?: readonly unknown[] };
      return options
        ? [error(path, `${written(value)}is not allowed${sayKnown(String(value), list(options), 'Allowed')}`)]
        : ofBestShape(issue, path, file);
    }
    default:
      return [error(path, issue.message)];
  }
}

const isParent = (path: Path, of: Path): boolean =>
  of.length === path.length + 1 && path.every((step, depth) => of[depth] === step);

/** Everything that the schema finds wrong with a file. A name that is only misspelt is not said to be missing as well. */
export function schemaMistakes(issues: readonly Issue[], file: unknown): Mistake[] {
  const all = issues.flatMap((issue) => mistakesOf(issue, file));
  const misspelt = (missing: Mistake): boolean => {
    const name = String(missing.path.at(-1));
    const parent = missing.path.slice(0, -1);
    return all.some(
      ({ atKey, path }) => atKey && isParent(parent, path) && nearest(String(path.at(-1)), [name]) === name,
    );
  };
  return all.filter(
    (mistake) => mistake.atKey === true || valueAt(file, mistake.path) !== undefined || !misspelt(mistake),
  );
}
