import { signedInAs } from '../protocol/account.ts';
import { type Missing, type SetUp, whatIsMissing } from '../protocol/readiness.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Instant, londonDay } from '../protocol/instant.ts';
import type { Roster } from '../protocol/roster.ts';
import type { DirectoryChange, DirectoryRecord, Person, ProtocolSettings } from '../ports/people.ts';
import type { AnswerDeps } from './answer.ts';
import type { Inbound, Place } from './parse-activity.ts';
import { maySetUp } from './setup-authority.ts';

/** Somebody in front of the set-up, and the directory as it is at this moment. */
export interface SetUpVisit {
  readonly deps: AnswerDeps;
  readonly place: Place;
  /** As Teams has authenticated them. */
  readonly entraId: string;
  /** The same person in the directory, where they are listed. */
  readonly person: Person | undefined;
  readonly record: DirectoryRecord;
  readonly now: Instant;
}

export async function openSetUp(deps: AnswerDeps, inbound: Inbound, entraId: string): Promise<SetUpVisit> {
  const record = await deps.directory.read();
  const person = signedInAs(record.people, entraId);
  return { deps, place: inbound.place, entraId, person, record, now: deps.clock.now() };
}

export const may = ({ record, entraId, place }: SetUpVisit, { id }: Pick<Protocol, 'id'>): boolean =>
  maySetUp(record, id, entraId, place.teamId);

/** What is set for a procedure; nothing at first. */
export const settingsOf = (
  { record }: Pick<SetUpVisit, 'record'>,
  { id }: Pick<Protocol, 'id'>,
): ProtocolSettings =>
  record.settings.find(({ protocol }) => protocol === id) ?? { protocol: id, holidays: [] };

/** Settings are written as a whole: only while they are those from which they were worked out. */
const expecting =
  ({ record }: SetUpVisit) =>
  (change: DirectoryChange): DirectoryChange =>
    change.kind === 'put-settings'
      ? { ...change, before: record.settings.find(({ protocol }) => protocol === change.settings.protocol) }
      : change;

/**
 * Writes changes in the name of whoever asked for them, and gives the directory as it is then. Rejects with
 * `DirectoryChanged` where somebody else has set something in between.
 */
export async function change(visit: SetUpVisit, changes: readonly DirectoryChange[]): Promise<SetUpVisit> {
  const { deps, person, entraId, now } = visit;
  await deps.directory.apply(changes.map(expecting(visit)), person?.id ?? entraId, now);
  const record = await deps.directory.read();
  return { ...visit, record, person: signedInAs(record.people, entraId) };
}

/** What a procedure lacks, from the directory as the visit has read it. */
export function missingOf(visit: SetUpVisit, protocol: Protocol, roster: Roster): Missing[] {
  const setUp: SetUp = {
    protocol,
    settings: settingsOf(visit, protocol),
    channel: visit.record.channels.some((it) => it.protocol === protocol.id),
    mailbox: visit.deps.setUp.mailbox,
    roster,
    today: londonDay(visit.now),
  };
  return whatIsMissing(setUp);
}
