import type { Protocol } from '../../bot/protocol/definition.ts';
import { type CardElement, text } from '../card-parts.ts';

/** A protocol's printed numbers for children and for adults, on a line each; its note where it prints none. */
function numbersOf(protocol: Protocol): string {
  const { contacts, note } = protocol.gate;
  const lines = contacts.map(({ label, phone }) => `- ${label}: **${phone ?? 'no number is printed'}**`);
  return lines.length > 0 ? lines.join('\n') : (note ?? 'Use the safeguarding route of your own agency.');
}

/** Whom to ring, for every procedure that can be raised here. */
export const showNumbers = (protocols: readonly Protocol[]): CardElement[] => [
  {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Medium',
    items: [
      text('If yes, act now. Do not wait for this form.', { weight: 'Bolder' }),
      ...protocols.flatMap((protocol) => [
        text(protocol.shortTitle, { weight: 'Bolder', spacing: 'Medium' }),
        text(numbersOf(protocol), { spacing: 'None' }),
      ]),
    ],
  },
];
