import { gateAdvice } from '../bot/protocol/gate.ts';
import type { Facts } from '../bot/protocol/predicate.ts';
import type { World } from '../bot/protocol/world.ts';
import { type CardElement, text } from './card-parts.ts';
import { largeContact } from './contact-lines.ts';

/** What to do at once, with the numbers large enough to dial from. */
export function showDanger(world: Pick<World, 'protocol' | 'settings'>, facts: Facts): CardElement[] {
  const { steps, contacts } = gateAdvice(world, facts);
  const { note } = world.protocol.gate;
  const list = steps.map((step, index) => `${index + 1}. ${step.text}`).join('\n');
  return [
    ...contacts.flatMap(largeContact),
    text('In an emergency ring **999**.', { spacing: 'Medium' }),
    ...(list === '' ? [] : [text(list, { spacing: 'Medium' })]),
    ...(note ? [text(note)] : []),
  ];
}
