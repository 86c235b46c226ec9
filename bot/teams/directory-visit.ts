import { renderNotKeeper } from '../../cards/directory/not-keeper-card.ts';
import type { DirectoryChange, DirectoryRecord, Person } from '../ports/people.ts';
import { signedInAs } from '../protocol/account.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Day, type Instant, londonDay } from '../protocol/instant.ts';
import { type Answer, type Visit, asCard } from './answer.ts';

/** Somebody at the directory, as it is stored at this moment: nothing here comes from a card. */
export interface DirectoryVisit {
  readonly visit: Visit;
  readonly record: DirectoryRecord;
  readonly me: Person;
  /** The protocols of which they are a business manager; none: they keep nothing. */
  readonly keeps: readonly Protocol[];
  readonly now: Instant;
  readonly today: Day;
}

const managersOf = ({ settings }: DirectoryRecord, protocol: string): readonly string[] =>
  settings.find((set) => set.protocol === protocol)?.managers ?? [];

/** Reads the directory anew. Undefined: whoever asks is no longer listed in it. */
export async function visitDirectory(visit: Visit): Promise<DirectoryVisit | undefined> {
  const record = await visit.deps.directory.read();
  const { entraId } = visit.inbound.speaker;
  // Their account may have become another's since it was last looked up.
  const me = entraId === undefined ? undefined : signedInAs(record.people, entraId);
  if (me?.id !== visit.person.id) return undefined;
  const now = visit.deps.clock.now();
  const keeps = visit.deps.cases.protocols.filter(({ id }) => managersOf(record, id).includes(me.id));
  return { visit, record, me, keeps, now, today: londonDay(now) };
}

export const keepsProtocol = ({ keeps }: DirectoryVisit, protocol: string): boolean =>
  keeps.some(({ id }) => id === protocol);

/** The names of all business managers, each once. */
export function keepersOf({ visit, record }: DirectoryVisit, protocol?: string): string[] {
  const wanted = visit.deps.cases.protocols.filter(({ id }) => protocol === undefined || id === protocol);
  const ids = new Set(wanted.flatMap(({ id }) => managersOf(record, id)));
  return record.people.filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

export function refuseNonKeeper(desk: DirectoryVisit): Answer {
  desk.visit.deps.log({ what: 'directory-refused', person: desk.me.id });
  return asCard(renderNotKeeper(keepersOf(desk)));
}

/** Writes changes in the name of whoever is at the directory, and gives the directory as it then is. */
export async function write(
  desk: DirectoryVisit,
  changes: readonly DirectoryChange[],
): Promise<DirectoryVisit> {
  const { directory, log } = desk.visit.deps;
  await directory.apply(changes, desk.me.id, desk.now);
  const codes = [...new Set(changes.map(({ kind }) => kind))];
  log({ what: 'directory-changed', person: desk.me.id, codes, count: changes.length });
  return { ...desk, record: await directory.read() };
}
