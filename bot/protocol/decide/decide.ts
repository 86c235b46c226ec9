import { type Actor, type Case, type Pins, SERVICE, type Writing, currentStage } from '../case.ts';
import type { Command, Report } from '../command.ts';
import type { Effect } from '../effect.ts';
import { eligibilityOf } from '../eligibility.ts';
import type { CaseEvent } from '../event.ts';
import { evolve } from '../evolve.ts';
import { planEffects } from '../plan-effects.ts';
import { mayRecordFor } from '../may-record-for.ts';
import { entryOf } from '../entry-of.ts';
import { recast } from '../recast.ts';
import { recomputedLimits } from '../recompute.ts';
import type { Refusal } from '../refusal.ts';
import { remind } from '../remind.ts';
import type { World } from '../world.ts';
import { handOver, nameHolder, noteRefusal, noteSight } from './hand-over.ts';
import { type Judgement, type Matter, notYours, refuse } from './judgement.ts';
import { record } from './record.ts';
import { reopenThread } from './reopen-thread.ts';
import { closeCase, objectTo } from './settle.ts';
import { deliveryEvents, reportsOnReceipt, sentDuty, write } from './write.ts';

export type Decision =
  | { readonly next: Case; readonly events: readonly CaseEvent[]; readonly effects: readonly Effect[] }
  | { readonly refused: Refusal };

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

const matterOf = (
  world: World,
  kase: Case,
  command: Command,
  report: Report,
  actor: Actor = command.actor,
): Matter => {
  const occurredAt = report.occurredAt ?? command.now;
  return { world, case: kase, actor, now: command.now, report, occurredAt, putAt: occurredAt };
};

/** Judges reports one after the other, each on the case as the one before has left it; one refusal refuses all. */
function recordAll(
  start: Case,
  reports: readonly Report[],
  matterFor: (kase: Case, report: Report) => Matter,
): Judgement {
  let kase = start;
  const events: CaseEvent[] = [];
  for (const report of reports) {
    const judged = record(matterFor(kase, report));
    if ('refused' in judged) return judged;
    events.push(...judged.events);
    kase = judged.events.reduce<Case>(evolve, kase);
  }
  return { events };
}

function open(world: World, command: Of<'open'>): Judgement {
  const { protocol } = world;
  const { ref, facts, parties, intake, similar = [], now, actor, holidays = [] } = command;
  const eligibility = eligibilityOf(protocol, facts);
  if (eligibility.result !== 'accept') return refuse('not-now');
  const identity: Pins = {
    id: protocol.id,
    version: protocol.version,
    ...(holidays.length > 0 && { holidays }),
  };
  const events: CaseEvent[] = [
    { type: 'opened', at: now, by: actor, ref, protocol: identity, facts, parties, intake, similar },
    ...eligibility.flags.map((flag): CaseEvent => ({ type: 'flagged', at: now, by: actor, flag })),
  ];
  const kase = events.reduce<Case | undefined>(evolve, undefined);
  if (!kase) return refuse('unknown');
  const judged = recordAll(kase, command.reports, (it, report) => matterOf(world, it, command, report));
  return 'refused' in judged ? judged : { events: [...events, ...judged.events] };
}

/**
 * What a receipt stands for, each for itself: the text has arrived, and a part of it that was on record already,
 * such as a file review, must not keep the rest off it.
 */
function recordEach(
  start: Case,
  reports: readonly Report[],
  matterFor: (kase: Case, report: Report) => Matter,
): CaseEvent[] {
  return reports.reduce<CaseEvent[]>((events, report) => {
    const judged = record(matterFor(events.reduce<Case>(evolve, start), report));
    return 'refused' in judged ? events : [...events, ...judged.events];
  }, []);
}

/**
 * On whose word a receipt is put on record: that of whoever wrote. That it has reached an office is the office's: what
 * is in its inbox has reached it (K13; BI.9, reading 9).
 */
function witnessOf({ by, to }: Writing, { key }: Report): Actor {
  const officer = to.find(({ side, receivesOnly }) => side === 'neutral' && receivesOnly !== true);
  return key === 'attention-received' && officer ? { person: officer.person, name: officer.name } : by;
}

/**
 * A receipt that opens a stage does so at its own time, and on the word of whoever wrote. One that comes again for
 * what is known to have arrived changes nothing.
 */
