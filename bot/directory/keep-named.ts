import type { Delivery, DeliveryContext, Named, NamedKeeper } from '../ports/delivery.ts';
import type { DirectoryChange, DirectoryKeeper, DirectoryRecord, Person } from '../ports/people.ts';
import type { Party } from '../protocol/case.ts';
import { londonDay } from '../protocol/instant.ts';
import { type Holding, isOver } from '../protocol/roster.ts';
import { StoreError } from '../tables/store-error.ts';
import { roleKey } from './directory-rows.ts';

type Unconfirmed = NonNullable<Person['unconfirmed']>;

/** Where storage was away, a later try may work; what it cannot keep, it never can. */
const PASSING = new Set(['unavailable', 'forbidden']);

/**
 * Keeps whoever was named in a case for a role that nobody held, for the business manager to confirm. Of somebody who
 * is listed already only the role is new: their entry stays as it is.
 */
export const createNamedKeeper = (keeper: DirectoryKeeper): NamedKeeper => ({
  keepNamed: async (named, context) => {
    const party = partyOf(named, context);
    // Moved off the case again before this was done: then there is nobody to keep.
    if (!party) return DONE;
    try {
      const changes = changesFor(await keeper.read(), party, context);
      await keeper.apply(changes, whoNamed(party), context.now);
      return DONE;
    } catch (fault) {
      if (!(fault instanceof StoreError)) throw fault;
      return { outcome: 'failed', retry: PASSING.has(fault.code), why: `the directory: ${fault.code}` };
    }
  },
});

const DONE: Delivery = { outcome: 'delivered', ids: {} };

const partyOf = ({ person, side, role }: Named, { case: kase }: DeliveryContext): Party | undefined =>
  kase.parties.find((it) => it.person === person && it.side === side && it.role === role);

const whoNamed = ({ why }: Party): string =>
  why?.kind === 'named' || why?.kind === 'line-above' || why?.kind === 'handed-over'
    ? why.by
    : 'somebody of the case';

function changesFor(
  record: DirectoryRecord,
  party: Party,
  { case: kase, now }: DeliveryContext,
): DirectoryChange[] {
  const unconfirmed = { by: whoNamed(party), at: now, ref: kase.ref };
  const known = record.people.find(({ id }) => id === party.person.toLowerCase());
  const role = holdingOf(kase.protocol.id, party, known, unconfirmed);
  const today = londonDay(now);
  const isHeld = record.roles.some((it) => roleKey(it) === roleKey(role) && !isOver(it, today));
  return [
    ...(known ? [] : [{ kind: 'put-person' as const, person: entryOf(party, unconfirmed) }]),
    // Whoever takes over one case has that case, and not the role.
    ...(isHeld || party.why?.kind === 'handed-over' ? [] : [{ kind: 'put-role' as const, role }]),
  ];
}

const entryOf = ({ person, name, email, agency, outside }: Party, unconfirmed: Unconfirmed): Person => ({
  id: person,
  name,
  email,
  agency,
  ...(outside && { outside: true }),
  unconfirmed,
});

/** A new entry is unconfirmed as a whole; of an old one only that it holds this role. */
const holdingOf = (
  protocol: string,
  { role, agency, person }: Party,
  known: Person | undefined,
  unconfirmed: Unconfirmed,
): Holding => ({ protocol, role, agency, person, ...(known && !known.unconfirmed && { unconfirmed }) });
