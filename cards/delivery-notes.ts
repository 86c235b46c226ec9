import { callingOf } from '../bot/protocol/call-people.ts';
import type { Writing } from '../bot/protocol/case.ts';
import { box } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { count, upperFirst } from './say-list.ts';
import { sayManagersTold } from './say-managers-told.ts';
import { sayNotReached } from './say-not-reached.ts';
import { sayPeople } from './say-people.ts';
import { writingName } from './say-writing.ts';
import type { View } from './view.ts';

function sayWriting(view: View, writing: Writing): string {
  const what = writingName(view, writing.duty, writing.version);
  const to = sayPeople(writing.to);
  return writing.status === 'failed'
    ? `${upperFirst(what)} could not be sent to ${to}. Please try again, or tell them another way.`
    : `We do not know whether ${what} reached ${to}. Please ask before you send it again.`;
}

/** Letters, and messages to people: whom those have not reached is said by name. */
const isToldOtherwise = (key: string): boolean => /^(mail|notice):/.test(key) || callingOf(key) !== undefined;

/** What has not arrived for certain: said openly, so that somebody can see to it. */
export function deliveryNotes(view: View): CardElement[] {
  const { writings, receipts } = view.case;
  const mails = Object.values(writings)
    .filter(({ status }) => status === 'unknown' || status === 'failed')
    .map((writing) => sayWriting(view, writing));
  const posts = Object.entries(receipts).filter(
    ([key, receipt]) => !isToldOtherwise(key) && receipt.outcome !== 'delivered',
  );
  const inThread =
    posts.length === 0
      ? []
      : [
          `${count(posts.length, 'message')} in this thread may not have arrived. Please make sure that everybody knows.`,
        ];
  const notes = [...mails, ...sayNotReached(view), ...inThread];
  return notes.length === 0
    ? []
    : [
        box(
          'warning',
          [...notes, ...sayManagersTold(view)].map((note) => text(`✉ ${note}`)),
        ),
      ];
}
