import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Refusal } from '../../bot/protocol/refusal.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderDangerNow } from '../../cards/danger-now-card.ts';
import { renderForYouAlone } from '../../cards/for-you-alone-card.ts';
import { renderHelp } from '../../cards/help-card.ts';
import { renderMyCases } from '../../cards/my-cases-card.ts';
import { type Notice, renderNotice } from '../../cards/notice-card.ts';
import { renderStart } from '../../cards/raise/start-card.ts';
import { sayRefusal, sayStale } from '../../cards/say-refusal.ts';
import { renderWelcome } from '../../cards/welcome-card.ts';
import type { ProtocolState } from '../fixtures/climb-protocol.ts';
import { DRAFT, alone } from './raise-parts.ts';
import type { Part, Shown } from './shown.ts';

const toAnybody = (title: string, card: AdaptiveCard): Shown => ({
  title,
  who: 'Anybody',
  viewer: 'anybody',
  what: { kind: 'card', card },
});

/** Each reason once: a new one is missed by the compiler. */
const REASONS: Readonly<Record<Refusal['because'], string>> = {
  later: 'A later date',
  'not-yours': 'Somebody else’s move',
  'not-now': 'Not at this point',
  'needs-reason': 'A reason is missing',
  'needs-time': 'A time is missing',
  'needs-finding': 'A finding is missing',
  'needs-document': 'Something must be done first',
  unknown: 'No such case',
  'nobody-listed': 'Nobody is listed',
  'address-unconfirmed': 'An address that is not confirmed',
  'form-faulty': 'Something of the form is missing',
  'wrong-person': 'Somebody who cannot take the part',
  future: 'A time that has not come',
};

function notices(state: ProtocolState): Shown[] {
  const { world, case: kase, now } = state;
  const back = { case: kase, surface: 'stage' } as const;
  const notice = (title: string, it: Pick<Notice, 'kind' | 'text'>): Shown =>
    toAnybody(title, renderNotice({ ...it, back }));
  const refusal = (because: Refusal['because']): Refusal => ({
    because,
    holders: kase.parties.slice(1, 3).map(({ person }) => person),
    duties: world.protocol.duties.slice(0, 2).map(({ id }) => id),
  });
  return [
    notice('Done', { kind: 'done', text: 'It is on record.' }),
    notice('The card was out of date', { kind: 'stale', text: sayStale(state) }),
    ...(Object.keys(REASONS) as Refusal['because'][]).map((reason) =>
      notice(`Not done: ${REASONS[reason]}`, {
        kind: 'refused',
        text: sayRefusal(world, kase, refusal(reason), now),
      }),
    ),
  ];
}

/** The first state of that name in each of the protocols. */
const named = (all: readonly (readonly ProtocolState[])[], ...names: readonly string[]): ProtocolState[] =>
  all.flatMap((states) => names.flatMap((name) => states.find((state) => state.name === name) ?? []));

/** What belongs to no one protocol. */
export function generalParts(
  protocols: readonly Protocol[],
  all: readonly (readonly ProtocolState[])[],
): Part[] {
  const listed = named(all, 'begun', 'late', 'closed');
  const [first] = listed;
  if (!first) return [];
  const viewer = first.case.parties[0]?.person ?? '';
  const called = protocols.map((protocol) => ({ protocol }));
  return [
    {
      title: 'Beginning',
      shown: [
        toAnybody('The first card', renderWelcome(protocols)),
        toAnybody('Help', renderHelp(protocols)),
        alone('Raise a disagreement: danger first', renderStart(called, DRAFT)),
        toAnybody('Somebody writes of a danger', renderDangerNow(called)),
        toAnybody('Asked in a channel for what is one’s own', renderForYouAlone()),
      ],
    },
    {
      title: 'My cases',
      shown: [
        toAnybody('Several', renderMyCases(listed, viewer, first.now)),
        toAnybody('None yet', renderMyCases([], viewer, first.now)),
      ],
    },
    { title: 'Answers to a button', shown: notices(first) },
  ];
}
