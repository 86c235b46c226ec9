import type { Party } from '../bot/protocol/case.ts';
import { agencyName, personName } from './say-people.ts';

/** Whom a text mentions, and the very name that stands between its `<at>` marks. */
export interface Mention {
  readonly person: string;
  readonly name: string;
}

export interface MentionText {
  /** Our own words, with `<at>Name</at>` for each mention. */
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/**
 * The names by which the people of one text are mentioned. Two who share a name are told apart by their agency, and
 * if need be by a number, because a mention is found by its name alone.
 */
export function mentionNames(people: readonly Party[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const party of people) {
    if (names.has(party.person)) continue;
    const taken = new Set(names.values());
    const plain = personName(party);
    const candidates = [plain, `${plain} (${agencyName(party)})`];
    const free = candidates.find((name) => !taken.has(name));
    names.set(party.person, free ?? `${candidates[1] ?? plain} ${names.size + 1}`);
  }
  return names;
}

/** "<at>Ann Field</at>" */
export const at = (names: ReadonlyMap<string, string>, person: string): string =>
  `<at>${names.get(person) ?? ''}</at>`;

/** The mentions of a text: those of the people whose marks are really in it. */
export function withMentions(text: string, names: ReadonlyMap<string, string>): MentionText {
  const mentions = [...names]
    .filter(([, name]) => text.includes(`<at>${name}</at>`))
    .map(([person, name]) => ({ person, name }));
  return { text, mentions };
}
