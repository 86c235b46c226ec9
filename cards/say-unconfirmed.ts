import { unconfirmedAmong } from '../bot/protocol/unconfirmed-address.ts';
import { sayList } from './say-list.ts';
import type { View } from './view.ts';

/** Why nothing is sent to an address that the document prints, and who can change that. */
export function sayUnconfirmed({ world, case: kase }: View, people: readonly string[]): string {
  const found = unconfirmedAmong(
    world,
    kase.parties.filter(({ person }) => people.includes(person)),
  );
  const printed = found.flatMap(({ role }) =>
    role.address ? [`${role.address.email} for the ${role.title}`] : [],
  );
  const where = printed.length === 0 ? 'an address' : sayList([...new Set(printed)]);
  return (
    `The printed document gives ${where}, and nobody has confirmed that this is right. Nothing is sent there ` +
    `before the ${world.protocol.owner} has confirmed it. Please ask the business manager of your partnership.`
  );
}
