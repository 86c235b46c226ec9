import { small } from './card-blocks.ts';
import type { CardElement } from './card-parts.ts';
import { cutText } from './cut-text.ts';
import { showQuote } from './show-quote.ts';

/** No single block may fill a page. */
const MOST_BYTES = 4000;

/** A person's own words, cut into blocks that fit a page; none where nothing was written. */
export const quotes = (value: string): CardElement[] =>
  value.trim() === '' ? [] : cutText(value.trim(), MOST_BYTES).map(showQuote);

/** The same under a heading of ours. */
export const quoted = (label: string, value: string): CardElement[] =>
  value.trim() === '' ? [] : [small(label, { isSubtle: true, spacing: 'Small' }), ...quotes(value)];
