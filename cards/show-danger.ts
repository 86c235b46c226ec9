import type { Protocol } from '../bot/protocol/definition.ts';
import { gateAdvice } from '../bot/protocol/gate.ts';
import type { Facts } from '../bot/protocol/predicate.ts';
import { type CardElement, text } from './card-parts.ts';

/** What to do at once, with the printed numbers large enough to dial from. */
export function showDanger(protocol: Protocol, facts: Facts): CardElement[] {
  const { steps, contacts } = gateAdvice(protocol, facts);
  const numbers = contacts.flatMap((contact) => [
    text(contact.label, { spacing: 'Medium', weight: 'Bolder' }),
    ...(contact.phone
      ? [text(contact.phone, { size: 'ExtraLarge', weight: 'Bolder', spacing: 'None' })]
      : []),
  ]);
  const list = steps.map((step, index) => `${index + 1}. ${step.text}`).join('\n');
  return [
    ...numbers,
    text('In an emergency ring **999**.', { spacing: 'Medium' }),
    ...(list === '' ? [] : [text(list, { spacing: 'Medium' })]),
    ...(protocol.gate.note ? [text(protocol.gate.note)] : []),
  ];
}
