import type { Person } from '../ports/people.ts';
import { answeringRoles } from '../protocol/answering-roles.ts';
import type { Protocol } from '../protocol/definition.ts';
import { holds } from '../protocol/predicate.ts';
import type { Visit } from './answer.ts';

/** A person who can be chosen, in words. */
export interface Pickable {
  readonly id: string;
  readonly label: string;
}

/** A document that speaks of one agency on both sides says whether it is for them; one that does not is for several. */
function allowsOneAgency(protocol: Protocol): boolean {
  const alike = { raising: { agency: '=' }, receiving: { agency: '=' } };
  const rule = protocol.eligibility.find(({ when }) => holds(when, alike) === true);
  return rule?.result === 'accept';
}

/** Everybody, of another agency unless the document is for one alone, with whom the person may disagree under this protocol, by agency and name. */
export async function findOpponents({ deps, person }: Visit, protocol: Protocol): Promise<Pickable[]> {
  const agencies = new Map((await deps.people.agencies()).map((agency) => [agency.id, agency.name]));
  const held = await Promise.all(
    answeringRoles(protocol).map((role) => deps.people.holders(protocol.id, role)),
  );
  const oneAgency = allowsOneAgency(protocol);
  const others = new Map(
    held
      .flat()
      .filter((it) => it.id !== person.id && (oneAgency || it.agency !== person.agency))
      .map((it) => [it.id, it]),
  );
  const label = (it: Person): string =>
    [it.name, it.jobTitle, agencies.get(it.agency)].filter((part) => part !== undefined).join(', ');
  const sorted = [...others.values()].sort((a, b) =>
    a.agency === b.agency ? a.name.localeCompare(b.name) : a.agency.localeCompare(b.agency),
  );
  return sorted.map((it) => ({ id: it.id, label: label(it) }));
}
