import type { Actor, Case, Happening, Outcome, Party } from '../case.ts';
import type { Report } from '../command.ts';
import type { Effect } from '../effect.ts';
import type { CaseEvent } from '../event.ts';
import type { Instant } from '../instant.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** A report on its way to becoming events: who says it, of which case, and when it happened. */
export interface Matter {
  readonly world: World;
  readonly case: Case;
  readonly actor: Actor;
  readonly now: Instant;
  readonly report: Report;
  readonly occurredAt: Instant;
  /** When the person put it; differs from `occurredAt` where that is the receipt. */
  readonly putAt: Instant;
}

export type Judgement =
  | { readonly events: readonly CaseEvent[]; readonly effects?: readonly Effect[] }
  | { readonly refused: Refusal };

export const accept = (...events: CaseEvent[]): Judgement => ({ events });

export const refuse = (because: Refusal['because'], more: Omit<Refusal, 'because'> = {}): Judgement => ({
  refused: { because, ...more },
});

export const notYours = (holders: readonly Party[]): Judgement =>
  refuse('not-yours', { holders: [...new Set(holders.map((party) => party.person))] });

/** What both sides do together; it has no side, whoever tells of it. */
const MUTUAL: readonly string[] = ['spoke', 'meeting-held'];

/** The event that says: this happened, in this stage, on this person's word. */
export function happened(matter: Matter, stage: string, side: Party['side'] | undefined): CaseEvent {
  const { report, actor, now, occurredAt } = matter;
  const { key, duty, medium, reason, level, until, days, note, receivedBy, action, owner, facts } = report;
  const happening: Happening = {
    key,
    stage,
    side: MUTUAL.includes(key) ? undefined : side,
    by: actor,
    occurredAt,
    recordedAt: now,
    duty,
    medium,
    reason,
    level,
    until,
    days,
    note,
    receivedBy,
    action,
    owner,
    facts,
  };
  return { type: 'happened', at: now, by: actor, happening };
}

/** The event that opens a stage. */
export const entering = (
  { now, actor }: Matter,
  stage: string,
  entry: { readonly at: Instant; readonly early: boolean; readonly because?: string | undefined },
): CaseEvent => ({
  type: 'stage-entered',
  at: now,
  by: actor,
  stage,
  enteredAt: entry.at,
  early: entry.early,
  because: entry.because,
});

/** The event that ends a case. */
export const ending = ({ now, actor, occurredAt }: Matter, outcome: Outcome): CaseEvent => ({
  type: 'ended',
  at: now,
  by: actor,
  outcome,
  endedAt: occurredAt,
});
