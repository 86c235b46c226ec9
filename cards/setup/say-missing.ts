import type { Missing } from '../../bot/protocol/readiness.ts';
import { count, sayList } from '../say-list.ts';
import { plainName } from '../say-people.ts';

const MOST_TITLES = 3;

/** "SENCO, line manager and 3 more". */
const sayTitles = (titles: readonly string[]): string => {
  const rest = titles.length - MOST_TITLES;
  return rest > 0 ? `${titles.slice(0, MOST_TITLES).join(', ')} and ${rest} more` : sayList(titles, 'and');
};

/** What is missing, as a sentence for whoever sets it up. */
export function sayMissing(missing: Missing): string {
  switch (missing.kind) {
    case 'channel':
      return 'It has no channel yet: open the set-up in the channel where its cases are to be.';
    case 'manager':
      return 'Nobody is named as its business manager.';
    case 'mailbox':
      return 'There is no mailbox from which its mails can go.';
    case 'answering':
      return 'Nobody is listed yet who could answer a matter. The directory is where people are added.';
    case 'mail-test':
      return 'Nobody has tested that its mails arrive.';
    case 'contacts':
      return missing.labels.length > 0
        ? `The document prints no number for ${sayList(missing.labels.map(plainName))}.`
        : 'The document prints no number to ring when a child is in danger.';
    case 'addresses':
      return `${count(missing.addresses.length, 'printed e-mail address', 'printed e-mail addresses')} ${missing.addresses.length === 1 ? 'waits' : 'wait'} for the owner to confirm it. Nothing is sent there before.`;
    case 'roles':
      return `Nobody is listed as ${sayTitles(missing.titles)}.`;
  }
}

/** The same, for somebody who only wants to raise a matter. */
export function sayBlocked(missing: Missing): string {
  switch (missing.kind) {
    case 'channel':
      return 'It has no channel in Teams yet.';
    case 'manager':
      return 'It has no business manager yet.';
    case 'mailbox':
      return 'It has no mailbox yet, so the written outcome could not be sent.';
    case 'answering':
      return 'Nobody of another agency is listed yet with whom you could disagree.';
    default:
      return sayMissing(missing);
  }
}
