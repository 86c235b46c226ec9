import { substitutesOf } from '../protocol/cast-role.ts';
import { currentStage } from '../protocol/case.ts';
import { type DutyRun, dutyRuns, openRuns } from '../protocol/duty-runs.ts';
import { type Eligibility } from '../protocol/eligibility.ts';
import { gateOf } from '../protocol/gate.ts';
import { type Instant, toLondonIso } from '../protocol/instant.ts';
import { nextStage } from '../protocol/ladder.ts';
import {
  blocking,
  clocksOf,
  flagsOf,
  headlineOf,
  isCaseProvisional,
  offeredExits,
  stateOf,
  suggestedStage,
  toldOfLateAnswers,
} from '../protocol/standing.ts';
import type { Played } from './play-scenario.ts';

const london = (at: Instant | undefined): string | null => (at === undefined ? null : toLondonIso(at));

const dutyResult = (run: DutyRun): object => ({
  limit: london(run.limitAt),
  cumulative: london(run.cumulativeAt),
  actBy: run.actBy === 'at-once' ? 'at-once' : london(run.actBy),
  status: run.status,
  late: run.late,
  startedAt: london(run.startedAt),
  doneAt: london(run.doneAt),
});

/** The duties that stand in the way of closing, and of the next stage. */
export function blocksOf({ world, case: kase, asOf }: Played): Record<string, string[]> {
  const stage = currentStage(kase)?.stage;
  const next = stage === undefined ? undefined : nextStage(world, kase, stage);
  const exits = ['close', ...(next ? [`to:${next.id}`] : [])];
  return Object.fromEntries(
    exits.map((exit) => [exit, blocking(world, kase, exit, asOf).map((run) => run.key)]),
  );
}

/** What stands at the moment of the result, in the words of the scenario format. */
export function resultOf(played: Played): object {
  const { world, case: kase, asOf, refused } = played;
  const gate = gateOf(world, kase);
  return {
    stage: currentStage(kase)?.stage ?? '',
    state: stateOf(world, kase, asOf),
    headline: london(headlineOf(world, kase, asOf)?.at),
    clocks: Object.fromEntries(clocksOf(world, kase).map(({ days, at }) => [days, toLondonIso(at)])),
    duties: Object.fromEntries(dutyRuns(world, kase, asOf).map((run) => [run.key, dutyResult(run)])),
    open: openRuns(world, kase, asOf).map((run) => run.key),
    blocks: blocksOf(played),
    offered: offeredExits(world, kase, asOf),
    suggested: suggestedStage(world, kase) ?? null,
    refused: refused.map(({ happening, refusal: { because } }) => ({
      happening,
      because: because === 'future' ? 'not-now' : because,
    })),
    gate: {
      open: gate.open,
      steps: gate.steps.map(({ id }) => id),
      contacts: gate.contacts.flatMap(({ phone }) => phone ?? []),
      limit: london(gate.limit),
    },
    redirect: [],
    holders: substitutesOf(world.protocol, kase.facts),
    told: toldOfLateAnswers(world, kase, asOf),
    flags: flagsOf(world, kase, asOf),
    requests: kase.happenings.flatMap((it) =>
      it.key === 'later-date-requested' ? (london(it.until) ?? []) : [],
    ),
    provisional: isCaseProvisional(world, kase, asOf),
  };
}

/** Nothing was opened: no stage, no clock, and where the person is sent instead. */
export const resultOfNoCase = (eligibility: Eligibility): object => ({
  stage: '',
  state: eligibility.result,
  headline: null,
  clocks: {},
  duties: {},
  open: [],
  blocks: {},
  offered: [],
  suggested: null,
  refused: [],
  gate: { open: false, steps: [], contacts: [], limit: null },
  redirect: eligibility.steps.map(({ id }) => id),
  holders: {},
  told: [],
  flags: eligibility.flags,
  requests: [],
  provisional: false,
});
