import { typedFrom } from '../../cards/fields/typed.ts';
import {
  type ManagerDesk,
  parseManager,
  renderManager,
  renderOwnManager,
} from '../../cards/setup/manager-card.ts';
import { newPersonFields } from '../../cards/setup/manager-fields.ts';
import { readFields } from '../../cards/fields/read-fields.ts';
import { plainName } from '../../cards/say-people.ts';
import type { Problems } from '../../cards/submission.ts';
import type { Person } from '../ports/people.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Answer, asCard, asText } from './answer.ts';
import { managersIn } from './setup-authority.ts';
import { type Entered, agencyOptions, enter, listed, readLookUp } from './setup-new-person.ts';
import { showSetUp } from './setup-state.ts';
import { type SetUpVisit, change, settingsOf } from './setup-visit.ts';

function deskOf(visit: SetUpVisit, protocol: Protocol): ManagerDesk {
  const { record, person } = visit;
  const managers = managersIn(record, protocol.id);
  const isManager = ({ id }: Person): boolean => managers.some((it) => it.id === id);
  const agencies = new Map(record.agencies.map(({ id, name }) => [id, name]));
  const people = record.people.filter((it) => it.outside !== true && !it.unconfirmed && !isManager(it));
  return {
    protocol,
    managers,
    people: people.map((it) => ({
      value: it.id,
      label: [it.name, it.jobTitle, agencies.get(it.agency)].filter(Boolean).join(', '),
      also: it.email,
    })),
    agencies: agencyOptions(visit),
    canBeMe: !person || !isManager(person),
  };
}

export const showManager = (visit: SetUpVisit, protocol: Protocol): Answer =>
  asCard(renderManager(deskOf(visit, protocol)));

/** Puts somebody among the business managers, with what has to be in the directory first. */
async function nameManager(
  visit: SetUpVisit,
  protocol: Protocol,
  who: Extract<Entered, { id: string }>,
): Promise<Answer> {
  const settings = settingsOf(visit, protocol);
  const managers = [...new Set([...managersIn(visit.record, protocol.id).map(({ id }) => id), who.id])];
  const after = await change(visit, [
    ...who.changes,
    { kind: 'put-settings', settings: { ...settings, managers } },
  ]);
  visit.deps.log({ what: 'setup-managers', protocols: [protocol.id], count: managers.length });
  return showSetUp(
    after,
    `${plainName(who.name)} is business manager of ${protocol.shortTitle}.`,
    protocol.id,
  );
}

export async function saveManager(visit: SetUpVisit, protocol: Protocol, inputs: unknown): Promise<Answer> {
  const desk = deskOf(visit, protocol);
  const again = (problems: Problems): Answer => asCard(renderManager(desk, typedFrom(inputs), problems));
  const parsed = parseManager(desk, inputs);
  if ('problems' in parsed) return again(parsed.problems);
  const given = parsed.value;
  if (given.kind === 'listed') {
    const person = visit.record.people.find(({ id }) => id === given.person);
    return person
      ? nameManager(visit, protocol, { id: person.id, name: person.name, changes: [] })
      : again({ person: 'Please choose again: this person is no longer in the directory.' });
  }
  const looked = await visit.deps.tenant.user(given.picked ?? given.email);
  const found = readLookUp(looked, given, given.picked);
  if ('problems' in found) return again(found.problems);
  const { user } = found;
  const entered = listed(visit, user.entraId, user.email) ?? enter(visit, user, given.values);
  return 'problems' in entered ? again(entered.problems) : nameManager(visit, protocol, entered);
}

/** "It is me": at once for somebody who is listed; whoever is not says where they work. */
export async function nameMyself(visit: SetUpVisit, protocol: Protocol): Promise<Answer> {
  const { person } = visit;
  if (person) return nameManager(visit, protocol, { id: person.id, name: person.name, changes: [] });
  const looked = await visit.deps.tenant.user(visit.entraId);
  const { name = '', email = '' } = ('found' in looked && looked.found) || {};
  return asCard(renderOwnManager({ protocol, agencies: agencyOptions(visit), name, email }));
}

/** The same, with the agency. Who they are, Teams has said, and nothing on the card. */
export async function saveMyself(visit: SetUpVisit, protocol: Protocol, inputs: unknown): Promise<Answer> {
  if (visit.person) return nameMyself(visit, protocol);
  const agencies = agencyOptions(visit);
  const again = (problems: Problems): Answer =>
    asCard(renderOwnManager({ protocol, agencies, name: '', email: '' }, typedFrom(inputs), problems));
  const { values, problems } = readFields(newPersonFields(agencies, true), inputs);
  if (Object.keys(problems).length > 0) return again(problems);
  const typed = { name: (values['name'] ?? '').trim(), email: (values['email'] ?? '').trim() };
  const found = readLookUp(await visit.deps.tenant.user(visit.entraId), typed, visit.entraId);
  if ('problems' in found) return again(found.problems);
  const { user } = found;
  const entered = listed(visit, user.entraId, user.email) ?? enter(visit, user, values, true);
  return 'problems' in entered ? again(entered.problems) : nameManager(visit, protocol, entered);
}

const LAST_ONE = 'A procedure needs a business manager. Please name another first.';

/** Takes somebody from among the managers; never the last one. */
export async function removeManager(
  visit: SetUpVisit,
  protocol: Protocol,
  who: string | undefined,
): Promise<Answer> {
  const before = managersIn(visit.record, protocol.id);
  const gone = before.find(({ id }) => id === who);
  if (!gone) return showManager(visit, protocol);
  const managers = before.flatMap(({ id }) => (id === gone.id ? [] : [id]));
  if (managers.length === 0) return asText(LAST_ONE);
  const settings = { ...settingsOf(visit, protocol), managers };
  const after = await change(visit, [{ kind: 'put-settings', settings }]);
  return showSetUp(
    after,
    `${plainName(gone.name)} is no longer business manager of ${protocol.shortTitle}.`,
    protocol.id,
  );
}
