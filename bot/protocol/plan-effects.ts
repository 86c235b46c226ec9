import { dutyOwners, holdersOfSide, runOwners, stageHolders } from './authority.ts';
import { callPeople, followUp, tellsWhoWasReached } from './call-people.ts';
import { type Case, type Happening, type Party, currentStage } from './case.ts';
import { openRuns, runsInPlay } from './duty-runs.ts';
import type { Effect, MentionReason, Told } from './effect.ts';
import type { CaseEvent } from './event.ts';
import type { Instant } from './instant.ts';
import { nextStage } from './ladder.ts';
import { callAboutGaps, planCasts, tellWhomItIsFor } from './plan-cast.ts';
import { redraw } from './redraw.ts';
import { openersOf } from './seats.ts';
import { BESIDE } from './standing.ts';
import { tellOfFailures } from './tell-of-failures.ts';
import { type World, dutyOf, isShared, stageOf } from './world.ts';

interface Scene {
  readonly world: World;
  readonly before: Case | undefined;
  readonly case: Case;
  readonly stage: string;
  readonly now: Instant;
}

const holdersHere = ({ world, case: kase, stage }: Scene): Party[] =>
  stage === '' ? [] : stageHolders(kase, stageOf(world.protocol, stage));

/** Neutral officers who have something to do in the present stage although it is not theirs: a convener, a recorder. */
const officersHere = ({ world, case: kase, stage, now }: Scene): Party[] =>
  runsInPlay(world, kase, now)
    .filter(({ duty }) => duty.stage === stage && duty.by.side === 'neutral' && !BESIDE.includes(duty.kind))
    .flatMap((run) => dutyOwners(world, kase, run.duty));

/** Nobody is mentioned for what they have just done. */
const othersHere = (scene: Scene, but: string): Party[] =>
  [...holdersHere(scene), ...officersHere(scene)].filter(({ person }) => person !== but);

const mention = (scene: Scene, reason: MentionReason, people: readonly Party[]): Effect[] =>
  callPeople({ stage: scene.stage, revision: scene.case.revision }, reason, people);

function tell(scene: Scene, what: Told, duty?: string): Effect[] {
  const key = `tell:${what}:${duty ?? scene.stage}:${scene.case.revision}`;
  return [{ kind: 'tell-thread', key, what, stage: scene.stage, ...(duty === undefined ? {} : { duty }) }];
}

/**
 * One side has said that a stage of both is not settled: what the other owes then begins to run, for some with hours
 * only. Where the case has gone up at once, the next stage's people are told instead.
 */
const saysNotSettled = ({ world, case: kase, stage }: Scene): boolean =>
  kase.outcome === undefined &&
  currentStage(kase)?.stage === stage &&
  isShared(stageOf(world.protocol, stage));

/** Everybody of the two sides but one: a danger that is told where nobody else holds the stage must reach somebody. */
const bothSides = ({ case: kase }: Scene, but: string): Party[] =>
  kase.parties.filter(({ side, person }) => side !== 'neutral' && person !== but);

const isThere = ({ why }: Party): boolean => why?.kind !== 'away';

/** Of a side of which nobody holds the stage now, or all who do are away: those who began it, or else all who are there. */
function insteadOfAbsent(scene: Scene, but: string): Party[] {
  const missed = (['raising', 'receiving'] as const).filter(
    (side) => !holdersHere(scene).some((party) => party.side === side && isThere(party)),
  );
  return missed.flatMap((side) => {
    const began = openersOf(scene.case, scene.world, side).filter(isThere);
    const own = scene.case.parties.filter((party) => party.side === side && isThere(party));
    return (began.length > 0 ? began : own).filter(({ person }) => person !== but);
  });
}

/** Who hears of a danger to the child: the others of the stage, and somebody of each side, whoever is away. */
function hearOfDanger(scene: Scene, but: string): Party[] {
  const others = othersHere(scene, but);
  return others.length > 0 ? [...others, ...insteadOfAbsent(scene, but)] : bothSides(scene, but);
}

/** Those who have something to do now that was not asked for before. */
function newlyAsked({ world, before, case: kase, now }: Scene): Party[] {
  const asked = before ? openRuns(world, before, now).map(({ key }) => key) : [];
  return openRuns(world, kase, now)
    .filter((run) => !asked.includes(run.key))
    .flatMap((run) => runOwners(world, kase, run));
}

function ofHappening(scene: Scene, { key, by }: Happening): Effect[] {
  const others = othersHere(scene, by.person);
  switch (key) {
    case 'earlier-date-set':
      return mention(scene, 'earlier-date', others);
    case 'risk-flagged':
      return mention(scene, 'danger', hearOfDanger(scene, by.person));
    case 'later-date-requested':
      return tell(scene, 'later-date-requested');
    case 'risk-referred':
      return tell(scene, 'danger-passed-on');
    case 'facts-changed':
      return mention(
        scene,
        'fact-asked',
        newlyAsked(scene).filter(({ person }) => person !== by.person),
      );
    case 'unresolved':
      return saysNotSettled(scene) ? mention(scene, 'not-settled', others) : [];
    case 'not-satisfied':
      return scene.case.outcome ? [] : mention(scene, 'not-satisfied', others);
    case 'late-escalation': {
      const next = nextStage(scene.world, scene.case, scene.stage);
      const managers = next ? holdersOfSide(scene.case, next, 'receiving') : [];
      return mention(scene, 'late-escalation', managers);
    }
    default:
      return [];
  }
}

