import type { Party } from './case.ts';
import type { Role } from './definition.ts';
import type { World } from './world.ts';

const plain = (email: string): string => email.trim().toLowerCase();

/** The printed address of a protocol that somebody would be written to at, while its owner has not confirmed it (SC.9, 11). */
function unconfirmedRole({ protocol, settings }: World, email: string): Role | undefined {
  const confirmed = (settings?.confirmedAddresses ?? []).map(plain);
  return protocol.roles.find(
    ({ address }) => address && plain(address.email) === plain(email) && !confirmed.includes(plain(email)),
  );
}

/** An address that must not be written to, the role for which the document prints it, and who would get the mail. */
export interface Unconfirmed {
  readonly party: Party;
  readonly role: Role;
}

/** Those among the recipients whose address the document prints and nobody has confirmed. */
export const unconfirmedAmong = (world: World, people: readonly Party[]): Unconfirmed[] =>
  people.flatMap((party) => {
    const role = unconfirmedRole(world, party.email);
    return role ? [{ party, role }] : [];
  });

/**
 * True for an address that somebody of the case typed and the business manager has not confirmed: no word of the
 * matter goes there. Whoever is in Teams has the address that Teams gives them.
 */
export const isUnprovenAddress = ({ outside, unconfirmed }: Party): boolean =>
  outside === true && unconfirmed === true;

/** Those of the recipients to whom a letter may go, and those who wait until their address is confirmed. */
export const provenAmong = (people: readonly Party[]): { proven: Party[]; waiting: Party[] } => ({
  proven: people.filter((party) => !isUnprovenAddress(party)),
  waiting: people.filter(isUnprovenAddress),
});
