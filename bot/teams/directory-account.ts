import { sayList } from '../../cards/say-list.ts';
import { plainName } from '../../cards/say-people.ts';
import type { Person } from '../ports/people.ts';
import { accountOf } from '../protocol/account.ts';
import { type DirectoryVisit, keepsProtocol } from './directory-visit.ts';

/** Whoever has the account and the address of an entry has all that the entry has. */
const isSameReach = (a: Person, b: Person): boolean =>
  accountOf(a) === accountOf(b) && a.email.toLowerCase() === b.email.toLowerCase();

/** By person: the procedures in which they have a part or that they manage. */
function partsIn({ record }: DirectoryVisit) {
  const managed = new Map<string, Set<string>>();
  const all = new Map<string, Set<string>>();
  const note = (map: Map<string, Set<string>>, person: string, protocol: string): void => {
    map.set(person, (map.get(person) ?? new Set()).add(protocol));
  };
  for (const { protocol, managers = [] } of record.settings)
    for (const id of managers) {
      note(managed, id, protocol);
      note(all, id, protocol);
    }
  for (const { protocol, person, deputy } of record.roles)
    for (const id of [person, ...(deputy === undefined ? [] : [deputy])]) note(all, id, protocol);
  return { managed, all };
}

/**
 * Judges who signs in as an entry, and where its mails go. Nobody can hand on in this way what another keeps: the cases
 * of another procedure, or its management. And a business manager has to be able to sign in.
 * Gives why an entry may not become so; undefined where it may.
 */
export function judgeAccounts(desk: DirectoryVisit): (before: Person, after: Person) => string | undefined {
  const { managed, all } = partsIn(desk);
  const titles = (protocols: Iterable<string>): string =>
    sayList(
      [...protocols].map(
        (id) => desk.visit.deps.cases.protocols.find((it) => it.id === id)?.shortTitle ?? id,
      ),
    );
  return (before, after) => {
    if (isSameReach(before, after)) return undefined;
    const name = plainName(before.name);
    const foreign = [...(all.get(before.id) ?? [])].filter((id) => !keepsProtocol(desk, id));
    if (foreign.length > 0)
      return `${name} has a part under ${titles(foreign)}, which you do not keep: so you cannot change their account or their address. Please ask its business manager.`;
    const manages = managed.get(before.id);
    return manages && after.outside === true
      ? `${name} is a business manager of ${titles(manages)}, and has to sign in to Teams for that. Name another one in “setup” first.`
      : undefined;
  };
}
