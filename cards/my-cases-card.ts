import { type Case, currentStage } from '../bot/protocol/case.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import { headlineOf, stateOf } from '../bot/protocol/standing.ts';
import type { World } from '../bot/protocol/world.ts';
import { bold, small } from './card-blocks.ts';
import { type AdaptiveCard, type CardElement, card, execute, text, title } from './card-parts.ts';
import { showButton } from './case-button.ts';
import { VERBS } from './form-id.ts';
import { lateRuns, nextDate } from './next-date.ts';
import { cardWithReason } from './provisional.ts';
import { count, sayList } from './say-list.ts';
import { personName, sayAgencies } from './say-people.ts';
import { sayStanding } from './say-standing.ts';
import type { View } from './view.ts';
import { isMyMove, whoseMove } from './whose-move.ts';

export interface ListedCase {
  readonly world: World;
  readonly case: Case;
}

/** A card has room for so many; the rest are found by their reference. */
const MOST_SHOWN = 10;

/** Mine first, then by the next date, and what is closed last. */
function orderKey(view: View, viewer: string): string {
  const closed = stateOf(view.world, view.case, view.now) === 'closed';
  const group = closed ? '2' : isMyMove(view, viewer) ? '0' : '1';
  return `${group}${headlineOf(view.world, view.case, view.now)?.at ?? '9'}${view.case.ref}`;
}

function sayWait(view: View, viewer: string): string {
  if (isMyMove(view, viewer)) return '**▶ It is your move.**';
  const people = whoseMove(view);
  return people.length === 0 ? '' : `Waiting for ${sayList(people.map(personName))}.`;
}

function sayDate(view: View): string {
  const late = lateRuns(view).length > 0 ? '⚑ Something is past its time. ' : '';
  const next = nextDate(view);
  return `${late}${next ? `Next date: ${next.when.replace(/^By /, '')}` : ''}`.trim();
}

function entry(view: View, viewer: string): CardElement {
  const wait = sayWait(view, viewer);
  const date = sayDate(view);
  const place = {
    case: view.case,
    surface: 'personal' as const,
    stage: currentStage(view.case)?.stage ?? '',
  };
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      bold(view.case.ref),
      text(sayAgencies(view.case), { spacing: 'None' }),
      small(sayStanding(view), { spacing: 'Small' }),
      ...(date === '' ? [] : [small(date, { spacing: 'Small' })]),
      ...(wait === '' ? [] : [small(wait, { spacing: 'Small' })]),
      { type: 'ActionSet', spacing: 'Small', actions: [showButton(place, `Open ${view.case.ref}`)] },
    ],
  };
}

/** The cases of one person: whose move, and when; those that wait for them first. */
export function renderMyCases(list: readonly ListedCase[], viewer: string, now: Instant): AdaptiveCard {
  const views = list
    .map((it): View => ({ world: it.world, case: it.case, now }))
    .sort((a, b) => (orderKey(a, viewer) < orderKey(b, viewer) ? -1 : 1));
  const raise = execute('Raise a disagreement', VERBS.raise, {}, 'positive');
  const [first] = views;
  if (!first) {
    return card(
      [title('Your cases'), text('You have no case at the moment. To start one, raise a disagreement.')],
      [raise],
    );
  }
  const mine = views.filter((view) => isMyMove(view, viewer)).length;
  const more = views.length - MOST_SHOWN;
  const drawn = card(
    [
      title('Your cases'),
      text(mine === 0 ? 'No case waits for you.' : `${count(mine, 'case waits', 'cases wait')} for you.`),
      ...views.slice(0, MOST_SHOWN).map((view) => entry(view, viewer)),
      ...(more > 0
        ? [text(`And ${more} more. To see one, write "case" and its reference.`, { separator: true })]
        : []),
    ],
    [raise],
  );
  return cardWithReason(first.world.calendar, drawn);
}
