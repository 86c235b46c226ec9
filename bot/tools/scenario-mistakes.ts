import type * as z from 'zod';
import { type Mistake, type Path, error } from '../protocol/check-mistake.ts';
import { nearest, sayKnown } from '../protocol/check-near.ts';
import { shapesAt } from '../protocol-text/allowed-at.ts';
import { mistakesOf } from '../protocol-text/schema-mistakes.ts';

type Issue = z.core.$ZodIssue;

const pathOf = (issue: Issue): Path =>
  issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

/** Where it stands, to be read before the mistake: "happening 1, side: "; the first happening is 1. */
export function sayScenarioPlace(path: Path): string {
  const said = path.flatMap((step, depth) => {
    if (typeof step === 'number') return path[depth - 1] === 'happenings' ? [] : [String(step + 1)];
    const next = path[depth + 1];
    return step === 'happenings' && typeof next === 'number' ? [`happening ${next + 1}`] : [step];
  });
  return said.length === 0 ? '' : `${said.join(', ')}: `;
}

function unknownKeys(issue: Issue & { code: 'unrecognized_keys' }, schema: z.core.$ZodType): Mistake[] {
  const path = pathOf(issue);
  const known = [...new Set(shapesAt(schema, path).flat())];
  return issue.keys.map((key): Mistake => ({
    ...error([...path, key], `this is not known here${sayKnown(key, known)}`),
    atKey: true,
  }));
}

function said(issue: Issue, file: unknown, schema: z.core.$ZodType): Mistake[] {
  const path = pathOf(issue);
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, schema);
  // Facts alone may be of several kinds.
  if (issue.code === 'invalid_union') return [error(path, 'this must be a text, a number, true or false')];
  const value = path.reduce<unknown>((here, step) => (here as Record<string, unknown> | null)?.[step], file);
  if (issue.code === 'invalid_value' && path.at(-1) === 'event' && typeof value === 'string') {
    const known = sayKnown(value, issue.values.map(String), 'There are');
    return [error(path, `"${value}" is not an event${known}`)];
  }
  return mistakesOf(issue, file);
}

/** What the schema finds wrong with a scenario file. A name that is only misspelt is not said to be missing as well. */
export function saySchemaMistakes(
  issues: readonly Issue[],
  file: unknown,
  schema: z.core.$ZodType,
): Mistake[] {
  const all = issues.flatMap((issue) => said(issue, file, schema));
  const misspelt = all.flatMap(({ atKey, path }) => (atKey ? [path] : []));
  const isMisspelt = ({ path, message }: Mistake): boolean =>
    message.endsWith('is missing') &&
    misspelt.some(
      (it) =>
        it.slice(0, -1).join('.') === path.slice(0, -1).join('.') &&
        nearest(String(it.at(-1)), [String(path.at(-1))]) !== undefined,
    );
  return all.filter((mistake) => !isMisspelt(mistake));
}
