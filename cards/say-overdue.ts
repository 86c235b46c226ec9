import type { DutyRun } from '../bot/protocol/duty-runs.ts';
import type { Instant } from '../bot/protocol/instant.ts';

/** True where the document gives the time only as a guide. What people have agreed or set themselves is none. */
export const isIndicative = ({ duty, action, limitAt, cumulativeAt }: DutyRun, due: Instant): boolean =>
  duty.force === 'indicative' && action === undefined && (due === limitAt || due === cumulativeAt);

/**
 * How something stands whose time has passed: "late: the time passed on …", and of a time that is only a guide
 * "past its indicative time, …".
 * @param passed "on Thursday 9 April"
 */
export const sayOverdue = (run: DutyRun, due: Instant, passed: string): string =>
  isIndicative(run, due)
    ? `past its indicative time, which ended ${passed}`
    : `late: the time passed ${passed}`;
