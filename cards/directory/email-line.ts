import type { CardElement } from '../card-parts.ts';

/** An address letter by letter: markup would take an underscore for its own. */
export const emailLine = (email: string, size: 'Small' | 'Default' = 'Default'): CardElement => ({
  type: 'RichTextBlock',
  spacing: 'None',
  inlines: [{ type: 'TextRun', text: email, size, isSubtle: size === 'Small' }],
});
