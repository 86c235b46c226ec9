import { count } from '../../../cards/say-list.ts';
import { sayMoment } from '../../../cards/say-date.ts';
import { type Inspected, withYears } from './inspected.ts';
import { sayDuties } from './say-duties.ts';
import type { Verdict } from './verify-record.ts';

/** The case's times, without a word that anybody wrote in it: this may be shown on a screen and kept in a log. */
function limitLines(inspected: Inspected): string[] {
  const { view } = inspected;
  const dated = withYears(view);
  const lines = sayDuties(view).flatMap(({ run, limits, outcome }) => [
    `  ${run.key}  ${run.duty.text}`,
    ...limits.map((it) => `      ${it}`),
    `      ${outcome}`,
  ]);
  return ['', `Limits, worked out again (as of ${sayMoment(view.now, dated.now)}):`, ...lines];
}

/** What `verify` says on the screen. */
export function summaryOf(ref: string, verdict: Verdict, inspected: Inspected | undefined): string {
  const { findings, entries, mark, given } = verdict;
  const holds = findings.length === 0;
  const protocol = inspected?.view.world.protocol;
  return [
    `${ref}: the record ${holds ? 'holds' : 'DOES NOT HOLD'}.`,
    ...findings.map(({ text }) => `  ${text}`),
    `  ${count(entries, 'entry', 'entries')}; mark ${mark}`,
    ...(given !== undefined && holds ? [`  It has the mark that was given: ${given}`] : []),
    ...(protocol ? [`  ${protocol.title} (${protocol.id}, version ${protocol.version})`] : []),
    ...(inspected && holds ? limitLines(inspected) : []),
    '',
  ].join('\n');
}
