import { box } from '../card-blocks.ts';
import { type CardElement, text } from '../card-parts.ts';

/** What has just been done, above what is now. Our own words, with names through `plainName`. */
export const doneLine = (done: string | undefined): CardElement[] =>
  done === undefined ? [] : [box('good', [text(`✔ ${done}`)])];
