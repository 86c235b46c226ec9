import { describe, expect, it } from 'vitest';
import { type Case, FORMS, LADDER, SEND, expectRefused } from '../fixtures/broken-protocol.ts';
import { mergeFacts } from '../../bot/protocol/predicate.ts';

const RESERVED: readonly Case[] = [
  [
    'of a field of a form',
    FORMS,
    [['{ id: childName,', '{ id: constructor,']],
    'id: |constructor,',
    /^form resolutionForm, field constructor, id: "constructor" is a name that the service keeps/,
  ],
  [
    'of a field of a writing',
    LADDER,
    [['{ id: ask,', '{ id: toString,']],
    'id: |toString,',
    /, field toString, id: "toString" is a name that the service keeps for itself; choose another/,
  ],
  [
    'of a duty',
    SEND,
    [['id: 1a', 'id: valueOf']],
    'valueOf',
    /^duty valueOf, id: "valueOf" is a name that the service keeps/,
  ],
  [
    'of a role',
    SEND,
    [['{ id: dcs,', '{ id: __proto__,']],
    'id: |__proto__',
    /^role __proto__, id: "__proto__" is a name that the service keeps/,
  ],
  [
    'of a fact that is asked for',
    LADDER,
    [['fact: ', 'fact: raising.hasOwnProperty # ']],
    'raising.hasOwnProperty',
    /^question .*, fact: "hasOwnProperty" is a name that the service keeps/,
  ],
];

describe('a name that every object of the language has', () => {
  it.each(RESERVED)('%s is refused at its place', (...one) => expectRefused(one));

  it('is a fact like any other where one is told all the same', () => {
    const told = JSON.parse('{ "__proto__": { "admin": true }, "toString": "x" }') as Record<string, string>;
    const merged = mergeFacts({ known: true }, told);
    expect(Object.entries(merged)).toEqual([['known', true], ...Object.entries(told)]);
    expect('admin' in merged).toBe(false);
  });
});
