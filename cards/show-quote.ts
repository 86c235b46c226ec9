import type { CardElement } from './card-parts.ts';

/** A card has room for so many lines of their own; what follows runs on in the last one. */
const MOST_LINES = 40;

const run = (line: string, first: boolean): CardElement => ({
  type: 'RichTextBlock',
  spacing: first ? 'None' : 'Small',
  inlines: [{ type: 'TextRun', text: line === '' ? '\u00A0' : line }],
});

/**
 * What a person wrote, set apart from our own words and shown letter by letter. Each line is a block of its own,
 * because some clients run the lines of one block together.
 */
export function showQuote(value: string): CardElement {
  const lines = value.split(/\r?\n/);
  const own = lines.slice(0, MOST_LINES);
  const rest = lines.slice(MOST_LINES).join(' ');
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    items: [...own, ...(rest === '' ? [] : [rest])].map((line, index) => run(line, index === 0)),
  };
}
