import { answeringRoles } from './answering-roles.ts';
import { isOnlyStandIn } from './cast-role.ts';
import type { Protocol } from './definition.ts';
import type { Day } from './instant.ts';
import { type Roster, holdingKey, isHeldOn } from './roster.ts';
import type { OwnerSettings } from './world.ts';

/** A procedure as far as it is set up. */
export interface SetUp {
  readonly protocol: Protocol;
  readonly settings?: (OwnerSettings & { readonly mailTested?: object }) | undefined;
  /** Whether its threads have a channel. */
  readonly channel: boolean;
  /** The service's own mailbox, for a procedure that names none. */
  readonly mailbox?: string | undefined;
  readonly roster: Roster;
  /** In London. */
  readonly today: Day;
}

/** An address that the document prints, and whose owner has not confirmed it. */
export interface PrintedAddress {
  readonly email: string;
  readonly role: string;
  readonly why: string;
}

export type Missing =
  /** Nobody can raise a matter without these. `answering`: there is nobody to disagree with. */
  | { readonly kind: 'channel' | 'manager' | 'mailbox' | 'answering' }
  /** No test mail from its mailbox has been seen to arrive. */
  | { readonly kind: 'mail-test' }
  /** Emergency contacts that have no number; none where the document names none at all. */
  | { readonly kind: 'contacts'; readonly labels: readonly string[] }
  | { readonly kind: 'addresses'; readonly addresses: readonly PrintedAddress[] }
  /** Roles that nobody holds today, by their titles. */
  | { readonly kind: 'roles'; readonly titles: readonly string[] };

const BLOCKING: ReadonlySet<Missing['kind']> = new Set(['channel', 'manager', 'mailbox', 'answering']);

/** Whether a matter cannot be raised while this is missing. */
export const isBlocking = ({ kind }: Missing): boolean => BLOCKING.has(kind);

const plain = (text: string): string => text.trim().toLowerCase();

/** The business managers of a procedure whom the directory still lists, and who can sign in to Teams. */
export const managersOf = ({ settings, roster }: Pick<SetUp, 'settings' | 'roster'>): string[] =>
  (settings?.managers ?? []).filter((id) => {
    const listed = roster.people.get(id);
    return listed !== undefined && listed.outside !== true;
  });

/** Printed addresses that the service does not use, as nobody has confirmed them. */
export function unconfirmedAddresses({ protocol, settings }: Pick<SetUp, 'protocol' | 'settings'>) {
  const confirmed = (settings?.confirmedAddresses ?? []).map(plain);
  return protocol.roles.flatMap(({ title, address }): PrintedAddress[] =>
    address && !confirmed.includes(plain(address.email))
      ? [{ email: address.email, role: title, why: address.why }]
      : [],
  );
}

function contactsMissing({ protocol, settings }: SetUp): Missing[] {
  const given = (settings?.contacts ?? []).map(({ label }) => plain(label));
  const { contacts } = protocol.gate;
  if (contacts.length === 0) return given.length === 0 ? [{ kind: 'contacts', labels: [] }] : [];
  const labels = contacts.flatMap(({ label, phone }) =>
    phone === undefined && !given.includes(plain(label)) ? [label] : [],
  );
  return labels.length > 0 ? [{ kind: 'contacts', labels }] : [];
}

/** Whether anybody holds a role today, for whichever agency. */
const holdsToday = ({ protocol, roster, today }: SetUp, role: string): boolean =>
  (roster.holdings.get(holdingKey(protocol.id, role)) ?? []).some(
    (held) => roster.people.has(held.person) && isHeldOn(held, today),
  );

function rolesMissing(setUp: SetUp): Missing[] {
  const { protocol } = setUp;
  const isHeld = (role: string): boolean => holdsToday(setUp, role);
  const titles = protocol.roles
    .filter((role) => !isOnlyStandIn(protocol, role) && !isHeld(role.id))
    .map(({ title }) => title);
  const nobody = answeringRoles(protocol).every((role) => !isHeld(role));
  return [
    ...(nobody ? [{ kind: 'answering' as const }] : []),
    ...(titles.length > 0 ? [{ kind: 'roles' as const, titles }] : []),
  ];
}

/** What a procedure still lacks, what blocks it first; empty where it is set up. */
export function whatIsMissing(setUp: SetUp): Missing[] {
  const { settings, channel, mailbox } = setUp;
  const addresses = unconfirmedAddresses(setUp);
  const hasMailbox = (settings?.mailbox ?? mailbox) !== undefined;
  const all: (Missing | false)[] = [
    !channel && { kind: 'channel' },
    managersOf(setUp).length === 0 && { kind: 'manager' },
    !hasMailbox && { kind: 'mailbox' },
    ...rolesMissing(setUp),
    hasMailbox && settings?.mailTested === undefined && { kind: 'mail-test' },
    ...contactsMissing(setUp),
    addresses.length > 0 && { kind: 'addresses', addresses },
  ];
  return all
    .filter((it) => it !== false)
    .sort((one, other) => Number(isBlocking(other)) - Number(isBlocking(one)));
}
