import type { Calendar } from '../bot/protocol/calendar.ts';
import type { DutyRun } from '../bot/protocol/duty-runs.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import type { Headline } from '../bot/protocol/standing.ts';
import { small } from './card-blocks.ts';
import type { AdaptiveCard, CardElement } from './card-parts.ts';
import { PROVISIONAL, mayMove, sayFullDay } from './say-date.ts';
import type { View } from './view.ts';

/** For a date that a person has named: no bank holiday moves it, known or not. */
const asNamed = (calendar: Calendar): Calendar => ({ ...calendar, coversUntil: '9999-12-31' });

/** What the next date of a case is said with. */
export const calendarOfNext = ({ world }: Pick<View, 'world'>, { from }: Headline): Calendar =>
  from === 'earlier' ? asNamed(world.calendar) : world.calendar;

/** What the time of a duty is said with: an action's date, and an earlier one, a person has named. */
export function calendarOfDue({ world }: View, run: DutyRun, due: Instant): Calendar {
  const counted = run.action === undefined && (due === run.limitAt || due === run.cumulativeAt);
  return counted ? world.calendar : asNamed(world.calendar);
}

/** What a date is said with that somebody has set. */
export const calendarOfNamed = ({ world }: Pick<View, 'world'>): Calendar => asNamed(world.calendar);

/** "Bank holidays after 31 December 2030 are not known yet, so a date marked provisional may still move." */
const sayReason = ({ coversUntil }: Calendar): string => {
  const until = sayFullDay(`${coversUntil}T12:00:00.000Z`).replace(/^\w+ /, '');
  return `Bank holidays after ${until} are not known yet, so a date marked “provisional” may still move.`;
};

/** Why this date is marked as provisional; empty where it is not. */
export const reasonAt = (calendar: Calendar, at: Instant): string =>
  mayMove(calendar, at) ? sayReason(calendar) : '';

/** The reason, where something that is shown is marked and nothing says it yet; else empty. */
function reasonFor(calendar: Calendar, shown: string): string {
  const reason = sayReason(calendar);
  return shown.includes(PROVISIONAL) && !shown.includes(reason) ? reason : '';
}

/** A text, with the reason behind it where it marks a date as provisional. */
export function withReason(calendar: Calendar, said: string): string {
  const reason = reasonFor(calendar, said);
  return reason === '' ? said : `${said} ${reason}`;
}

/** Parts of a card, with the reason below them, and above their buttons, where they mark a date as provisional. */
export function blocksWithReason(calendar: Calendar, blocks: readonly CardElement[]): CardElement[] {
  const reason = reasonFor(calendar, JSON.stringify(blocks));
  if (reason === '') return [...blocks];
  const buttons = blocks.findIndex(({ type }) => type === 'ActionSet');
  const at = buttons < 0 ? blocks.length : buttons;
  const note = small(reason, { isSubtle: true, spacing: 'Medium' });
  return [...blocks.slice(0, at), note, ...blocks.slice(at)];
}

/** The same for a whole card. */
export const cardWithReason = (calendar: Calendar, card: AdaptiveCard): AdaptiveCard => ({
  ...card,
  body: blocksWithReason(calendar, (card['body'] ?? []) as CardElement[]),
});
