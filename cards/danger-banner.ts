import { gateOf } from '../bot/protocol/gate.ts';
import { bold, box, small } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { contactLine } from './contact-lines.ts';
import { lastOfCase } from './stage-now.ts';
import { sayLimitDay, sayMoment } from './say-date.ts';
import type { View } from './view.ts';

const HEAD = bold('⚠ A child or young person may be in danger', { size: 'Medium', style: 'heading' });

/** For the cards below the first of a thread: whom to call; the steps are on the first. */
export function shortDangerBanner(view: View): CardElement[] {
  const { protocol } = view.world;
  const gate = gateOf(view.world, view.case);
  if (!gate.open) return [];
  const note = gate.contacts.length === 0 ? protocol.gate.note : undefined;
  return [
    box('attention', [HEAD, ...gate.contacts.map(contactLine), ...(note === undefined ? [] : [small(note)])]),
  ];
}

/** What stands above everything while a danger to the child is not dealt with. Says nothing of the child. */
export function dangerBanner(view: View): CardElement[] {
  const { protocol, calendar } = view.world;
  const gate = gateOf(view.world, view.case);
  if (!gate.open) return [];
  const reported = lastOfCase(view, 'risk-flagged');
  const when = reported ? `Reported on ${sayMoment(reported.occurredAt, view.now)}. ` : '';
  const limit =
    gate.limit === undefined ? '' : ` No later than ${sayLimitDay(calendar, gate.limit, view.now)}.`;
  return [
    box('attention', [
      HEAD,
      small(`${when}Act now. The disagreement can wait; this cannot.${limit}`),
      ...gate.steps.map((step, index) => text(`${index + 1}\\. ${step.text}`, { spacing: 'Small' })),
      ...gate.contacts.map(contactLine),
      ...(protocol.gate.note === undefined ? [] : [small(protocol.gate.note, { spacing: 'Small' })]),
    ]),
  ];
}
