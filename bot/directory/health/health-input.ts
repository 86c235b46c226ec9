import type { DirectoryRecord } from '../../ports/people.ts';
import type { Protocol } from '../../protocol/definition.ts';
import type { Day } from '../../protocol/instant.ts';
import type { Holding } from '../../protocol/roster.ts';

/** What is looked at. */
export interface HealthInput {
  readonly record: DirectoryRecord;
  readonly protocols: readonly Protocol[];
  /** The London day. */
  readonly today: Day;
  /** Entra ids of those who have left, in small letters. */
  readonly gone: readonly string[];
  readonly notThere: readonly NotInChannel[];
}

/** Whoever holds a role of a procedure and is in Teams, but not in the channel where its cases are. */
export interface NotInChannel {
  /** The directory's id. */
  readonly person: string;
  readonly protocol: string;
}

export const nameOf = ({ people }: DirectoryRecord, id: string): string =>
  people.find((person) => person.id === id)?.name ?? 'somebody who is not listed';

export const agencyName = ({ agencies }: DirectoryRecord, id: string): string =>
  agencies.find((agency) => agency.id === id)?.name ?? id;

/** What a role is called in its procedure: "line manager of Oak School (Dorset SEND)". */
export function sayHolding({ record, protocols }: HealthInput, held: Holding): string {
  const protocol = protocols.find(({ id }) => id === held.protocol);
  const title = protocol?.roles.find(({ id }) => id === held.role)?.title ?? held.role;
  return `${title} of ${agencyName(record, held.agency)} (${protocol?.shortTitle ?? held.protocol})`;
}
