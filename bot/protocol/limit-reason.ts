import type { Case, Happening } from './case.ts';
import { type DutyRun, isAmong, momentsOf } from './duty-runs.ts';
import type { Instant } from './instant.ts';
import type { Limit } from './limit.ts';

/** What a step limit rests on. */
export type LimitReason =
  /** A time that the document prints, from the moment where it counts; `began` is what happened then. */
  | {
      readonly from: Instant;
      readonly limit: Limit;
      readonly began?: Happening | undefined;
      readonly is: 'printed';
    }
  /** A time that somebody has stated, with what they said. */
  | { readonly said: Happening; readonly is: 'stated' }
  /** The date that was agreed for an action. */
  | { readonly action: Happening; readonly is: 'agreed' };

/** Why the limit of a duty as it runs ends when it does; undefined where it has none. */
export function limitReason(kase: Case, run: DutyRun): LimitReason | undefined {
  const { duty, action, startedAt, limitAt } = run;
  if (startedAt === undefined || limitAt === undefined) return undefined;
  if (action) return { is: 'agreed', action };
  if (!duty.limit) return undefined;
  if (duty.limit.unit === 'stated') {
    const said = kase.happenings.find((it) => it.key === 'raised' && it.stage === duty.stage);
    return said && { is: 'stated', said };
  }
  const earlier = momentsOf(kase, duty, duty.countsFrom)[0];
  const from = earlier ?? startedAt;
  const refs = earlier === undefined ? duty.starts : duty.countsFrom;
  const began = kase.happenings.find((it) => it.occurredAt === from && isAmong(refs, duty, it));
  return { is: 'printed', limit: duty.limit, from, began };
}
