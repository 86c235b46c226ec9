import type { Party } from '../bot/protocol/case.ts';
import type { Duty, Stage } from '../bot/protocol/definition.ts';
import type { FormId } from './form-id.ts';

/** One thing that somebody may do now: a button, and whose it is. */
export interface Move {
  readonly form: FormId;
  readonly label: string;
  readonly duty?: string | undefined;
  /** The stage that it leads to, where that is not the next. */
  readonly to?: string | undefined;
  readonly who: readonly Party[];
  /** 1 stands in front, 2 follows where there is room, 3 is behind "More". */
  readonly rank: 1 | 2 | 3;
  readonly style?: 'positive' | 'destructive' | undefined;
}

/** True for a duty by which somebody takes a case into a stage. */
export const leadsInto = (duty: Duty, stage: Stage): boolean =>
  duty.stage === stage.id && duty.doneBy.some(({ key }) => stage.opensOn.some((opens) => opens === key));

/** Duties that hold nothing up and of which nobody is reminded: they and their buttons are behind "More". */
export const isAside = ({ kind, force, nudge, blocks }: Duty): boolean =>
  ['record', 'advice', 'consider', 'reason'].includes(kind) ||
  (force === 'none' && !nudge && blocks.length === 0 && kind !== 'decide');
