import { present } from '../bot/protocol/call-people.ts';
import type { Party } from '../bot/protocol/case.ts';
import { stateOf } from '../bot/protocol/standing.ts';
import { bold, box, small } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { lateRuns, nextDate, sayDue } from './next-date.ts';
import { sayDayToCome, sayPassedDays } from './passed-days.ts';
import { sayAskedInRole, sayAskedPeople } from './say-asked-people.ts';
import { upperFirst } from './say-list.ts';
import { sayStanding } from './say-standing.ts';
import type { View } from './view.ts';
import { ownersOf, whoseMove } from './whose-move.ts';

const STATE_STYLE = {
  open: 'emphasis',
  'awaiting-outcome': 'good',
  lapsed: 'warning',
  decided: 'good',
  'final-not-agreed': 'warning',
  closed: 'emphasis',
} as const;

const samePeople = (some: readonly Party[], others: readonly Party[]): boolean =>
  some.length === others.length &&
  some.every(({ person }) => others.some((party) => party.person === person));

/** The next date in words, with its reason; or that none is set. */
function dateLines(view: View): CardElement[] {
  const next = nextDate(view);
  if (!next) {
    const toCome = sayDayToCome(view);
    const running = view.case.outcome === undefined && lateRuns(view).length === 0;
    const none = running ? 'No date is set for this step.' : '';
    return none === '' && toCome === ''
      ? []
      : [small([none, toCome].filter(Boolean).join(' '), { isSubtle: true, spacing: 'Small' })];
  }
  const move = whoseMove(view);
  const tasks = next.tasks.map(({ who, what }) =>
    samePeople(present(who), move) ? what : `${sayAskedPeople(view, who)}: ${what}`,
  );
  return [
    bold(next.when, { size: 'Medium', spacing: 'Small' }),
    ...tasks.map((task) => text(task, { spacing: 'None' })),
    small(next.why, { isSubtle: true, spacing: 'Small' }),
  ];
}

function moveLine(view: View): CardElement[] {
  const people = whoseMove(view);
  return people.length === 0
    ? []
    : [text(`**Next to act:** ${sayAskedInRole(view, people)}`, { spacing: 'Small' })];
}

/** What has passed its time, one line each. */
function lateLines(view: View): CardElement[] {
  const late = lateRuns(view).map(
    (run) =>
      `${sayAskedPeople(view, ownersOf(view, run))}: ${run.duty.text} ${upperFirst(sayDue(view, run).replace(/^late: /, ''))}.`,
  );
  const days = sayPassedDays(view);
  const lines = [...late, ...(days === '' ? [] : [days])];
  return lines.length === 0
    ? []
    : [box('warning', [bold('⚑ Past its time'), ...lines.map((line) => text(line, { spacing: 'Small' }))])];
}

/** Where a case stands: one sentence, the next date and why, whose move it is, and what is late. */
export const standingBlocks = (view: View): CardElement[] => [
  box(STATE_STYLE[stateOf(view.world, view.case, view.now)], [
    bold(sayStanding(view)),
    ...moveLine(view),
    ...dateLines(view),
  ]),
  ...lateLines(view),
];
