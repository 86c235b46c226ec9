import { callingOf, noticeOf } from '../bot/protocol/call-people.ts';
import type { Receipt } from '../bot/protocol/case.ts';
import type { CaseEvent } from '../bot/protocol/event.ts';
import { sayList } from './say-list.ts';
import { partyOf, sayPerson } from './say-people.ts';
import type { View } from './view.ts';

type Delivered = Extract<CaseEvent, { type: 'delivered' }>;

const LEFT = 'somebody who has left the case';

const names = (view: View, people: readonly string[]): string =>
  sayList([
    ...new Set(
      people.map((person) => {
        const party = partyOf(view.case, person);
        return party ? sayPerson(party) : LEFT;
      }),
    ),
  ]);

const among = (text: string | undefined): string[] => (text ?? '').split(' ').filter((it) => it !== '');

/** What became of a message in the thread that called people; a reminder has a line of its own where it arrived. */
function sayCall(view: View, isReminder: boolean, { outcome, ids }: Receipt): string | undefined {
  const people = among(ids['people']);
  const missed = among(ids['missed']);
  if (people.length === 0) return undefined;
  if (outcome === 'failed') return `The message in Teams did not reach ${names(view, people)}`;
  if (outcome === 'unknown') return `The message in Teams may not have reached ${names(view, people)}`;
  const reached = people.filter((person) => !missed.includes(person));
  const asked =
    isReminder || reached.length === 0 ? [] : [`Mentioned in the thread: ${names(view, reached)}`];
  const named =
    missed.length === 0 ? [] : [`Named in the thread, and not in this team: ${names(view, missed)}`];
  return [...asked, ...named].join('. ') || undefined;
}

const MAILED: Record<Receipt['outcome'], string> = {
  delivered: 'An e-mail went to',
  unknown: 'It is not certain that an e-mail arrived at',
  failed: 'An e-mail could not be sent to',
};

/** How a delivery ended, where people want to know: nobody can say later that they were not told. */
export function sayDelivery(view: View, { effect, receipt }: Delivered): string | undefined {
  const notice = noticeOf(effect);
  if (notice) {
    if (notice.reason === 'entry-to-confirm')
      return `${MAILED[receipt.outcome]} the business manager, to ask that an entry is confirmed`;
    if (notice.reason === 'not-delivered')
      return `${MAILED[receipt.outcome]} the business manager, to say that something did not arrive, or may not have`;
    const why =
      notice.reason === 'recorded-for-you' ? 'to say what was recorded for them' : 'to ask them to act';
    return `${MAILED[receipt.outcome]} ${names(view, [notice.person])}, ${why}`;
  }
  const calling = callingOf(effect);
  if (calling) return sayCall(view, calling.reason === 'remind', receipt);
  return receipt.outcome === 'delivered' ? undefined : 'A message may not have arrived';
}
