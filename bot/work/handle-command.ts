import type { CommandOutcome, CommandTarget } from '../ports/case-service.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { type Case, type Pins, currentStage } from '../protocol/case.ts';
import { type Decision, decide } from '../protocol/decide/decide.ts';
import { nextWake } from '../protocol/remind.ts';
import type { World } from '../protocol/world.ts';

/** How often a command is decided anew when others write to the same case at the same time. */
const MOST_TRIES = 12;
/** Between two tries everybody waits a different while, so that not all of them write again at once. Milliseconds. */
const SHORTEST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 400;

const pause = (tries: number): Promise<void> => {
  const most = Math.min(SHORTEST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * most));
};

export interface CommandDeps {
  readonly store: CaseStore;
  /** The protocol that a case pins, and the calendar. Throws where the version is not installed. */
  readonly worldOf: (pins: Pins) => World;
}

/** Too many people wrote to one case at once; the command may be sent again. */
export class BusyError extends Error {
  readonly code = 'case-busy';
}

interface Target extends CommandTarget {
  /** Effects that this command reports on, so that they are no longer pending. */
  readonly settles?: readonly string[];
}

function judge(world: World, kase: Case | undefined, { command, atStage }: Target): Decision {
  const movedOn = kase && atStage !== undefined && currentStage(kase)?.stage !== atStage;
  return movedOn ? { refused: { because: 'not-now' } } : decide(world, kase, command);
}

async function attempt(deps: CommandDeps, target: Target): Promise<CommandOutcome | undefined> {
  const { store } = deps;
  const { ref, command, businessKey } = target;
  const commandIds = businessKey === undefined ? [command.id] : [command.id, businessKey];
  const loaded = await store.load(ref);
  const pins = loaded?.case.protocol ?? target.pins;
  if (!pins) return { done: 'refused', refusal: { because: 'unknown' }, case: undefined };
  const world = deps.worldOf(pins);
  const repeated = async (kase: Case): Promise<CommandOutcome | undefined> => {
    const known = await Promise.all(commandIds.map((id) => store.hasCommand(ref, id)));
    return known.includes(true) ? { done: 'repeated', case: kase } : undefined;
  };
  const decision = judge(world, loaded?.case, target);
  if ('refused' in decision) {
    const before = loaded && (await repeated(loaded.case));
    return before ?? { done: 'refused', refusal: decision.refused, case: loaded?.case };
  }
  const result = await store.commit({
    next: decision.next,
    ...(loaded ? { expected: loaded.version } : {}),
    commandIds,
    events: decision.events,
    effects: decision.effects,
    settled: target.settles ?? [],
    wakeAt: nextWake(world, decision.next, command.now),
  });
  if (result.done === 'committed') return { done: 'accepted', case: decision.next };
  if (result.done === 'conflict') return undefined;
  const stored = await store.load(ref);
  return stored && { done: 'repeated', case: stored.case };
}

/**
 * Loads the case, decides, and commits state, events, command ids and effects in one transaction.
 * A repeated command changes nothing; a conflict is decided anew from a fresh read.
 * @throws BusyError after twelve conflicts in a row, within about three seconds
 */
export async function handleCommand(deps: CommandDeps, target: Target): Promise<CommandOutcome> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const outcome = await attempt(deps, target);
    if (outcome) return outcome;
    await pause(tries);
  }
  throw new BusyError(`case ${target.ref} is being changed by too many people at once`);
}
