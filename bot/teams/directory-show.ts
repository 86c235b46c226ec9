import { FOUND_AT_ONCE, renderFound } from '../../cards/directory/found-card.ts';
import { pageOf } from '../../cards/directory/directory-buttons.ts';
import { renderHealth } from '../../cards/directory/health-card.ts';
import { renderDirectoryHome } from '../../cards/directory/home-card.ts';
import type { NotDone } from '../../cards/directory/done-line.ts';
import { renderPerson } from '../../cards/directory/person-card.ts';
import type { Person } from '../ports/people.ts';
import { type Answer, asCard, asText } from './answer.ts';
import { agencyCalled, detailsOf, entryOf, isUnconfirmed } from './directory-views.ts';
import type { DirectoryVisit } from './directory-visit.ts';
import { concernsKeeper } from './own-findings.ts';

export const GONE =
  'I do not find this entry any more: somebody may have removed it. Please say “directory”.';

export function showHome(desk: DirectoryVisit, done?: string): Answer {
  const { people, agencies } = desk.record;
  const home = {
    people: people.length,
    agencies: agencies.length,
    unconfirmed: people.filter((person) => isUnconfirmed(desk, person)).length,
    keeps: desk.keeps.map(({ shortTitle }) => shortTitle),
  };
  return asCard(renderDirectoryHome(home, done));
}

const lower = (text: string): string => text.toLocaleLowerCase('en');

const LETTER = /[\p{L}\p{N}]/u;

/** True where a word of the text begins so. */
function hasWord(text: string, beginning: string): boolean {
  for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1))
    if (at === 0 || !LETTER.test(text.charAt(at - 1))) return true;
  return false;
}

/** Every word that was typed begins one of the entry. */
function fits(desk: DirectoryVisit, person: Person, wanted: readonly string[]): boolean {
  const { name, email, jobTitle = '', team = '' } = person;
  const entry = lower([name, email, agencyCalled(desk, person.agency), jobTitle, team].join(' '));
  return wanted.every((word) => hasWord(entry, word));
}

const inOrder = (people: readonly Person[]): Person[] =>
  [...people].sort((a, b) => a.name.localeCompare(b.name, 'en'));

export function showFound(desk: DirectoryVisit, query: string, page: number): Answer {
  const wanted = lower(query).split(/\s+/).filter(Boolean);
  const found = inOrder(desk.record.people.filter((person) => fits(desk, person, wanted)));
  const shown = found.map((person) => entryOf(desk, person));
  return asCard(renderFound({ page: pageOf(shown, page, FOUND_AT_ONCE), now: desk.now, query }));
}

export function showUnconfirmed(desk: DirectoryVisit, page: number): Answer {
  const waiting = inOrder(desk.record.people.filter((person) => isUnconfirmed(desk, person)));
  const shown = waiting.map((person) => entryOf(desk, person));
  return asCard(renderFound({ page: pageOf(shown, page, FOUND_AT_ONCE), now: desk.now }));
}

export const findPerson = (desk: DirectoryVisit, who: string | undefined): Person | undefined =>
  desk.record.people.find(({ id }) => id === who);

export function showPerson(
  desk: DirectoryVisit,
  who: string | undefined,
  page = 0,
  done?: string | NotDone,
): Answer {
  const person = findPerson(desk, who);
  return person ? asCard(renderPerson(detailsOf(desk, person), desk.now, page, done)) : asText(GONE);
}

export async function showHealth(desk: DirectoryVisit, page: number): Promise<Answer> {
  const { deps } = desk.visit;
  const [findings, service] = await Promise.all([deps.desk.health(), deps.serviceHealth()]);
  const own = findings.filter((finding) => concernsKeeper(desk, finding));
  return asCard(renderHealth(own, page, service));
}
