import { type CommandDeps, handleCommand } from '../work/handle-command.ts';
import { createMemoryCaseStore } from '../store/memory-case-store.ts';
import type { Calendar } from '../protocol/calendar.ts';
import type { Case, Party } from '../protocol/case.ts';
import type { Command, Report } from '../protocol/command.ts';
import { decide } from '../protocol/decide/decide.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { CaseEvent } from '../protocol/event.ts';
import { dutyRuns, isAmong } from '../protocol/duty-runs.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Facts } from '../protocol/predicate.ts';
import type { Refusal } from '../protocol/refusal.ts';
import { nextWake } from '../protocol/remind.ts';
import type { World } from '../protocol/world.ts';
import { castOf } from './cast.ts';
import type { Scenario, ScenarioHappening } from './scenario.ts';
import { momentOf } from './scenario-moment.ts';

const REF = 'SIMULATED';

export interface RefusedHappening {
  readonly happening: number;
  readonly refusal: Refusal;
}

export interface Played {
  readonly case: Case;
  readonly world: World;
  readonly asOf: Instant;
  /** By the place of the happening, from 0. */
  readonly refused: readonly RefusedHappening[];
  /** The whole record, oldest first. */
  readonly events: readonly CaseEvent[];
  /** How long the record was after the opening, and after each happening. */
  readonly marks: readonly number[];
}

const momentIf = (written: string | undefined): Instant | undefined =>
  written === undefined ? undefined : momentOf(written);

const findingOf = ({ leadershipWeak = false, allAttemptsFailed = false }: ScenarioHappening): Facts => ({
  leadershipWeak,
  allAttemptsFailed,
});

const recordedAt = (it: ScenarioHappening): Instant => momentOf(it.recorded ?? it.at);

function reportOf(it: ScenarioHappening): Report {
  return {
    key: it.event,
    occurredAt: momentOf(it.at),
    stage: it.to ?? it.stage,
    duty: it.duty,
    medium: it.medium,
    reason: it.reason,
    level: it.level,
    until: momentIf(it.until ?? it.due),
    days: it.days,
    receivedBy: it.by,
    action: it.action,
    owner: it.owner,
    facts: it.event === 'scrutineer-finding' ? findingOf(it) : it.facts,
  };
}

interface Stagehand {
  readonly deps: CommandDeps;
  readonly world: World;
  readonly cast: readonly Party[];
  commands: number;
}

/** Whoever of the cast may do it on that side; where nobody may, the side's first, who is then refused. */
function actorFor(hand: Stagehand, kase: Case, command: Command, side: string | undefined): Party {
  const onSide = hand.cast.filter((party) => side === undefined || party.side === side);
  const may = onSide.find((party) => {
    const decision = decide(hand.world, kase, {
      ...command,
      actor: { person: party.person, name: party.name },
    });
    return !('refused' in decision) || decision.refused.because !== 'not-yours';
  });
  const actor = may ?? onSide[0];
  if (!actor) throw new RangeError(`nobody is on the ${side ?? ''} side`);
  return actor;
}

async function loadCase(hand: Stagehand): Promise<Case> {
  const loaded = await hand.deps.store.load(REF);
  if (!loaded) throw new RangeError('the simulated case has not been opened');
  return loaded.case;
}

async function tell(
  hand: Stagehand,
  now: Instant,
  report: Report,
  side?: string,
): Promise<Refusal | undefined> {
  const kase = await loadCase(hand);
  hand.commands += 1;
  const draft: Command = {
    id: `simulated-${hand.commands}`,
    now,
    actor: { person: '', name: '' },
    type: 'record',
    report,
  };
  const actor = actorFor(hand, kase, draft, side);
  const command = { ...draft, actor: { person: actor.person, name: actor.name } };
  const outcome = await handleCommand(hand.deps, { ref: REF, command });
  return outcome.done === 'refused' ? outcome.refusal : undefined;
}

/** The sides that still owe what happened without a side: both do it, where both owe it. */
async function othersOwing(hand: Stagehand, now: Instant, it: ScenarioHappening): Promise<string[]> {
  const kase = await loadCase(hand);
  const stage = it.to ?? it.stage ?? kase.stages.at(-1)?.stage ?? '';
  const probe = {
    key: it.event,
    stage,
    duty: it.duty,
    by: { person: '', name: '' },
    occurredAt: now,
    recordedAt: now,
  };
  const owed = dutyRuns(hand.world, kase, now).filter(
    (run) =>
      run.status === 'open' &&
      run.duty.by.side === 'each' &&
      (isAmong(run.duty.doneBy, run.duty, probe) || (it.event === 'done' && it.duty === run.duty.id)),
  );
  return owed.flatMap((run) => run.side ?? []);
}

