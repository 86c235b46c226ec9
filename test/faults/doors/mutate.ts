import type { Random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const deep = (levels: number): Json => {
  let nest: Json = 'x';
  for (let level = 0; level < levels; level += 1) nest = level % 2 === 0 ? [nest] : { a: nest };
  return nest;
};

/** Names that every object answers to. */
const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'then'];

/** What stands where something else is meant to. Made anew each time: what is drawn may be changed again. */
const HOSTILE: readonly (() => Json)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1e308,
  () => '',
  () => ' ',
  () => 'x'.repeat(5_000),
  () => 'é'.repeat(40_000),
  () => '\ud800',
  () => 'a\udc00b',
  () => '\u0000',
  () => '\u202e\u200b\ufeff',
  () => '<at>Counterpart</at>'.repeat(50),
  () => "' or PartitionKey ne '",
  () => '../../../etc/passwd',
  () => '${7*7}{{7*7}}',
  () => '2026-02-30T25:61:61Z',
  () => 'http://127.0.0.1:1/',
  () => [],
  () => ({}),
  () => [[[]]],
  () => ({ length: 1e9 }),
  () => Array.from({ length: 2_000 }, (_, n) => n),
  () => Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${n}`, 'v'])),
  () => deep(100),
  () => ({ toString: 1, valueOf: null, toJSON: 'x', then: 'x' }),
  ...INHERITED.map((name) => () => name),
];

interface Spot {
  readonly holder: Json[] | { [name: string]: Json };
  readonly key: string | number;
}

/** Every place in a value at which another value may stand. */
function spotsIn(value: Json, found: Spot[] = []): Spot[] {
  if (typeof value !== 'object' || value === null || found.length > 2_000) return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value, key });
    spotsIn((value as Record<string, Json>)[key] as Json, found);
  }
  return found;
}

const at = ({ holder, key }: Spot): Json => (holder as Record<string, Json>)[key] as Json;

function put({ holder, key }: Spot, value: Json): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const WAYS: readonly ((random: Random, spot: Spot, other: Spot) => void)[] = [
  (random, spot) => put(spot, random.of(HOSTILE)()),
  (random, spot) => put(spot, random.of(HOSTILE)()),
  (_, { holder, key }) => {
    Reflect.deleteProperty(holder, key);
  },
  (_, spot) => put(spot, [at(spot)]),
  (_, spot) => put(spot, { value: at(spot) }),
  (_, spot, other) => put(spot, structuredClone(at(other))),
  (random, { holder }) => put({ holder, key: random.of(INHERITED) }, { polluted: true, type: 'message' }),
  (_, { holder }) => put({ holder, key: 'constructor' }, { prototype: { polluted: true } }),
  (random, { holder, key }) => put({ holder, key: random.of(INHERITED) }, at({ holder, key })),
];

/** Changes to the text itself, which no writer of JSON makes. */
const TEXT_WAYS: readonly ((random: Random, text: string) => string)[] = [
  (random, text) => text.slice(0, random.int(text.length)),
  (random, text) => `${text}${text.slice(random.int(text.length))}`,
  (_, text) => `{"type":"invoke","from":{"id":"29:first"},"from":{"id":"29:second"},${text.slice(1)}`,
  (_, text) => `{"__proto__":{"polluted":true},"__proto__":null,${text.slice(1)}`,
  (random, text) => {
    const cut = random.int(text.length);
    return `${text.slice(0, cut)}\u0000${text.slice(cut + 1)}`;
  },
  (_, text) => `\ufeff${text}`,
  (_, text) => `[${text}]`,
  (_, text) => `${text.slice(0, -1)},"text":"${'x'.repeat(300_000)}"}`,
  (_, text) => `${text.slice(0, -1)},"value":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  (_, text) => `${text.slice(0, -1)},"value":${'{"a":'.repeat(240)}1${'}'.repeat(240)}}`,
];

/** One to four changes in a copy. */
export function mutate(activity: object, random: Random): Record<string, unknown> {
  const changed = structuredClone(activity) as { [name: string]: Json };
  for (let left = 1 + random.int(4); left > 0; left -= 1) {
    const spots = spotsIn(changed);
    if (spots.length === 0) break;
    random.of(WAYS)(random, random.of(spots), random.of(spots));
  }
  return changed;
}

/** The text of an activity; one in twelve is no longer what a writer of JSON would write. */
export function write(activity: object, random: Random): string {
  const text = JSON.stringify(activity);
  return random.int(12) === 0 ? random.of(TEXT_WAYS)(random, text) : text;
}
