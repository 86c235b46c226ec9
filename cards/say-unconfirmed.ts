import { isUnprovenAddress, unconfirmedAmong } from '../bot/protocol/unconfirmed-address.ts';
import { sayList } from './say-list.ts';
import { sayPeopleInRole } from './say-people.ts';
import type { View } from './view.ts';

/** Why nothing is sent to an address that the document prints or somebody typed, and who can change that. */
export function sayUnconfirmed({ world, case: kase }: View, people: readonly string[]): string {
  const meant = kase.parties.filter(({ person }) => people.includes(person));
  const typed = meant.filter(isUnprovenAddress);
  if (typed.length > 0)
    return (
      `Nothing can be sent to ${sayPeopleInRole(world, typed)} yet: somebody of this case has given the address, ` +
      'and the business manager of your partnership has to confirm it first. Please ask them to say “directory health” to Counterpart.'
    );
  const found = unconfirmedAmong(world, meant);
  const printed = found.flatMap(({ role }) =>
    role.address ? [`${role.address.email} for the ${role.title}`] : [],
  );
  const where = printed.length === 0 ? 'an address' : sayList([...new Set(printed)]);
  return (
    `The printed document gives ${where}, and nobody has confirmed that this is right. Nothing is sent there ` +
    `before the ${world.protocol.owner} has confirmed it. Please ask the business manager of your partnership.`
  );
}
