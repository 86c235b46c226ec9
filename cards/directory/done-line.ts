import { box } from '../card-blocks.ts';
import { type CardElement, text } from '../card-parts.ts';

/** Why something was not done. Our own words, with names through `plainName`. */
export interface NotDone {
  readonly refused: string;
}

/** What has just been done, or why it was not, above what is now. Our own words, with names through `plainName`. */
export function doneLine(done: string | NotDone | undefined): CardElement[] {
  if (done === undefined) return [];
  return typeof done === 'string'
    ? [box('good', [text(`✔ ${done}`)])]
    : [box('warning', [text(`✖ ${done.refused}`)])];
}
