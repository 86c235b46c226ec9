import type { Party } from '../../bot/protocol/case.ts';
import { composeWriting } from '../../bot/mail/compose-writing.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { type CaseButtonData, VERBS } from '../../cards/form-id.ts';
import { parseForm } from '../../cards/forms/parse-form.ts';
import { movesOf } from '../../cards/moves.ts';
import { renderForm } from '../../cards/forms/render-form.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { type ThreadEffect, threadText } from '../../cards/thread-text.ts';
import type { ProtocolState } from '../fixtures/climb-protocol.ts';
import type { Told } from '../fixtures/climb/climber.ts';
import { partsOf } from '../cards/card-complaints.ts';
import type { Part, Shown } from './shown.ts';
import { OUTSIDER, sayWho, viewersOf } from './viewers.ts';

const channel = (title: string, card: AdaptiveCard): Shown => ({
  title,
  who: 'Everybody in the channel',
  viewer: 'channel',
  what: { kind: 'card', card },
});

const threadCards = ({ world, case: kase, stage, now }: ProtocolState): Shown[] => [
  channel('The card at the top of the thread', renderRoot(world, kase, now)),
  channel('The card of the stage', renderStage(world, kase, stage, now)),
  ...kase.stages
    .slice(-2, -1)
    .map((run) => channel('The card of the stage before', renderStage(world, kase, run.stage, now))),
];

const threadTexts = ({ world }: ProtocolState, told: readonly Told[]): Shown[] =>
  told.flatMap(({ effect, case: kase, now }) =>
    effect.kind === 'mention-holders' || effect.kind === 'remind' || effect.kind === 'tell-thread'
      ? [
          {
            title: { 'mention-holders': 'A mention', remind: 'A reminder', 'tell-thread': 'A message' }[
              effect.kind
            ],
            who: 'Everybody in the channel',
            viewer: 'channel' as const,
            what: {
              kind: 'text' as const,
              text: threadText(world, kase, effect satisfies ThreadEffect, now).text,
            },
          },
        ]
      : [],
  );

const mails = ({ world }: ProtocolState, told: readonly Told[]): Shown[] =>
  told.flatMap(({ effect, case: kase }) => {
    if (effect.kind !== 'send-writing') return [];
    const { html, subject, to, cc } = composeWriting(world.protocol, kase, effect.duty);
    const names = [...to, ...cc].map(({ name }) => name).join(', ');
    return [
      {
        title: `The e-mail “${subject}”`,
        who: names,
        viewer: 'anybody',
        what: { kind: 'mail', html, subject },
      },
    ];
  });

/** A button of a case's card: what it says, and what it sends. */
interface Button {
  readonly label: string;
  readonly data: CaseButtonData;
}

const isForm = (data: unknown): data is CaseButtonData =>
  typeof data === 'object' &&
  data !== null &&
  'form' in data &&
  data.form !== 'details' &&
  data.form !== 'on-behalf';

const buttonsOf = (card: AdaptiveCard): Button[] =>
  partsOf(card).flatMap((part) => {
    const { data } = part;
    return part['verb'] === VERBS.openForm && isForm(data) ? [{ label: String(part['title']), data }] : [];
  });

/** How a button and the form that it opens find each other on the page. */
export const opening = ({ form, duty, ...rest }: CaseButtonData): string =>
  [form, duty, 'to' in rest ? rest.to : ''].filter(Boolean).join(' ');

/** The form behind a button, as it opens, and as it comes back when nothing was filled in. */
function formCards(
  state: ProtocolState,
  { person, side }: Party,
  { label, data }: Button,
  seen: Set<string>,
): Shown[] {
  const { world, case: kase, now } = state;
  const opened = renderForm(world, kase, data, person, now);
  const submit = partsOf(opened).find((part) => part['verb'] === VERBS.submitForm);
  // What is missing is the same for every side.
  const empty = `${opening(data)} empty`;
  const parsed = submit && !seen.has(empty) && parseForm(world, kase, data, submit['data'], now);
  seen.add(empty);
  const shown = { who: sayWho(state, person), viewer: side };
  return [
    {
      ...shown,
      title: `The form behind “${label}”`,
      what: { kind: 'card', card: opened },
      opens: opening(data),
    },
    ...(parsed && 'problems' in parsed
      ? [
          {
            ...shown,
            title: `“${label}”, sent with nothing filled in`,
            what: {
              kind: 'card' as const,
              card: renderForm(world, kase, data, person, now, {}, parsed.problems),
            },
          },
        ]
      : []),
  ];
}

/** A form that the section has shown before, of the same side and behind the same words, is not drawn again. */
const formKey = ({ side }: Party, { label, data }: Button): string => `${side} ${label} ${opening(data)}`;

/** Every form that somebody may open here: the stage's card has a button for each move, and the move says whose it is. */
function forms(state: ProtocolState, stageCard: AdaptiveCard, seen: Set<string>): Shown[] {
  const moves = movesOf(state);
  return buttonsOf(stageCard).flatMap((button) => {
    const whose = moves.find(({ label }) => label === button.label)?.who ?? viewersOf(state).slice(0, 1);
    const ofSides = [...new Map(whose.map((party) => [party.side, party])).values()];
    return ofSides.flatMap((party) => {
      const key = formKey(party, button);
      if (seen.has(key)) return [];
      seen.add(key);
      return formCards(state, party, button, seen);
    });
  });
}

/** The case as each viewer has it in their own chat, and what they read under "details". */
function personalCards(state: ProtocolState): Shown[] {
  const { world, case: kase, now, events } = state;
  const viewers = viewersOf(state);
  const [reader] = viewers;
  const own = (person: string, viewer: Shown['viewer']): Shown => ({
    title: 'The case in their own chat',
    who: sayWho(state, person),
    viewer,
    what: { kind: 'card', card: renderCase(world, kase, person, now) },
  });
  const details = reader
    ? [
        {
          title: 'The details',
          who: 'Each of the people of the case',
          viewer: 'anybody' as const,
          what: {
            kind: 'card' as const,
            card: renderDetails({ world, case: kase, events, viewer: reader.person, now }),
          },
        },
      ]
    : [];
  return [...viewers.map(({ person, side }) => own(person, side)), own(OUTSIDER, 'outsider'), ...details];
}

/**
 * Everything that there is to see of a case in one of its states.
 * @param before how much was told before its stage began
 * @param seen the forms of the stage that were shown with an earlier state; those of this one are added
 */
export function partOf(state: ProtocolState, before: number, seen = new Set<string>()): Part {
  const { world, case: kase, stage, now } = state;
  const told = state.told.slice(before);
  return {
    title: state.title,
    shown: [
      ...threadCards(state),
      ...threadTexts(state, told),
      ...personalCards(state),
      ...forms(state, renderStage(world, kase, stage, now), seen),
      ...mails(state, told),
    ],
  };
}
