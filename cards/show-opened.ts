import { small } from './card-blocks.ts';
import { type CardElement, heading } from './card-parts.ts';
import { sayMoment } from './say-date.ts';
import { plainName } from './say-people.ts';
import type { View } from './view.ts';

/** Who has opened a case, first and last: nobody can say later that they were not told, nor read it unseen. */
export function showOpened(view: View): CardElement[] {
  const opened = Object.values(view.case.seen).sort((a, b) => (a.first < b.first ? -1 : 1));
  if (opened.length === 0) return [];
  const lines = opened.map(({ name, first, last }) => {
    const [from, until] = [sayMoment(first, view.now), sayMoment(last, view.now)];
    return `${plainName(name)}: ${from === until ? from : `first ${from}, last ${until}`}`;
  });
  return [heading('Who has opened this'), ...lines.map((line) => small(line, { spacing: 'Small' }))];
}
