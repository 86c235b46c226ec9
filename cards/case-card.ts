import { isParty } from '../bot/protocol/authority.ts';
import { type Case, currentStage } from '../bot/protocol/case.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import type { World } from '../bot/protocol/world.ts';
import { type AdaptiveCard, type CardElement, card, execute, heading, text } from './card-parts.ts';
import type { Place } from './case-button.ts';
import { small, withSign } from './card-blocks.ts';
import { dangerBanner } from './danger-banner.ts';
import { deliveryNotes } from './delivery-notes.ts';
import { type FormId, VERBS } from './form-id.ts';
import type { Move } from './move.ts';
import { moveButtons } from './move-buttons.ts';
import { mustDays } from './must-days.ts';
import { showSuggestion } from './show-suggestion.ts';
import { movesOf } from './moves.ts';
import { sayDue } from './next-date.ts';
import { cardWithReason } from './provisional.ts';
import { caseHead } from './root-card.ts';
import { showFlags } from './say-flags.ts';
import { sayNotAParty } from './say-refusal.ts';
import { upperFirst } from './say-list.ts';
import { openDuties } from './stage-now.ts';
import { stageTracker } from './stage-tracker.ts';
import { standingBlocks } from './standing-blocks.ts';
import type { View } from './view.ts';
import { isMyMove, ownersOf } from './whose-move.ts';

const DETAILS: Move = { form: 'details', label: 'See the details', who: [], rank: 2 };

/** What somebody is asked that is no duty of the protocol. */
const ASKED: Partial<Record<FormId, string>> = {
  'answer-settlement': 'Read the proposal and say whether you agree.',
  'answer-late': 'Accept or refuse the late request.',
  satisfied: 'Say whether this settles it.',
  'ask-late': 'You can still ask to go up. Say why.',
  close: 'Everything is done. You can close the case.',
};

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

/** A case as one of its parties sees it in the personal chat: where it stands, and what they can do. */
export function renderCase(world: World, kase: Case, viewer: string, now: Instant): AdaptiveCard {
  const view: View = { world, case: kase, now };
  const place: Place = { case: kase, surface: 'personal', stage: currentStage(kase)?.stage ?? '' };
  if (!isParty(kase, viewer)) return card([text(sayNotAParty(view))]);
  const mine = movesOf(view).filter(({ who }) => who.some(({ person }) => person === viewer));
  const tasks = [...asked(mine), ...myDuties(view, viewer)];
  const drawn = card([
    ...dangerBanner(view),
    ...caseHead(view),
    ...standingBlocks(view),
    ...mustDays(view),
    ...showSuggestion(view),
    ...deliveryNotes(view),
    heading(isMyMove(view, viewer) ? 'It is your move' : 'What you still have to do'),
    ...(tasks.length > 0 ? tasks : [text('Nothing at the moment.')]),
    ...showFlags(view),
    heading('The steps'),
    ...stageTracker(view),
    ...moveButtons({
      place,
      moves: [...mine.filter(({ rank }) => rank < 3), DETAILS, ...mine.filter(({ rank }) => rank === 3)],
      extra: [execute('My cases', VERBS.myCases, {})],
    }),
  ]);
  return cardWithReason(world.calendar, drawn);
}
