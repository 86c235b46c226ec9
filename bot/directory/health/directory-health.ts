import type { Clock } from '../../ports/clock.ts';
import type { Finding } from '../../ports/directory-desk.ts';
import type { MembersOf } from '../../ports/members.ts';
import type { DirectoryKeeper } from '../../ports/people.ts';
import type { LookedUp, Tenant } from '../../ports/tenant.ts';
import type { Protocol } from '../../protocol/definition.ts';
import { londonDay } from '../../protocol/instant.ts';
import { effectiveEntraId } from '../person-id.ts';
import { absences, strangers } from './absences.ts';
import type { HealthInput } from './health-input.ts';
import { lookIntoChannels } from './not-in-channel.ts';
import { onBothSides, outOfReach, unconfirmed } from './people-in-doubt.ts';
import { unheldRoles } from './unheld-roles.ts';

/** What somebody should see to in the directory: what stops a case first. */
export function directoryHealth(input: HealthInput): Finding[] {
  const found = [
    ...unheldRoles(input),
    ...absences(input),
    ...outOfReach(input),
    ...onBothSides(input),
    ...unconfirmed(input),
    ...strangers(input),
  ];
  return found.sort((a, b) => a.urgency - b.urgency);
}

/**
 * Looks at the directory as it is at that moment, and asks Entra who has left and Teams who is in the channels. What
 * could not be asked is a finding. The check rejects with `StoreError`.
 */
export const createHealthCheck =
  (
    tenant: Tenant,
    keeper: DirectoryKeeper,
    protocols: readonly Protocol[],
    clock: Clock,
    membersOf: MembersOf,
  ) =>
  async (): Promise<readonly Finding[]> => {
    const record = await keeper.read();
    const today = londonDay(clock.now());
    const [left, { notThere, notAsked }] = await Promise.all([
      tenant.gone(record.people.flatMap((person) => effectiveEntraId(person) ?? [])),
      lookIntoChannels(record, protocols, today, membersOf),
    ]);
    const gone = 'found' in left ? left.found : [];
    const found = directoryHealth({ record, protocols, today, gone, notThere });
    return [...found, ...notAsked, ...entraNotAsked(left)];
  };

function entraNotAsked(left: LookedUp<readonly string[]>): Finding[] {
  if ('found' in left) return [];
  const allowed = left.failed === 'not-reached';
  return [
    {
      group: 'What I could not look up',
      urgency: 3,
      what: 'I could not ask Entra who has left.',
      remedy: allowed
        ? 'Check again in a few minutes.'
        : 'Ask whoever runs this service for the permission "User.Read.All", or look through the list yourself.',
    },
  ];
}
