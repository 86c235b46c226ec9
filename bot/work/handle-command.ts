import type { CommandOutcome, CommandTarget } from '../ports/case-service.ts';
import type { CaseStore, Commit, LoadedCase } from '../ports/case-store.ts';
import type { Decided } from '../ports/telemetry.ts';
import { type Case, type Pins, SERVICE, currentStage } from '../protocol/case.ts';
import { type Decision, decide } from '../protocol/decide/decide.ts';
import type { Instant } from '../protocol/instant.ts';
import { nextWake } from '../protocol/remind.ts';
import type { World } from '../protocol/world.ts';
import type { Begins } from './first-to-send.ts';
import { type Held, heldAfter, hold } from './held-case.ts';
import { pauseAfterConflict } from './pause.ts';

/** How often a command is decided anew when others write to the same case at the same time. */
const MOST_TRIES = 12;
export interface CommandDeps {
  readonly store: CaseStore;
  /** The protocol that a case pins, and the calendar. Throws where the version is not installed. */
  readonly worldOf: (pins: Pins) => World;
  /** Is told how each command ended, and how often it was decided anew. */
  readonly decided?: ((decided: Decided) => void) | undefined;
}

/** Too many people wrote to one case at once; the command may be sent again. */
export class BusyError extends Error {
  readonly code = 'case-busy';
}

/** What became of a command; where it was accepted, with the case as it is now stored. */
export type Handled =
  | (Extract<CommandOutcome, { done: 'accepted' }> & { readonly held: Held })
  | Exclude<CommandOutcome, { done: 'accepted' }>;

function judge(world: World, kase: Case | undefined, { command, atStage }: CommandTarget): Decision {
  const movedOn = kase && atStage !== undefined && currentStage(kase)?.stage !== atStage;
  return movedOn ? { refused: { because: 'not-now' } } : decide(world, kase, command);
}

/** What waits already goes first: then nothing of this command is begun with it. */
function beginning(
  begins: Begins,
  { next, effects }: Extract<Decision, { next: Case }>,
  loaded: LoadedCase | undefined,
  at: Instant,
): Pick<Commit, 'begins'> {
  const first = loaded && loaded.pending.length > 0 ? undefined : begins(next, effects);
  return first ? { begins: { key: first.key, at } } : {};
}

/** True where one of these ids is that of a command that was accepted. */
export async function wasHandled(
  store: CaseStore,
  ref: string,
  commandIds: readonly string[],
): Promise<boolean> {
  const known = await Promise.all(commandIds.map((id) => store.hasCommand(ref, id)));
  return known.includes(true);
}

async function attempt(
  { store, worldOf }: CommandDeps,
  target: CommandTarget,
  loaded: LoadedCase | undefined,
  begins: Begins,
): Promise<Handled | undefined> {
  const { ref, command, businessKey } = target;
  const commandIds = businessKey === undefined ? [command.id] : [command.id, businessKey];
  const pins = loaded?.case.protocol ?? target.pins;
  if (!pins) return { done: 'refused', refusal: { because: 'unknown' }, case: undefined };
  const world = worldOf(pins);
  const decision = judge(world, loaded?.case, target);
  if ('refused' in decision) {
    if (loaded && (await wasHandled(store, ref, commandIds))) return { done: 'repeated', case: loaded.case };
    return { done: 'refused', refusal: decision.refused, case: loaded?.case };
  }
  const { next, events, effects } = decision;
  const commit: Commit = {
    next,
    ...(loaded ? { expected: loaded.version } : {}),
    commandIds,
    events,
    effects,
    settled: [],
    ...beginning(begins, decision, loaded, command.now),
    wakeAt: nextWake(world, next, command.now),
  };
  const result = await store.commit(commit);
  if (result.done === 'committed')
    return { done: 'accepted', case: next, held: heldAfter(loaded && hold(loaded), commit, result) };
  if (result.done === 'conflict') return undefined;
  const stored = await store.load(ref);
  return stored && { done: 'repeated', case: stored.case };
}

/** How a command ended, for whoever runs the service. */
function told({ ref, command }: CommandTarget, conflicts: number, outcome?: Handled): Decided {
  const { person } = command.actor;
  return {
    ref,
    command: command.type,
    outcome: outcome?.done ?? 'busy',
    because: outcome?.done === 'refused' ? outcome.refusal.because : undefined,
    conflicts,
    person: person === SERVICE.person ? undefined : person,
  };
}

/**
 * Loads the case, decides, and commits state, events, command ids and effects in one transaction. What the caller has
 * loaded already is not read again, unless somebody else has written since.
 * `begins` names what the caller delivers as soon as the command is accepted; without it, the caller delivers nothing.
 * A repeated command changes nothing; a conflict is decided anew from a fresh read.
 * @throws BusyError after twelve conflicts in a row, within about three seconds
 */
export async function handleCommand(
  deps: CommandDeps,
  target: CommandTarget,
  begins: Begins = () => undefined,
): Promise<Handled> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const known = tries === 0 ? target.loaded : undefined;
    const outcome = await attempt(deps, target, known ?? (await deps.store.load(target.ref)), begins);
    if (outcome) {
      deps.decided?.(told(target, tries, outcome));
      return outcome;
    }
    await pauseAfterConflict(tries);
  }
  deps.decided?.(told(target, MOST_TRIES));
  throw new BusyError(`case ${target.ref} is being changed by too many people at once`);
}
