import { isParty } from '../bot/protocol/authority.ts';
import { type Case, currentStage } from '../bot/protocol/case.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import { readingOf } from '../bot/protocol/reading.ts';
import { type World, isManager } from '../bot/protocol/world.ts';
import {
  type AdaptiveCard,
  type CardAction,
  type CardElement,
  card,
  execute,
  heading,
  text,
} from './card-parts.ts';
import { type Place, formButton } from './case-button.ts';
import { small, withSign } from './card-blocks.ts';
import { dangerBanner } from './danger-banner.ts';
import { deliveryNotes } from './delivery-notes.ts';
import { VERBS } from './form-id.ts';
import type { Move } from './move.ts';
import { moveButtons } from './move-buttons.ts';
import { mustDays } from './must-days.ts';
import { recordForOthers } from './on-behalf-card.ts';
import { ASKED } from './own-tasks.ts';
import { showAsked } from './show-asked.ts';
import { showSuggestion } from './show-suggestion.ts';
import { showUnmanned } from './show-unmanned.ts';
import { movesOf } from './moves.ts';
import { sayDue } from './next-date.ts';
import { cardWithReason } from './provisional.ts';
import { caseHead } from './root-card.ts';
import { showFlags } from './say-flags.ts';
import { nothingToRead } from './nothing-to-read.ts';
import { upperFirst } from './say-list.ts';
import { openDuties } from './stage-now.ts';
import { stageTracker } from './stage-tracker.ts';
import { standingBlocks } from './standing-blocks.ts';
import type { View } from './view.ts';
import { isMyMove, ownersOf } from './whose-move.ts';

const DETAILS: Move = { form: 'details', label: 'See the details', who: [], rank: 2 };

const asked = (moves: readonly Move[]): CardElement[] =>
  moves
    .filter(({ rank }) => rank === 1)
    .flatMap(({ form }) => ASKED[form] ?? [])
    .map((question) => withSign('○', [text(question, { spacing: 'None' })]));

/** The open duties of one person, in their own words. */
function myDuties(view: View, viewer: string): CardElement[] {
  const mine = openDuties(view).filter((run) => ownersOf(view, run).some(({ person }) => person === viewer));
  return mine.map((run) => {
    const due = upperFirst(sayDue(view, run));
    const late = due.startsWith('Late');
    const passed = late || due.startsWith('Past');
    const look = passed ? { color: late ? 'Attention' : 'Warning' } : { isSubtle: true };
    const lines = due === '' ? [] : [small(due, look)];
    return withSign(passed ? '⚑' : '○', [text(run.duty.text, { spacing: 'None' }), ...lines]);
  });
}

/** Parts go to others by whoever has them, and by the business manager. */
function passOn({ world, case: kase }: View, place: Place, viewer: string): CardAction[] {
  if (kase.outcome === 'closed') return [];
  if (isParty(kase, viewer)) return [formButton(place, 'Hand over my part', 'hand-over')];
  return isManager(world, viewer) ? [formButton(place, 'Move a part to somebody else', 'hand-over')] : [];
}

/** A case as one of its parties sees it in the personal chat: where it stands, and what they can do. */
export function renderCase(world: World, kase: Case, viewer: string, now: Instant): AdaptiveCard {
  const view: View = { world, case: kase, now };
  const place: Place = { case: kase, surface: 'personal', stage: currentStage(kase)?.stage ?? '' };
  if (readingOf(world, kase, viewer, now).may !== 'all') return nothingToRead(view, viewer);
  const mine = movesOf(view).filter(({ who }) => who.some(({ person }) => person === viewer));
  const tasks = [...asked(mine), ...myDuties(view, viewer)];
  const drawn = card([
    ...dangerBanner(view),
    ...caseHead(view),
    ...standingBlocks(view),
    ...mustDays(view),
    ...showUnmanned(view, place, viewer),
    ...showSuggestion(view),
    ...deliveryNotes(view),
    heading(isMyMove(view, viewer) ? 'It is your move' : 'What you still have to do'),
    ...(tasks.length > 0 ? tasks : [text('Nothing at the moment.')]),
    ...showAsked(view),
    ...showFlags(view),
    heading('The steps'),
    ...stageTracker(view),
    ...moveButtons({
      place,
      moves: [...mine.filter(({ rank }) => rank < 3), DETAILS, ...mine.filter(({ rank }) => rank === 3)],
      beside: recordForOthers(view, place, viewer),
      extra: [...passOn(view, place, viewer), execute('My cases', VERBS.myCases, {})],
    }),
  ]);
  return cardWithReason(world.calendar, drawn);
}
