import { type Case, type StageRun, currentStage } from '../bot/protocol/case.ts';
import type { Stage } from '../bot/protocol/definition.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import { stateOf } from '../bot/protocol/standing.ts';
import { type World, stageOf } from '../bot/protocol/world.ts';
import { box, bold, small } from './card-blocks.ts';
import { type AdaptiveCard, type CardElement, card, heading, quiet, text } from './card-parts.ts';
import { type Place, formButton } from './case-button.ts';
import { checklist } from './checklist.ts';
import { shortDangerBanner } from './danger-banner.ts';
import { moveButtons } from './move-buttons.ts';
import { movesOf } from './moves.ts';
import { nextDate } from './next-date.ts';
import { recordForAnyone } from './on-behalf-card.ts';
import { cardWithReason } from './provisional.ts';
import { sayDay } from './say-date.ts';
import { sayEndedStage } from './say-ended-stage.ts';
import { sayStanding } from './say-standing.ts';
import { showMembers } from './show-members.ts';
import { showSuggestion } from './show-suggestion.ts';
import { showUnmanned } from './show-unmanned.ts';
import type { View } from './view.ts';

const stageHead = (stage: Stage, view: View): CardElement[] => [
  text(stage.title, { size: 'Medium', weight: 'Bolder', style: 'heading' }),
  quiet(view.case.ref),
];

/** A stage that is over: what came of it and when, and no buttons. */
function endedCard(view: View, stage: Stage, run: StageRun | undefined): AdaptiveCard {
  const until = run?.leftAt ?? view.case.endedAt;
  const since = run ? sayDay(run.enteredAt, view.now) : '';
  const end = until === undefined ? '' : sayDay(until, view.now);
  const span = end === '' ? '' : since === end ? `On ${end}` : `From ${since} to ${end}`;
  return card([
    ...stageHead(stage, view),
    text(sayEndedStage(view, stage, run)),
    ...(span === '' ? [] : [small(span, { isSubtle: true })]),
  ]);
}

/** Where it stands, where that says more than the stage's title. */
function standing(view: View, stage: Stage): CardElement[] {
  const said = sayStanding(view);
  const next = nextDate(view);
  const items = [
    ...(said === `${stage.title}.` ? [] : [bold(said)]),
    ...(next ? [text(`**${next.when}**`), small(next.why, { isSubtle: true })] : []),
  ];
  const lapsed = stateOf(view.world, view.case, view.now) === 'lapsed';
  return items.length === 0 ? [] : [box(lapsed ? 'warning' : 'emphasis', items)];
}

function openCard(view: View, stage: Stage): AdaptiveCard {
  const place: Place = { case: view.case, surface: 'stage', stage: stage.id };
  const { main, also, left } = checklist(view, stage.id);
  return card([
    ...shortDangerBanner(view),
    ...stageHead(stage, view),
    ...(view.case.outcome === undefined ? [text(stage.about, { spacing: 'Small' })] : []),
    ...standing(view, stage),
    ...showSuggestion(view),
    ...showMembers(view, stage),
    ...showUnmanned(view, place),
    ...(main.length > 0 ? [heading('To do'), ...main] : []),
    ...moveButtons({
      place,
      moves: movesOf(view),
      beside: [formButton(place, 'See the details', 'details'), ...recordForAnyone(view, place)],
      extra: [formButton(place, 'Hand over my part', 'hand-over')],
      more: [
        ...(also.length > 0 ? [heading('Also part of this step'), ...also] : []),
        ...(left.length > 0 ? [heading('Left from earlier steps'), ...left] : []),
      ],
    }),
  ]);
}

/** The card of one stage, with its buttons while the case is there; closed once the case has left it. */
export function renderStage(world: World, kase: Case, stage: string, now: Instant): AdaptiveCard {
  const view: View = { world, case: kase, now };
  const run = kase.stages.findLast((it) => it.stage === stage);
  const isHere = currentStage(kase)?.stage === stage && kase.outcome !== 'closed';
  const found = stageOf(world.protocol, stage);
  return cardWithReason(world.calendar, isHere ? openCard(view, found) : endedCard(view, found, run));
}
