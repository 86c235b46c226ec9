import type { GateContact } from '../bot/protocol/gate.ts';
import { type CardElement, text } from './card-parts.ts';

/** A number stays on one line. */
const onOneLine = (phone: string): string => phone.replace(/ /g, '\u00A0');

/** Said of a number that is not the document's. */
export const GIVEN = 'number given by the partnership, not by the document';

/** Whom to ring, on one line. What the partnership has given is shown letter by letter. */
export const contactLine = ({ label, phone, given }: GateContact): CardElement =>
  given && phone !== undefined
    ? {
        type: 'RichTextBlock',
        spacing: 'Small',
        inlines: [
          { type: 'TextRun', text: `☎ ${label}: ` },
          { type: 'TextRun', text: onOneLine(phone), weight: 'Bolder' },
          { type: 'TextRun', text: ` (${GIVEN})`, isSubtle: true },
        ],
      }
    : text(phone === undefined ? label : `☎ ${label}: **${onOneLine(phone)}**`, { spacing: 'Small' });

/** Whom to ring, large enough to dial from. */
export const largeContact = ({ label, phone, given }: GateContact): CardElement[] => [
  {
    type: 'RichTextBlock',
    spacing: 'Medium',
    inlines: [
      { type: 'TextRun', text: label, weight: 'Bolder' },
      ...(given ? [{ type: 'TextRun', text: ` (${GIVEN})`, isSubtle: true }] : []),
    ],
  },
  ...(phone === undefined
    ? []
    : [
        {
          type: 'RichTextBlock',
          spacing: 'None',
          inlines: [{ type: 'TextRun', text: phone, size: 'ExtraLarge', weight: 'Bolder' }],
        },
      ]),
];