/** Everybody whose word the stage needs accepts the same words; with a side, that one says so. */
async function settle(
  hand: Stagehand,
  now: Instant,
  report: Report,
  side: string | undefined,
): Promise<Refusal | undefined> {
  const agreed = { ...report, wording: 'What both sides have agreed.' };
  const current = (await loadCase(hand)).stages.at(-1)?.stage;
  const stage = hand.world.protocol.stages.find(({ id }) => id === current);
  const needed = stage?.decidedBy === 'raising' || !stage ? [] : Object.keys(stage.holders);
  if (side !== undefined || needed.length === 0) return tell(hand, now, agreed, side);
  for (const one of needed) {
    const refused = await tell(hand, now, agreed, one);
    if (refused) return refused;
  }
  return undefined;
}

async function play(hand: Stagehand, it: ScenarioHappening): Promise<Refusal | undefined> {
  const now = recordedAt(it);
  const report = reportOf(it);
  if (it.event === 'resolved') return settle(hand, now, report, it.side);
  const refused = await tell(hand, now, report, it.side);
  if (refused || it.side !== undefined) return refused;
  for (const side of await othersOwing(hand, now, it)) await tell(hand, now, report, side);
  return undefined;
}

/** Lets the timer do its work up to a moment. */
async function wakeUntil(hand: Stagehand, from: Instant, until: Instant): Promise<void> {
  let at = nextWake(hand.world, await loadCase(hand), from);
  while (at !== undefined && at <= until) {
    const command: Command = {
      // A fact that is told at the moment of a slot can make a second wake necessary at that same moment.
      id: `wake-${at}-${(await loadCase(hand)).revision}`,
      now: at,
      actor: { person: 'service', name: 'timer' },
      type: 'wake',
    };
    await handleCommand(hand.deps, { ref: REF, command });
    at = nextWake(hand.world, await loadCase(hand), at);
  }
}

/** The command that opens the case of a scenario: nothing has happened yet. */
function openingOf({ facts, history }: Scenario, cast: readonly Party[], now: Instant): Command {
  const opener = cast.find((party) => party.side === 'raising') as Party;
  const words = { whatHappened: '', evidence: '', wouldSettle: '', childReference: '' };
  return {
    id: 'open',
    now,
    actor: { person: opener.person, name: opener.name },
    type: 'open',
    ref: REF,
    facts,
    parties: cast,
    intake: { category: Number(facts['category'] ?? 0), ...words },
    similar: (history?.similarRecorded ?? []).map((day) => momentOf(`${day}T12:00`)),
    reports: [],
  };
}

/** Plays a scenario through the command path of the bot, on a store in memory, with the timer at work. */
export async function playScenario(
  scenario: Scenario,
  protocol: Protocol,
  calendar: Calendar,
): Promise<Played> {
  const { similarThreshold } = scenario.settings;
  const world: World = { protocol, calendar, settings: similarThreshold ? { similarThreshold } : {} };
  const store = createMemoryCaseStore();
  const cast = castOf(protocol, scenario.facts);
  const hand: Stagehand = { deps: { store, worldOf: () => world }, world, cast, commands: 0 };
  const [first] = scenario.happenings;
  let clock = first ? recordedAt(first) : '';
  await handleCommand(hand.deps, {
    ref: REF,
    command: openingOf(scenario, cast, clock),
    pins: protocol,
  });
  const refused: RefusedHappening[] = [];
  const marks = [(await store.events(REF)).length];
  for (const [happening, it] of scenario.happenings.entries()) {
    const now = recordedAt(it);
    await wakeUntil(hand, clock, now);
    const refusal = await play(hand, it);
    if (refusal) refused.push({ happening, refusal });
    marks.push((await store.events(REF)).length);
    clock = now;
  }
  const asOf = scenario.asOf === undefined ? clock : momentOf(scenario.asOf);
  await wakeUntil(hand, clock, asOf);
  return { case: await loadCase(hand), world, asOf, refused, events: await store.events(REF), marks };
}
