import { randomUUID } from 'node:crypto';
import { readAgency } from '../../cards/setup/manager-fields.ts';
import type { Option } from '../../cards/directory/directory-view.ts';
import { plainName } from '../../cards/say-people.ts';
import type { Problems, Typed } from '../../cards/submission.ts';
import type { DirectoryChange, Person } from '../ports/people.ts';
import type { LookedUp, TenantUser } from '../ports/tenant.ts';
import { signedInAs } from '../protocol/account.ts';
import { WHY_FAILED } from './look-up-person.ts';
import { agencyMeant } from './new-agency.ts';
import type { SetUpVisit } from './setup-visit.ts';

/** Somebody who is to be in the directory: listed already, or to be written with these changes first. */
export type Entered =
  | { readonly id: string; readonly name: string; readonly changes: readonly DirectoryChange[] }
  | { readonly problems: Problems };

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

export const agencyOptions = ({ record }: SetUpVisit): Option[] =>
  record.agencies.map(({ id, name }) => ({ value: id, label: name }));

/** What the directory has already: by the Entra id, or by the address. */
export function listed(visit: SetUpVisit, entraId: string | undefined, email: string): Entered | undefined {
  const { people } = visit.record;
  const byId = entraId === undefined ? undefined : signedInAs(people, entraId);
  if (byId) return { id: byId.id, name: byId.name, changes: [] };
  const byEmail = people.find((it) => same(it.email, email));
  if (!byEmail) return undefined;
  const name = plainName(byEmail.name);
  return {
    problems: {
      email: byEmail.outside
        ? `${name} is in the directory as somebody outside your Teams, who could not open the cards of a manager. Please change that entry first: say "directory".`
        : `Please check: in the directory, this address is that of ${name}, with another account.`,
    },
  };
}

/** Enters somebody new: their agency is needed as well. */
export function enter(
  visit: SetUpVisit,
  user: Pick<TenantUser, 'entraId' | 'name' | 'email' | 'jobTitle'>,
  values: Typed,
  isOwn = false,
): Entered {
  const agency = readAgency(agencyOptions(visit), values, isOwn);
  if ('problems' in agency) return agency;
  const place = agencyMeant(visit.record.agencies, agency.value);
  const wanted = visit.deps.setUp.idFor(user.email);
  const id = visit.record.people.some((it) => it.id === wanted) ? randomUUID() : wanted;
  const person: Person = {
    id,
    entraId: user.entraId.toLowerCase(),
    name: user.name,
    email: user.email,
    agency: place.id,
    ...(user.jobTitle !== undefined && { jobTitle: user.jobTitle }),
  };
  return {
    id,
    name: person.name,
    changes: [
      ...(place.made ? [{ kind: 'put-agency' as const, agency: place.made }] : []),
      { kind: 'put-person', person },
    ],
  };
}

type Found = { readonly user: TenantUser } | { readonly problems: Problems };

/**
 * What the look-up means. Where nobody can be looked up, an Entra id that is certain (`known`) will do, with the name
 * and the address as they were typed.
 */
export function readLookUp(
  looked: LookedUp<TenantUser | undefined>,
  typed: { readonly name: string; readonly email: string },
  known: string | undefined,
): Found {
  const { name, email } = typed;
  if ('found' in looked && looked.found) {
    const { found } = looked;
    const address = found.email === '' ? email : found.email;
    return address === ''
      ? { problems: { email: 'Please give their work e-mail: your Teams knows none.' } }
      : { user: { ...found, email: address } };
  }
  if ('found' in looked)
    return {
      problems: { email: 'Nobody in your Teams has this address. Please check it.' },
    };
  if (known !== undefined && name !== '' && email !== '') return { user: { entraId: known, name, email } };
  const remedy =
    known === undefined
      ? 'Choose the person with the search above; or they press “It is me” themselves, once they have been given this set-up.'
      : 'Please also fill in the name and the work e-mail.';
  return { problems: { email: `${WHY_FAILED[looked.failed]}. ${remedy}` } };
}
