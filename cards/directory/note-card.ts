import { box } from '../card-blocks.ts';
import { type AdaptiveCard, card, text } from '../card-parts.ts';
import { toPlace } from './directory-buttons.ts';

/** A short word of ours to somebody who keeps the directory. */
export const renderNoteCard = (said: string): AdaptiveCard =>
  card([box('emphasis', [text(said)])], [toPlace('The directory', 'home')]);
