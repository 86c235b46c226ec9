import { randomUUID } from 'node:crypto';
import { parsePersonForm } from '../../cards/directory/parse-person-form.ts';
import { type PersonForm, type PersonStart, renderPersonForm } from '../../cards/directory/person-form.ts';
import { renderRemove } from '../../cards/directory/remove-card.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { sayList } from '../../cards/say-list.ts';
import { plainName } from '../../cards/say-people.ts';
import type { Problems } from '../../cards/submission.ts';
import type { DirectoryChange, Person } from '../ports/people.ts';
import { accountOf } from '../protocol/account.ts';
import { type Answer, asCard, asText } from './answer.ts';
import { judgeAccounts } from './directory-account.ts';
import { GONE, findPerson, showHome, showPerson } from './directory-show.ts';
import { agencyCalled, agencyOptions, detailsOf, isUnconfirmed } from './directory-views.ts';
import { type DirectoryVisit, keepsProtocol, write } from './directory-visit.ts';
import { lookUp } from './look-up-person.ts';
import { agencyMeant } from './new-agency.ts';
import { without } from './without.ts';

const startOf = (person: Person): PersonStart => ({
  name: person.name,
  email: person.email,
  agency: person.agency,
  where: person.outside === true ? 'outside' : 'teams',
  ...(person.team !== undefined && { team: person.team }),
  ...(person.jobTitle !== undefined && { jobTitle: person.jobTitle }),
  ...(person.employer !== undefined && { employer: person.employer }),
});

export function askPerson(desk: DirectoryVisit, who: string | undefined): Answer {
  if (who === undefined) return asCard(renderPersonForm(agencyOptions(desk), {}, undefined));
  const person = findPerson(desk, who);
  return person ? asCard(renderPersonForm(agencyOptions(desk), startOf(person), who)) : asText(GONE);
}

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Somebody else who has the address already. */
function twinProblem(desk: DirectoryVisit, form: PersonForm, who: string | undefined): Problems | undefined {
  const twin = desk.record.people.find((it) => it.id !== who && sameText(it.email, form.email));
  return (
    twin && {
      email: `${plainName(twin.name)} of ${plainName(agencyCalled(desk, twin.agency))} has this address already. Please find that entry instead.`,
    }
  );
}

/** The same person twice under two addresses could not be told apart when they sign in. */
function idProblem(desk: DirectoryVisit, person: Person): Problems | undefined {
  const account = accountOf(person);
  const twin = desk.record.people.find(
    (it) => it.id !== person.id && account !== undefined && accountOf(it) === account,
  );
  return twin && { email: `In your Teams this is ${plainName(twin.name)}, who is in the directory already.` };
}

/** Their account and their address are not theirs to change who do not keep all that goes with it. */
function accountProblem(desk: DirectoryVisit, old: Person | undefined, person: Person): Problems | undefined {
  const refused = old && judgeAccounts(desk)(old, person);
  if (refused === undefined) return undefined;
  desk.visit.deps.log({ what: 'directory-account-refused', person: desk.me.id });
  return { email: refused };
}

/** A new entry gets the id that its address always has, so that pressing twice makes one entry. */
function newId({ record, visit }: DirectoryVisit, email: string): string {
  const id = visit.deps.desk.idFor(email);
  return record.people.some((person) => person.id === id) ? randomUUID() : id;
}

function toPerson(
  form: PersonForm,
  id: string,
  agency: string,
  entraId: string | undefined,
  old?: Person,
): Person {
  const { name, email, team, jobTitle, employer, outside } = form;
  return {
    id,
    name,
    email,
    agency,
    ...(team !== undefined && { team }),
    ...(jobTitle !== undefined && { jobTitle }),
    ...(employer !== undefined && { employer }),
    ...(outside ? { outside: true } : entraId !== undefined && { entraId }),
    ...(old?.away && { away: old.away }),
  };
}

