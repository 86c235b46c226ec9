import type { Told } from '../ports/telemetry.ts';

/** So long may a text be: an id or a reason of our own. */
const LONGEST = 300;

/** In this order, so that lines can be read from left to right; everything else follows. */
const FIRST = [
  'at',
  'level',
  'event',
  'activity',
  'ref',
  'kind',
  'verb',
  'form',
  'command',
  'outcome',
] as const;

const isId = /^[\w.:|=+/() -]{1,200}$/;

/** An id that does not look like one is not repeated: it came from outside. */
const asId = (value: string): string => (isId.test(value) ? value : 'not-an-id');

/** Control characters would break the line, or a terminal that shows it. */
const plain = (value: string): string =>
  value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ').slice(0, LONGEST);

/**
 * Whatever arrived needs no line: the turn or the sweep that sent it has one, and the case says what has gone out. What
 * was refused or failed in a turn is told by the line of that turn.
 */
const isToldElsewhere = (told: Told): boolean =>
  (told.event === 'sent' && told.outcome === 'delivered') ||
  (told.event === 'note' &&
    told.activity !== undefined &&
    (told.what === 'turn-fault' || told.what.endsWith('refused')));

/** What is told, as one line of JSON; undefined where another line tells it. */
export function lineOf(told: Told): string | undefined {
  if (isToldElsewhere(told)) return undefined;
  const all = { ...told, ...(told.activity !== undefined && { activity: asId(told.activity) }) };
  const names = [...new Set<string>([...FIRST, ...Object.keys(all)])];
  const values = all as Readonly<Record<string, unknown>>;
  const pairs = names.map((name): [string, unknown] => [name, values[name]]);
  return JSON.stringify(
    Object.fromEntries(pairs.filter(([, value]) => value !== undefined)),
    (_name, value: unknown) => (typeof value === 'string' ? plain(value) : value),
  );
}
