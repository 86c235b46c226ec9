import { type Asked, type Asking, askedHere } from '../bot/protocol/asked.ts';
import { small } from './card-blocks.ts';
import { type CardElement, heading } from './card-parts.ts';
import { sayDay, sayMoment, sayTime } from './say-date.ts';
import { partyOf, sayPerson } from './say-people.ts';
import type { View } from './view.ts';

/** On a telephone a longer list hides what is below it. */
const MOST_SHOWN = 8;

const HOW: Record<Asking['how'], string> = {
  mention: 'by mention',
  reminder: 'by reminder',
  'e-mail': 'by e-mail',
};

const OUTCOME: Record<Asking['outcome'], string> = {
  delivered: '',
  unknown: ' (it may not have arrived)',
  failed: ' (it did not arrive)',
  missed: ' (not in this team, so it did not reach them)',
};

/** "10:40" on the day itself, else the day with it. */
const sayLater = (view: View, at: string, first: string): string =>
  sayDay(at, view.now) === sayDay(first, view.now) ? sayTime(at) : sayMoment(at, view.now);

function saySeen(view: View, { seenAt, last }: Asked, isOutside: boolean): string[] {
  if (seenAt !== undefined) return [`seen ${sayLater(view, seenAt, last.at)}`];
  return isOutside ? [] : ['not seen yet'];
}

function sayAnswered(view: View, { answered, answeredAt, last }: Asked): string {
  if (!answered) return 'no answer yet';
  return answeredAt === undefined ? 'answered' : `answered ${sayLater(view, answeredAt, last.at)}`;
}

function sayAsked(view: View, asked: Asked): string[] {
  const party = partyOf(view.case, asked.person);
  if (!party) return [];
  const { how, at, outcome } = asked.last;
  return [
    [
      `${sayPerson(party)}, ${HOW[how]} on ${sayMoment(at, view.now)}${OUTCOME[outcome]}`,
      ...saySeen(view, asked, party.outside === true),
      sayAnswered(view, asked),
    ].join(' – '),
  ];
}

/** Who was asked at the present step, how and when, and whether they have looked and answered since. */
export function showAsked(view: View): CardElement[] {
  const lines = askedHere(view.world, view.case).flatMap((asked) => sayAsked(view, asked));
  if (lines.length === 0) return [];
  const shown = lines.slice(-MOST_SHOWN);
  const left = lines.length - shown.length;
  return [
    heading('Asked at this step'),
    ...shown.map((line) => small(line, { spacing: 'Small' })),
    ...(left > 0 ? [small(`And ${left} more, whom “See the details” names.`, { isSubtle: true })] : []),
  ];
}