export async function submitPerson(
  desk: DirectoryVisit,
  who: string | undefined,
  inputs: unknown,
): Promise<Answer> {
  const old = who === undefined ? undefined : findPerson(desk, who);
  if (who !== undefined && !old) return asText(GONE);
  const agencies = agencyOptions(desk);
  const again = (problems: Problems): Answer =>
    asCard(renderPersonForm(agencies, {}, who, typedFrom(inputs), problems));
  const parsed = parsePersonForm(agencies, inputs);
  if ('problems' in parsed) return again(parsed.problems);
  const form = parsed.value;
  const twin = twinProblem(desk, form, who);
  if (twin) return again(twin);
  const looked = await lookUp(desk.visit.deps.tenant, form, old);
  if ('problems' in looked) return again(looked.problems);
  const agency = agencyMeant(desk.record.agencies, form.agency);
  const person = toPerson(form, who ?? newId(desk, form.email), agency.id, looked.entraId, old);
  const unfit = idProblem(desk, person) ?? accountProblem(desk, old, person);
  if (unfit) return again(unfit);
  const changes: DirectoryChange[] = [
    ...(agency.made ? [{ kind: 'put-agency' as const, agency: agency.made }] : []),
    { kind: 'put-person', person },
    ...confirmRoles(desk, person.id),
  ];
  const after = await write(desk, changes);
  return showPerson(after, person.id, 0, [old ? 'Saved.' : 'Added.', looked.note].filter(Boolean).join(' '));
}

/** The roles for which somebody was named in a case, without the mark. Those of others' procedures stay as they are. */
const confirmRoles = (desk: DirectoryVisit, who: string): DirectoryChange[] =>
  desk.record.roles
    .filter((held) => held.person === who && held.unconfirmed && keepsProtocol(desk, held.protocol))
    .map((held) => ({ kind: 'put-role', role: without(held, 'unconfirmed') }));

export async function confirmPerson(desk: DirectoryVisit, who: string | undefined): Promise<Answer> {
  const person = findPerson(desk, who);
  if (!person) return asText(GONE);
  const after = await write(desk, [
    { kind: 'put-person', person: without(person, 'unconfirmed') },
    ...confirmRoles(desk, person.id),
  ]);
  const left = after.record.people.some((it) => it.id === who && isUnconfirmed(after, it));
  const done = left
    ? 'The entry is confirmed. The role waits for the business manager of its own procedure.'
    : 'Confirmed.';
  return showPerson(after, who, 0, done);
}

export function askRemove(desk: DirectoryVisit, who: string | undefined): Answer {
  const person = findPerson(desk, who);
  if (!person) return asText(GONE);
  const refused = whyNotRemove(desk, person);
  return refused === undefined
    ? asCard(renderRemove(detailsOf(desk, person)))
    : showPerson(desk, who, 0, { refused });
}

const namesOf = (desk: DirectoryVisit, protocols: readonly string[]): string =>
  sayList(
    [...new Set(protocols)].map(
      (id) => desk.visit.deps.cases.protocols.find((it) => it.id === id)?.shortTitle ?? id,
    ),
  );

/** Nobody takes away what another keeps. */
function whyNotRemove(desk: DirectoryVisit, { id, name }: Person): string | undefined {
  const { roles, settings } = desk.record;
  const foreign = roles
    .filter((held) => (held.person === id || held.deputy === id) && !keepsProtocol(desk, held.protocol))
    .map(({ protocol }) => protocol);
  if (foreign.length > 0)
    return `Not removed: ${plainName(name)} has a part under ${namesOf(desk, foreign)}, which you do not keep. Its business manager has to end that first.`;
  const managed = settings.filter(({ managers }) => managers?.includes(id)).map(({ protocol }) => protocol);
  return managed.length > 0
    ? `Not removed: ${plainName(name)} is a business manager of ${namesOf(desk, managed)}. Name another one in “setup” first.`
    : undefined;
}

export async function removePerson(desk: DirectoryVisit, who: string | undefined): Promise<Answer> {
  const person = findPerson(desk, who);
  if (!person) return asText(GONE);
  const refused = whyNotRemove(desk, person);
  if (refused !== undefined) return showPerson(desk, who, 0, { refused });
  const { roles } = desk.record;
  const changes: DirectoryChange[] = [
    ...roles.filter((held) => held.person === who).map((role) => ({ kind: 'remove-role' as const, role })),
    ...roles
      .filter((held) => held.deputy === who && held.person !== who)
      .map((held) => ({ kind: 'put-role' as const, role: without(held, 'deputy') })),
    { kind: 'remove-person', id: person.id },
  ];
  return showHome(await write(desk, changes), `${plainName(person.name)} was removed.`);
}
