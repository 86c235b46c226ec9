import { randomInt } from 'node:crypto';
import type { Card } from '../../sandbox/connector/read-message.ts';
import { type Given, listInputs } from '../../sandbox/teams-client/fill-in.ts';

/** What stands for words that must not leave the case: in whatever a person types, before and after it. */
const CANARY = /Canary[0-9a-z]{9}z/g;
const LETTERS = '0123456789abcdefghijkmnpqrstuvwxy';
/** Fields in which people write about the child and the dispute. */
const OF_THE_CHILD =
  /^(whatHappened|evidence|wouldSettle|childReference|reason|wording|note|action|owner|text_.*)$/;
/** A text that says nothing by itself may stand anywhere: "No.", "x". */
const TELLING = 12;

const newCanary = (): string =>
  `Canary${Array.from({ length: 9 }, () => LETTERS[randomInt(LETTERS.length)] ?? '0').join('')}z`;

/** What people have typed in a partnership, and how it is known again. */
export interface Typed {
  /** The inputs with a canary at both ends of each text; the same one where the same is typed again. */
  mark(person: string, card: Card, inputs: Record<string, Given>): Record<string, Given>;
  /** Who has typed it. */
  typistsOf(canary: string): ReadonlySet<string>;
  /** Every canary, and every telling text as it was typed. */
  secrets(): string[];
}

export const canariesIn = (words: string): string[] => [...new Set(words.match(CANARY) ?? [])];

/** A text as it was typed, without what was put around it. */
export const asTyped = (words: string | undefined): string | undefined =>
  words?.replace(new RegExp(` ?${CANARY.source} ?`, 'g'), '');

/** Twice as much as is allowed fits into a field: what is too long is to come back as it was. */
const roomIn = (input: Card): number => (Number(input['maxLength'] ?? 0) || 1000) / 2;

/** `plainly`: nothing is put around it, where a journey is about the letters of the text themselves. */
export function rememberTyped(plainly = false): Typed {
  const canaries = new Map<string, string>();
  const typists = new Map<string, Set<string>>();
  const plain = new Set<string>();
  const canaryFor = (person: string, place: string, text: string): string => {
    const key = JSON.stringify([place, text]);
    const canary = canaries.get(key) ?? newCanary();
    canaries.set(key, canary);
    for (const it of [canary, ...canariesIn(text)])
      typists.set(it, (typists.get(it) ?? new Set()).add(person));
    return canary;
  };
  const marked = (person: string, card: Card, input: Card, text: string): string => {
    if (text.length >= TELLING) plain.add(text.trim());
    if (plainly) return text;
    const place = `${/"ref":"[^"]+"/.exec(JSON.stringify(card))?.[0] ?? ''} ${String(input['id'])}`;
    const canary = canaryFor(person, place, text);
    const both = `${canary} ${text} ${canary}`;
    return [both, `${canary} ${text}`].find((it) => it.length <= roomIn(input)) ?? text;
  };
  return {
    mark: (person, card, inputs) => {
      const fields = listInputs(card, card).filter(
        ({ type, id }) => type === 'Input.Text' && OF_THE_CHILD.test(String(id)),
      );
      const fieldOf = (name: string) => fields.find(({ id, label }) => id === name || label === name);
      return Object.fromEntries(
        Object.entries(inputs).map(([name, given]) => {
          const field = fieldOf(name);
          const isText = field && typeof given === 'string' && given.trim() !== '';
          return [name, isText ? marked(person, card, field, given) : given];
        }),
      );
    },
    typistsOf: (canary) => typists.get(canary) ?? new Set(),
    secrets: () => [...typists.keys(), ...plain],
  };
}