function ofEnding(scene: Scene): Effect[] {
  const { world, case: kase, now } = scene;
  const writers = runsInPlay(world, kase, now)
    .filter((run) => run.duty.writing && run.duty.kind === 'write')
    .flatMap((run) => dutyOwners(world, kase, run.duty));
  if (kase.outcome === 'resolved') return mention(scene, 'outcome-to-write', writers);
  if (kase.outcome === 'decided') {
    return [...tell(scene, 'closed'), ...mention(scene, 'outcome-to-write', writers)];
  }
  if (kase.happenings.at(-1)?.key === 'late-refused') return tell(scene, 'late-refused');
  return tell(scene, kase.outcome === 'final-not-agreed' ? 'final' : 'closed');
}

/** Officers whose part has begun with what has just arrived: they hold no stage, and the e-mail alone may lie unread. */
const officersAsked = (scene: Scene, sentAt: Instant | undefined): Party[] =>
  runsInPlay(scene.world, scene.case, scene.now)
    .filter(({ duty, startedAt }) => startedAt === sentAt && duty.by.side === 'neutral' && duty.nudge)
    .flatMap((run) => dutyOwners(scene.world, scene.case, run.duty))
    .filter(({ person }) => !holdersHere(scene).some((holder) => holder.person === person));

function ofWriting(scene: Scene, event: Extract<CaseEvent, { type: 'writing-settled' }>): Effect[] {
  const told: Record<typeof event.status, Told | undefined> = {
    sent: 'writing-sent',
    unknown: 'writing-unknown',
    failed: 'writing-failed',
    sending: undefined,
  };
  const what = told[event.status];
  const duty = dutyOf(scene.world.protocol, event.duty);
  const asked = event.status === 'sent' && scene.case.outcome === undefined;
  const answers = asked && duty.writing?.fulfils.includes('response-received');
  const raising = holdersHere(scene).filter((party) => party.side === 'raising');
  const officers = event.status === 'sent' ? officersAsked(scene, event.sentAt) : [];
  return [
    ...(what ? tell(scene, what, duty.id) : []),
    ...(answers ? mention(scene, 'answer-arrived', raising) : []),
    ...mention(scene, 'part-asked', officers),
  ];
}

/** The present stage's card, and the people who have to act there; nothing before a stage has opened. */
const presentStage = (scene: Scene, people: readonly Party[]): Effect[] => [
  ...(scene.stage === ''
    ? []
    : [{ kind: 'ask-for-action' as const, key: `stage:${scene.stage}`, stage: scene.stage }]),
  ...mention(scene, 'stage-opened', people),
];

function ofEvent(scene: Scene, event: CaseEvent): Effect[] {
  const { case: kase, stage } = scene;
  switch (event.type) {
    case 'opened':
      return [{ kind: 'open-thread', key: 'thread' }];
    case 'stage-entered':
      return presentStage(scene, othersHere(scene, event.by.person));
    case 'thread-reopened':
      return [{ kind: 'open-thread', key: 'thread' }, ...presentStage(scene, holdersHere(scene))];
    case 'settlement-proposed':
      return mention(
        scene,
        'settlement-proposed',
        holdersHere(scene).filter((it) => it.side !== event.settlement.side),
      );
    case 'settlement-objected':
      return mention(
        scene,
        'settlement-objected',
        holdersHere(scene).filter((it) => it.side === kase.settlement?.side),
      );
    case 'ended':
      return ofEnding(scene);
    case 'written':
      return [
        {
          kind: 'send-writing',
          key: `mail:${event.writing.duty}:${kase.revision}`,
          duty: event.writing.duty,
        },
      ];
    case 'writing-settled':
      return ofWriting(scene, event);
    case 'happened':
      return ofHappening({ ...scene, stage: event.happening.stage || stage }, event.happening);
    default:
      return [];
  }
}

/** Who has come, and who is missing. A stage that has just opened calls its people itself. */
function ofCasts({ world, before, case: after, now }: Scene, events: readonly CaseEvent[]): Effect[] {
  const change = { world, before, after, now };
  const opens = events.some(({ type }) => type === 'stage-entered');
  return [...(opens ? [] : planCasts(change, events)), ...callAboutGaps(change)];
}

/** Nothing that people see has changed. */
const UNSEEN: readonly CaseEvent['type'][] = ['seen', 'refused'];

/** What shall be seen outside after these events; nothing after a mere receipt, unless it tells who was reached. */
export function planEffects(
  world: World,
  before: Case | undefined,
  after: Case,
  events: readonly CaseEvent[],
  now: Instant,
): Effect[] {
  const scene: Scene = { world, before, case: after, stage: currentStage(after)?.stage ?? '', now };
  if (events.every((event) => event.type === 'delivered')) {
    const isShown = events.some(tellsWhoWasReached);
    return [
      ...followUp(before, after, events),
      ...tellOfFailures(world, before, after, events),
      ...(isShown ? redraw(scene, events) : []),
    ];
  }
  if (events.every(({ type }) => UNSEEN.includes(type))) return [];
  return [
    ...events.flatMap((event) => ofEvent(scene, event)),
    ...ofCasts(scene, events),
    ...tellOfFailures(world, before, after, events),
    ...tellWhomItIsFor(after, events),
    ...redraw(scene, events),
  ];
}
