import type { Case } from '../bot/protocol/case.ts';
import { currentStage } from '../bot/protocol/case.ts';
import { gateOf } from '../bot/protocol/gate.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import type { World } from '../bot/protocol/world.ts';
import { buttons } from './card-blocks.ts';
import {
  type AdaptiveCard,
  type CardAction,
  type CardElement,
  card,
  heading,
  quiet,
  text,
  title,
} from './card-parts.ts';
import { type Place, formButton } from './case-button.ts';
import { dangerBanner } from './danger-banner.ts';
import { deliveryNotes } from './delivery-notes.ts';
import { dangerButton } from './move-buttons.ts';
import { cardWithReason } from './provisional.ts';
import { mustDays } from './must-days.ts';
import { sayDay } from './say-date.ts';
import { sayAgencies } from './say-people.ts';
import { stageTracker } from './stage-tracker.ts';
import { standingBlocks } from './standing-blocks.ts';
import type { View } from './view.ts';

/** Reference, agencies, protocol: what everybody in the channel may know of a case. */
export const caseHead = (view: View): CardElement[] => [
  title(view.case.ref),
  text(sayAgencies(view.case), { spacing: 'None', weight: 'Bolder' }),
  quiet(`${view.world.protocol.shortTitle} · opened on ${sayDay(view.case.openedAt, view.now)}`),
];

function rootButtons(view: View): CardAction[] {
  const place: Place = { case: view.case, surface: 'root', stage: currentStage(view.case)?.stage ?? '' };
  const gate = gateOf(view.world, view.case);
  return [
    formButton(place, 'See the details', 'details'),
    ...(view.case.outcome === undefined ? [formButton(place, 'Set an earlier date', 'earlier-date')] : []),
    ...(gate.open ? [formButton(place, 'Safety steps taken', 'danger-done', { style: 'positive' })] : []),
    dangerButton(place),
  ];
}

/** The card at the top of a case's thread. Nothing of the child and no word of the dispute is on it. */
export function renderRoot(world: World, kase: Case, now: Instant): AdaptiveCard {
  const view: View = { world, case: kase, now };
  const drawn = card([
    ...dangerBanner(view),
    ...caseHead(view),
    ...standingBlocks(view),
    ...mustDays(view),
    ...deliveryNotes(view),
    heading('The steps'),
    ...stageTracker(view),
    ...buttons(rootButtons(view)),
  ]);
  return cardWithReason(world.calendar, drawn);
}
