import type { Protocol } from '../../bot/protocol/definition.ts';
import { type CardElement, text } from '../card-parts.ts';

/** A protocol's printed numbers for children and for adults, on a line each; its note where it prints none. */
function numbersOf(protocol: Protocol): string {
  const { contacts, note } = protocol.gate;
  const lines = contacts.map(({ label, phone }) => `- ${label}: **${phone ?? 'no number is printed'}**`);
  return lines.length > 0 ? lines.join('\n') : (note ?? 'Use the safeguarding route of your own agency.');
}

/** Whom to ring, for every procedure that can be raised here. */
export const numbersBox = (
  protocols: readonly Protocol[],
  lead: readonly CardElement[] = [],
): CardElement => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Medium',
  items: [
    ...lead,
    ...protocols.flatMap((protocol) => [
      text(protocol.shortTitle, { weight: 'Bolder', spacing: 'Medium' }),
      text(numbersOf(protocol), { spacing: 'None' }),
    ]),
  ],
});

export const showNumbers = (protocols: readonly Protocol[]): CardElement[] => [
  numbersBox(protocols, [
    text('If yes, act now. Do not wait for this form. In an emergency ring 999.', { weight: 'Bolder' }),
  ]),
];
