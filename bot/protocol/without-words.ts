import type { Case, Happening, Settlement, Writing } from './case.ts';
import type { Instant } from './instant.ts';
import { readingOf } from './reading.ts';
import type { World } from './world.ts';

const silentSettlement = ({ objection, ...settlement }: Settlement): Settlement => ({
  ...settlement,
  wording: '',
  ...(objection && { objection: { ...objection, reason: '' } }),
});

const silentWriting = (writing: Writing): Writing => ({ ...writing, fields: {}, reason: undefined });

/** Actions stay apart from one another: which of them was checked is no word of anybody. */
function silentHappenings(happenings: readonly Happening[]): Happening[] {
  const actions = [...new Set(happenings.flatMap(({ action }) => action ?? []))];
  return happenings.map(({ action, owner, ...happening }) => ({
    ...happening,
    reason: undefined,
    note: undefined,
    ...(action !== undefined && { action: `Action ${actions.indexOf(action) + 1}` }),
    ...(owner !== undefined && { owner: '' }),
  }));
}

const silentEach = <T, U>(all: Readonly<Record<string, T>>, silent: (one: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, silent(one)]));

/** A case without a word that anybody wrote in it: who, when and where it stands, as its thread shows it to everybody. */
export const withoutWords = (kase: Case): Case => ({
  ...kase,
  intake: { category: 0, whatHappened: '', evidence: '', wouldSettle: '', childReference: '' },
  happenings: silentHappenings(kase.happenings),
  settlement: kase.settlement && silentSettlement(kase.settlement),
  writings: silentEach(kase.writings, silentWriting),
  forms: silentEach(kase.forms, (form) => ({ ...form, values: {} })),
});

/** A case as somebody may read it: a form that begins with words of the case begins with none for whoever may not. */
export const asReadBy = (world: World, kase: Case, person: string, now: Instant): Case =>
  readingOf(world, kase, person, now).may === 'all' ? kase : withoutWords(kase);
