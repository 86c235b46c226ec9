import { type Case, type Party, SERVICE } from '../case.ts';
import { agencyTypeOf } from '../cast-role.ts';
import type { Command } from '../command.ts';
import type { Effect } from '../effect.ts';
import { castAt, partAlone, partyFrom } from '../find-holders.ts';
import { gapsOf, mayName } from '../gaps.ts';
import type { PersonCard } from '../roster.ts';
import { agencyOfSide } from '../seats.ts';
import { isManager } from '../world.ts';
import { type Judgement, type Matter, accept, notYours, refuse } from './judgement.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** The business manager is to find them in the directory, and confirm them there. */
const keepNamed = (side: Party['side'], role: string, { person }: PersonCard): Effect => ({
  kind: 'keep-named',
  key: `named:${person}:${role}`,
  side,
  role,
  person,
});

/**
 * Nobody stands on two sides, and a side's part stays with its agency. Where nobody knows any more which one that is,
 * it goes to nobody of the other side's.
 */
function cannotTake(kase: Case, side: Party['side'], agency: string | undefined, to: PersonCard): boolean {
  const others = kase.parties.filter((party) => party.side !== side && party.receivesOnly !== true);
  if (others.some(({ person }) => person === to.person)) return true;
  if (side === 'neutral') return false;
  return agency === undefined
    ? others.some((party) => party.side !== 'neutral' && party.agency === to.agency)
    : to.agency !== agency;
}

/**
 * Passes all that somebody has on a side to somebody else: they do it themselves, or the business manager does. From
 * then on it is no longer theirs. Their name stays on what they have done.
 */
export function handOver({ case: kase, world, actor, now }: Matter, command: Of<'hand-over'>): Judgement {
  const { from, side, to, reason } = command;
  const parts = kase.parties.filter(
    (party) => party.person === from && party.side === side && party.receivesOnly !== true,
  );
  const [first] = parts;
  if (actor.person !== from && !isManager(world, actor.person)) return notYours(parts);
  if (!first || kase.outcome === 'closed') return refuse('not-now');
  if (!reason.trim()) return refuse('needs-reason');
  if (to.person === from || cannotTake(kase, side, first.agency, to)) return refuse('wrong-person');
  const why = { kind: 'handed-over' as const, of: first.name, by: actor.name };
  const added = parts.map((part): Party => ({
    ...partyFrom(to, side, part.role),
    ...partAlone(part),
    agencyName: part.agencyName,
    why,
  }));
  const removed = parts.map(({ person, role }) => ({ person, side, role }));
  const { role } = first;
  return {
    events: [{ type: 'cast', at: now, by: actor, added, removed, reason }],
    effects: to.unconfirmed ? [keepNamed(side, role, to)] : [],
  };
}

/** Names who holds a role of the present stage that nobody is listed for, or whose holders are away. */
export function nameHolder(matter: Matter, command: Of<'name-holder'>): Judgement {
  const { case: kase, world, actor, now } = matter;
  const { side, role, to, how } = command;
  if (!mayName(world, kase, actor.person, side))
    return notYours(kase.parties.filter((party) => party.side === 'raising'));
  const gap = gapsOf(world, kase).find((it) => it.side === side && it.role === role);
  if (!gap) return refuse('not-now');
  const id = side === 'neutral' ? undefined : agencyOfSide(world, kase, side, world.roster);
  const isAwayNow = gap.away.some(({ person }) => person === to.person);
  if (isAwayNow || cannotTake(kase, side, id, to)) return refuse('wrong-person');
  const type = side === 'neutral' ? undefined : agencyTypeOf(kase.facts, side);
  const added: Party = {
    ...partyFrom(to, side, role),
    ...castAt(world.protocol, { side, role, agency: { id: id ?? '', type: type ?? '' } }),
    unconfirmed: true,
    why: { kind: how, by: actor.name },
  };
  return {
    events: [{ type: 'cast', at: now, by: actor, added: [added], removed: [] }],
    effects: [keepNamed(side, role, to)],
  };
}

/** At most so many refusals go on a case's record: it must stay readable, whoever tries. */
const MOST_REFUSALS = 200;

/** Puts on record that somebody tried what is not theirs. */
export function noteRefusal({ case: kase, actor, now }: Matter, command: Of<'note-refusal'>): Judgement {
  if (kase.refusals >= MOST_REFUSALS) return refuse('not-now');
  return accept({ type: 'refused', at: now, by: actor, what: command.what, because: command.because });
}

/** Puts on record that somebody has opened the case or its details; whether they may was asked before. */
export const noteSight = ({ actor, now }: Matter, { what }: Of<'see'>): Judgement =>
  actor.person === SERVICE.person ? refuse('unknown') : accept({ type: 'seen', at: now, by: actor, what });
