import { eligibilityOf } from '../../bot/protocol/eligibility.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';
import { partyTitle } from '../../bot/protocol/cast-role.ts';
import type { Facts } from '../../bot/protocol/predicate.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderDangerAdvice } from '../../cards/raise/advice-card.ts';
import { parseEligibility, renderEligibility } from '../../cards/raise/eligibility-card.ts';
import { parseRaiseForm } from '../../cards/raise/parse-raise-form.ts';
import { renderPreview } from '../../cards/raise/preview-card.ts';
import { questionsAt } from '../../cards/raise/question-fields.ts';
import type { Pickable } from '../../cards/raise/raise-fields.ts';
import { renderRaiseForm } from '../../cards/raise/raise-form-card.ts';
import { renderRedirect } from '../../cards/raise/redirect-card.ts';
import { renderSent } from '../../cards/raise/sent-card.ts';
import { parseStart, renderStart } from '../../cards/raise/start-card.ts';
import type { Parsed, Problems } from '../../cards/submission.ts';
import type { ProtocolState } from '../fixtures/climb-protocol.ts';
import type { Part, Shown } from './shown.ts';

export const DRAFT = 'draft';

export const alone = (title: string, card: AdaptiveCard): Shown => ({
  title,
  who: 'Whoever raises it',
  viewer: 'raising',
  what: { kind: 'card', card },
});

export const problemsIn = (parsed: Parsed<unknown>): Problems =>
  'problems' in parsed ? parsed.problems : {};

const pickables = ({ world, case: kase }: ProtocolState): Pickable[] =>
  kase.parties
    .filter(({ side }) => side === 'receiving')
    .map((party) => ({
      id: party.person,
      label: `${party.name}, ${partyTitle(world.protocol, party)}, ${party.agencyName}`,
    }));

/** The first facts under which each rule sends somebody away, as far as the rule names them. */
const redirects = (protocol: Protocol): Shown[] => {
  const rules = protocol.eligibility.filter(({ result }) => result !== 'accept');
  return [
    ...rules.map(({ result, steps, flags }) =>
      alone('Sent elsewhere', renderRedirect(protocol, { result, steps, flags })),
    ),
    ...(protocol.otherwise === 'ask-owner'
      ? [alone('Where no rule fits', renderRedirect(protocol, eligibilityOf(protocol, {})))]
      : []),
  ];
};

function eligibility(protocol: Protocol): Shown[] {
  if (questionsAt(protocol, 'eligibility').length === 0) return redirects(protocol);
  const problems = problemsIn(parseEligibility(protocol, {}));
  return [
    alone('May it be raised here?', renderEligibility(protocol, DRAFT)),
    alone('Sent with nothing filled in', renderEligibility(protocol, DRAFT, {}, problems)),
    ...redirects(protocol),
  ];
}

function form(protocol: Protocol, people: readonly Pickable[], now: string): Shown[] {
  const problems = problemsIn(parseRaiseForm(protocol, {}, people, now));
  return [
    alone('The form', renderRaiseForm(protocol, DRAFT, people, undefined, undefined, now)),
    alone('Sent with nothing filled in', renderRaiseForm(protocol, DRAFT, people, {}, problems, now)),
    alone('Where nobody is listed', renderRaiseForm(protocol, DRAFT, [], undefined, undefined, now)),
  ];
}

const thread = (outcome: 'delivered' | 'unknown') => (now: string) => ({
  thread: { at: now, outcome, ids: {} },
});

function preview(begun: ProtocolState): Shown[] {
  const { world, case: kase, now } = begun;
  const label = pickables(begun)[0]?.label ?? '';
  const fewer = kase.parties.filter((_, at) => at < 2);
  const sent = (receipts: typeof kase.receipts) => renderSent(world, { ...kase, receipts }, now);
  return [
    alone('What will be sent', renderPreview(world, kase, DRAFT, label, now)),
    alone(
      'Where parts are held by nobody',
      renderPreview(world, { ...kase, parties: fewer }, DRAFT, label, now),
    ),
    alone('Sent', sent(thread('delivered')(now))),
    alone('Sent, and the thread is not open yet', sent({})),
    alone('Sent, and nobody knows about the thread', sent(thread('unknown')(now))),
  ];
}

/** Every card on the way to a case of one protocol. */
export function raiseParts(begun: ProtocolState): Part[] {
  const { protocol } = begun.world;
  const facts: Facts = begun.case.facts;
  const start = problemsIn(parseStart([protocol], {}));
  return [
    {
      title: 'Danger first',
      shown: [
        alone('The first card', renderStart([{ protocol }], DRAFT)),
        alone('Sent with nothing filled in', renderStart([{ protocol }], DRAFT, {}, start)),
        alone('After “yes, in danger now”', renderDangerAdvice({ protocol }, facts, DRAFT)),
        alone('The same, where the age is not known', renderDangerAdvice({ protocol }, {}, DRAFT)),
      ],
    },
    { title: 'Is this the right procedure?', shown: eligibility(protocol) },
    { title: 'The disagreement', shown: form(protocol, pickables(begun), begun.now) },
    { title: 'Before and after sending', shown: preview(begun) },
  ];
}
