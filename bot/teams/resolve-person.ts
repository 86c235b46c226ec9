import type { Option } from '../../cards/directory/directory-view.ts';
import type { Chosen } from '../../cards/people/choose-person.ts';
import { plainName } from '../../cards/say-people.ts';
import type { Problems } from '../../cards/submission.ts';
import type { DirectoryRecord, Person } from '../ports/people.ts';
import type { TenantUser } from '../ports/tenant.ts';
import { signedInAs } from '../protocol/account.ts';
import { londonDay, type Instant } from '../protocol/instant.ts';
import { type PersonCard, cardOf, isAway } from '../protocol/roster.ts';
import type { AnswerDeps } from './answer.ts';
import { agencyCalled } from './directory-views.ts';

/** Where a person is looked for who shall take a part: the directory as it is stored, and the agency whose part it is. */
export interface Search {
  readonly deps: Pick<AnswerDeps, 'tenant' | 'desk'>;
  readonly record: DirectoryRecord;
  /** Of whoever is new to the directory. */
  readonly agency: string;
  /** Whose line above was suggested, by Entra object id. */
  readonly below?: string | undefined;
}

type Resolved = { readonly card: PersonCard } | { readonly problems: Problems };

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const listedCard = (search: Search, person: Person): PersonCard =>
  cardOf(person, agencyCalled(search, person.agency));

/** Somebody whom Teams knows: their entry where the directory has one, by account or by address. */
function fromTeams(search: Search, { entraId, name, email }: TenantUser): PersonCard {
  const { record, agency } = search;
  const known =
    signedInAs(record.people, entraId) ?? record.people.find((person) => same(person.email, email));
  if (known) return listedCard(search, known);
  const agencyName = agencyCalled(search, agency);
  return { person: entraId.toLowerCase(), name, email, agency, agencyName, unconfirmed: true };
}

async function byName(search: Search, name: string, email: string): Promise<PersonCard> {
  const { deps, record, agency } = search;
  const known = record.people.find((person) => same(person.email, email));
  if (known) return listedCard(search, known);
  const looked = await deps.tenant.user(email);
  if ('found' in looked && looked.found) return fromTeams(search, looked.found);
  // Not in Teams, or nobody could look: they are reached by e-mail, until the business manager knows better.
  const person = deps.desk.idFor(email);
  const agencyName = agencyCalled(search, agency);
  return { person, name, email, agency, agencyName, outside: true, unconfirmed: true };
}

/** Whom somebody has chosen. What a card said is only a key: names and addresses come from the directory and from Teams. */
export async function resolvePerson(search: Search, chosen: Chosen): Promise<Resolved> {
  const { deps, record, below } = search;
  switch (chosen.kind) {
    case 'listed': {
      const person = record.people.find(({ id }) => id === chosen.id);
      return person
        ? { card: listedCard(search, person) }
        : { problems: { person: 'This person is no longer in the directory. Please choose again.' } };
    }
    case 'above':
    case 'in-teams': {
      const looked =
        chosen.kind === 'above'
          ? below === undefined
            ? { found: undefined }
            : await deps.tenant.managerOf(below)
          : await deps.tenant.user(chosen.entraId);
      if ('found' in looked && looked.found) return { card: fromTeams(search, looked.found) };
      return {
        problems: {
          person: 'I could not look this person up in Teams now. Please give their name and e-mail address.',
        },
      };
    }
    case 'named':
      return { card: await byName(search, chosen.name, chosen.email) };
  }
}

/** The people of an agency to choose from, without some; all people where it is nobody's part in particular. */
export function optionsFrom(
  record: DirectoryRecord,
  agency: string | undefined,
  without: ReadonlySet<string>,
  now: Instant,
): Option[] {
  const today = londonDay(now);
  return record.people
    .filter((person) => (agency === undefined || person.agency === agency) && !without.has(person.id))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((person) => {
      const { id, name, jobTitle, email, unconfirmed } = person;
      const marks = [
        ...(jobTitle === undefined ? [] : [jobTitle]),
        ...(isAway(person, today) ? ['away now'] : []),
        ...(unconfirmed ? ['not confirmed yet'] : []),
      ];
      return { value: id, label: [plainName(name), ...marks].join(', '), also: email };
    });
}
