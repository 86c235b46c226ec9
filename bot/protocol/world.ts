import type { Calendar } from './calendar.ts';
import type { Duty, Protocol, Stage } from './definition.ts';
import type { Roster } from './roster.ts';

/** What a case is judged against: its pinned protocol and the calendar. */
export interface World {
  readonly protocol: Protocol;
  readonly calendar: Calendar;
  readonly settings?: OwnerSettings;
  /** Who holds which role now; absent: nobody is looked up, and a case keeps the people with whom it was opened. */
  readonly roster?: Roster;
}

/** What the owner of a protocol has set for it. */
export interface OwnerSettings {
  /** So many cases that are alike within so many months suggest a stage; absent: none is suggested. */
  readonly similarThreshold?: { readonly count: number; readonly months: number };
  /** Printed addresses that their owner has confirmed. */
  readonly confirmedAddresses?: readonly string[];
  /** The partnership's business managers, as ids of people: they read every case, and move people on and off it. */
  readonly managers?: readonly string[];
  /** The mailbox from which its mails go; absent: that of the service. */
  readonly mailbox?: string;
  /** Numbers that the document does not print. */
  readonly contacts?: readonly { readonly label: string; readonly phone: string }[];
}

/** True for a business manager of the procedure, by the id of a person. */
export const isManager = ({ settings }: Pick<World, 'settings'>, person: string): boolean =>
  settings?.managers?.includes(person) === true;

/** The stage of a protocol. Throws where the id is not in the file: a stored case cannot name one that is not. */
export function stageOf(protocol: Protocol, id: string): Stage {
  const found = protocol.stages.find((stage) => stage.id === id);
  if (!found) throw new RangeError(`protocol ${protocol.id} has no stage "${id}"`);
  return found;
}

/** True for a stage that ends by the word of several: of both sides, or of theirs and a neutral officer's. */
export const isShared = ({ decidedBy }: Stage): boolean => decidedBy === 'both' || decidedBy === 'all';

/** A stage that only an independent officer's finding opens. */
export const isOpenedByFinding = ({ opensOn }: Stage): boolean =>
  opensOn.every((key) => key === 'scrutineer-finding');

export function dutyOf(protocol: Protocol, id: string): Duty {
  const found = protocol.duties.find((duty) => duty.id === id);
  if (!found) throw new RangeError(`protocol ${protocol.id} has no duty "${id}"`);
  return found;
}

/** How high a role stands on its side; 0 for one that the protocol does not have. */
export const levelOf = (protocol: Protocol, role: string | undefined): number =>
  protocol.roles.find((it) => it.id === role)?.level ?? 0;

/** What people read for a role. */
export const roleTitle = (protocol: Protocol, id: string): string =>
  protocol.roles.find((role) => role.id === id)?.title ?? id;
