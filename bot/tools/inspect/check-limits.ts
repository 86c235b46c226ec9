import { withoutStop } from '../../../cards/say-list.ts';
import type { Case } from '../../protocol/case.ts';
import { dutyRuns } from '../../protocol/duty-runs.ts';
import type { CaseEvent } from '../../protocol/event.ts';
import { evolve } from '../../protocol/evolve.ts';
import type { Instant } from '../../protocol/instant.ts';
import type { World } from '../../protocol/world.ts';
import type { Finding } from './finding.ts';

type Moved = Extract<CaseEvent, { type: 'limit-recomputed' }>;
interface Entry {
  readonly number: number;
  readonly event: CaseEvent;
}

/** Entries that were made at one moment. */
function byMoment(events: readonly CaseEvent[]): Entry[][] {
  const groups: Entry[][] = [];
  for (const [index, event] of events.entries()) {
    const entry = { number: index + 1, event };
    const last = groups.at(-1);
    if (last && last[0]?.event.at === event.at) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

const limitsOf = (world: World, kase: Case, at: Instant): ReadonlyMap<string, Instant> =>
  new Map(
    dutyRuns(world, kase, at).flatMap(({ key, limitAt }) => (limitAt ? [[key, limitAt] as const] : [])),
  );

const told = (group: readonly Entry[], duty: string): { number: number; event: Moved }[] =>
  group.flatMap(({ number, event }) =>
    event.type === 'limit-recomputed' && event.duty === duty ? [{ number, event }] : [],
  );

/** A duty in the words of the protocol, as whoever reads the finding knows none of its keys. */
function nameOf({ protocol }: World, key: string): string {
  const duty = protocol.duties.find(({ id }) => id === key.replace(/:.*$/, ''));
  return duty ? `"${withoutStop(duty.text)}"` : `something that the protocol does not have`;
}

/** Whether the entries of one moment tell of a duty's date what the protocol gives before and after them. */
function checkMove(
  world: World,
  group: readonly Entry[],
  duty: string,
  was: Instant | undefined,
  is: Instant | undefined,
): Finding | undefined {
  const moves = told(group, duty);
  const name = nameOf(world, duty);
  let from = was;
  for (const { number, event } of moves) {
    if (from !== undefined && event.from !== from)
      return wrong(number, `Entry ${number} moves the date of ${name} from another day than the one it had.`);
    from = event.to;
  }
  const last = moves.at(-1);
  if (last && last.event.to !== is)
    return wrong(
      last.number,
      `Entry ${last.number} moves the date of ${name} to another day than the protocol gives.`,
    );
  const [first] = group;
  if (moves.length > 0 || was === undefined || is === undefined || was === is || !first) return undefined;
  return wrong(first.number, `The date of ${name} moves with entry ${first.number}, and no entry says so.`);
}

const wrong = (entry: number, text: string): Finding => ({ kind: 'limit', entry, text });

/**
 * Works out every limit anew, moment by moment, and compares what the entries say of limits that moved. The first
 * place where they differ; undefined where there is none.
 */
export function checkLimits(world: World, events: readonly CaseEvent[]): Finding | undefined {
  let kase: Case | undefined;
  let before: ReadonlyMap<string, Instant> = new Map();
  for (const group of byMoment(events)) {
    kase = group.reduce<Case | undefined>((it, { event }) => evolve(it, event), kase);
    const at = group[0]?.event.at;
    if (!kase || at === undefined) continue;
    const after = limitsOf(world, kase, at);
    const moved = group.flatMap(({ event }) => (event.type === 'limit-recomputed' ? [event.duty] : []));
    for (const duty of new Set([...before.keys(), ...after.keys(), ...moved])) {
      const finding = checkMove(world, group, duty, before.get(duty), after.get(duty));
      if (finding) return finding;
    }
    before = after;
  }
  return undefined;
}
