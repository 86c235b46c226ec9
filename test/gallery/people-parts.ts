import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { readHandOver, renderHandOver, renderWhomToMove } from '../../cards/people/hand-over-card.ts';
import { renderNameHolder } from '../../cards/people/name-holder-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { type ThreadEffect, threadText } from '../../cards/thread-text.ts';
import { ALL_AWAY, NOW, UNMANNED, handOverOf, nameHolderOf, options } from '../fixtures/people-forms.ts';
import {
  type Course,
  MANAGER,
  MANNED,
  listing,
  personCard,
  withManagers,
  worldWith,
} from '../fixtures/rostered.ts';
import { readingParts } from './reading-parts.ts';
import type { Part, Shown } from './shown.ts';

const world = worldWith(undefined);

const card = (title: string, who: string, viewer: Shown['viewer'], drawn: AdaptiveCard): Shown => ({
  title,
  who,
  viewer,
  what: { kind: 'card', card: drawn },
});

const inThread = ({ effects, case: kase }: Course): Shown[] =>
  effects
    .filter((it): it is ThreadEffect => it.kind === 'tell-thread' || it.kind === 'mention-holders')
    .map((it) => ({
      title: it.kind === 'tell-thread' ? 'A message' : 'A mention',
      who: 'Everybody in the channel',
      viewer: 'channel',
      what: { kind: 'text', text: threadText(world, kase, it, NOW).text },
    }));

const onCards = ({ case: kase, events }: Course): Shown[] => [
  card('The card of the stage', 'Everybody in the channel', 'channel', renderStage(world, kase, '2', NOW)),
  card(
    'The case in their own chat',
    'Priya Shah, practitioner',
    'raising',
    renderCase(world, kase, 'priya', NOW),
  ),
  card(
    'The details',
    'Priya Shah, practitioner',
    'raising',
    renderDetails({ world, case: kase, events, viewer: 'priya', now: NOW, surface: 'personal', page: 0 }),
  ),
];

function handingOver(): Part {
  const given = handOverOf(options(4));
  const read = readHandOver(given, {});
  const problems = 'problems' in read ? read.problems : {};
  const done = withManagers(MANNED).act(MANNED, '2026-06-04 09:00', 'colin', {
    ...{ type: 'hand-over', from: 'colin', side: 'receiving', reason: 'I am leaving the team.' },
    to: personCard('Ian Reed'),
  });
  const leaver = renderCase(world, done.case, 'colin', NOW);
  return {
    title: 'A manager hands a case over',
    shown: [
      card('“Hand over my part”', 'Colin Webb, line manager', 'receiving', renderHandOver(given)),
      card(
        'Sent with nothing in it',
        'Colin Webb, line manager',
        'receiving',
        renderHandOver(given, {}, problems),
      ),
      ...inThread(done),
      card('The case, for the one who handed it over', 'Colin Webb', 'outsider', leaver),
      ...onCards(done),
    ],
  };
}

function moving(): Part {
  const { view } = handOverOf([]);
  const place = { case: view.case, surface: 'personal', stage: '2' } as const;
  const manager = worldWith(undefined);
  return {
    title: 'The business manager moves a part',
    shown: [
      card(
        'The case',
        'Olive Ward, business manager',
        'neutral',
        renderCase(manager, view.case, MANAGER, NOW),
      ),
      card('Whose part it is', 'Olive Ward, business manager', 'neutral', renderWhomToMove(view, place)),
      card(
        'To whom it goes',
        'Olive Ward, business manager',
        'neutral',
        renderHandOver(handOverOf(options(4), false)),
      ),
    ],
  };
}

function naming(): Part {
  const stage = withManagers(UNMANNED);
  const named = stage.act(UNMANNED, '2026-06-04 09:00', 'priya', {
    ...{ type: 'name-holder', side: 'receiving', role: 'line-manager', how: 'named' },
    to: personCard('Kim Lowe', { outside: true, unconfirmed: true }),
  });
  return {
    title: 'Nobody is listed for a part',
    shown: [
      ...inThread(stage),
      ...onCards(stage),
      card(
        '“Say who it is”',
        'Priya Shah, practitioner',
        'raising',
        renderNameHolder(nameHolderOf(UNMANNED, options(4), true)),
      ),
      ...onCards(named),
    ],
  };
}

function standingIn(): Part {
  const colin = {
    name: 'Colin Webb',
    agency: 'council',
    holds: [{ role: 'line-manager', deputy: 'dora' }],
  } as const;
  const away = listing({ ...colin, away: { from: '2026-06-03', until: '2026-06-09' } });
  const alone = withManagers(ALL_AWAY);
  return {
    title: 'A holder is away',
    shown: [
      ...inThread(withManagers(away)),
      ...onCards(withManagers(away)),
      ...inThread(alone),
      card(
        'Nobody stands in',
        'Everybody in the channel',
        'channel',
        renderStage(world, alone.case, '2', NOW),
      ),
    ],
  };
}

/** Who has a part when people are away, missing, named, or hand over. */
export const peopleParts = (): Part[] => [standingIn(), naming(), handingOver(), moving(), readingParts()];