function receive(world: World, kase: Case, command: Of<'report-delivery'>): Judgement {
  if (entryOf(kase.receipts, command.effect)?.outcome === 'delivered') return { events: [] };
  const base = matterOf(world, kase, command, { key: 'done' }, SERVICE);
  const events = deliveryEvents(base, command);
  const writing = kase.writings[sentDuty(command.effect) ?? ''];
  if (!writing || command.receipt.outcome !== 'delivered') return { events };
  const settled = events.reduce<Case>(evolve, kase);
  const more = recordEach(settled, reportsOnReceipt(base, writing), (it, report) => ({
    ...matterOf(
      world,
      it,
      command,
      { ...report, occurredAt: command.receipt.at },
      witnessOf(writing, report),
    ),
    putAt: writing.at,
  }));
  return { events: [...events, ...more] };
}

const bare = (world: World, kase: Case, command: Command): Matter =>
  matterOf(world, kase, command, { key: 'done' });

function judge(world: World, kase: Case, command: Exclude<Command, Of<'open'>>): Judgement {
  switch (command.type) {
    case 'record':
      return record(matterOf(world, kase, command, command.report));
    case 'object':
      return objectTo(matterOf(world, kase, command, { key: 'resolved' }), command.reason);
    case 'close':
      return closeCase(matterOf(world, kase, command, { key: 'done' }));
    case 'reopen-thread':
      return reopenThread(matterOf(world, kase, command, { key: 'done' }));
    case 'write':
      return write(matterOf(world, kase, command, { key: 'done', reason: command.reason }), command);
    case 'report-delivery':
      return receive(world, kase, command);
    case 'hand-over':
      return handOver(bare(world, kase, command), command);
    case 'name-holder':
      return nameHolder(bare(world, kase, command), command);
    case 'see':
      return noteSight(bare(world, kase, command), command);
    case 'note-refusal':
      return noteRefusal(bare(world, kase, command), command);
    case 'wake':
      return remind(world, kase, command.now);
    case 'recast':
      return { events: [] };
  }
}

/** For a party outside Teams somebody else speaks: theirs is the word, and the record says whose hand it was. */
function judgeFor(world: World, kase: Case, command: Exclude<Command, Of<'open'>>): Judgement {
  const { behalf, actor } = command;
  if (behalf === undefined) return judge(world, kase, command);
  const spoken = command.type === 'record' || command.type === 'object' || command.type === 'write';
  if (!spoken || !mayRecordFor(kase, actor.person, behalf)) return notYours([]);
  const name = kase.parties.find(({ person }) => person === behalf)?.name ?? '';
  const via = { person: actor.person, name: actor.name };
  return judge(world, kase, { ...command, actor: { person: behalf, name, via } });
}

/** Receipts and refusals do not ask who holds what. */
const LOOKS_NOBODY_UP: readonly Command['type'][] = ['report-delivery', 'note-refusal'];

/**
 * A command on a case as it stands: first whoever no longer holds a role loses it and their deputies join, then the
 * command is judged, and where that has opened a stage or given somebody a part, its holders are looked up.
 */
function carryOut(world: World, kase: Case, command: Exclude<Command, Of<'open'>>): Judgement {
  const before = LOOKS_NOBODY_UP.includes(command.type) ? [] : recast(world, kase, command.now);
  const start = before.reduce<Case>(evolve, kase);
  const judged = judgeFor(world, start, command);
  if ('refused' in judged) return judged;
  const after = judged.events.reduce<Case>(evolve, start);
  const moved = currentStage(after)?.stage !== currentStage(start)?.stage;
  // Somebody who is away may be given a part: whoever stands in for them joins at once.
  const given = judged.events.some(({ type }) => type === 'cast');
  const events = [...before, ...judged.events, ...(moved || given ? recast(world, after, command.now) : [])];
  return { ...judged, events };
}

/**
 * What a command does to a case: events and effects, or the reason why nothing. Pure: the same arguments always
 * give the same answer. `kase` is absent only for `open`.
 */
export function decide(world: World, kase: Case | undefined, command: Command): Decision {
  if ((kase === undefined) !== (command.type === 'open')) return { refused: { because: 'unknown' } };
  const judged = command.type === 'open' ? open(world, command) : carryOut(world, kase as Case, command);
  if ('refused' in judged) return judged;
  const next = judged.events.reduce<Case | undefined>(evolve, kase);
  if (!next) return { refused: { because: 'unknown' } };
  const recomputed = kase ? recomputedLimits(world, kase, next, command.now, command.actor) : [];
  const final = recomputed.reduce<Case>(evolve, next);
  const events = [...judged.events, ...recomputed];
  const effects = [...(judged.effects ?? []), ...planEffects(world, kase, final, events, command.now)];
  return { next: final, events, effects };
}
