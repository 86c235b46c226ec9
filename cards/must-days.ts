import { clocksOf } from '../bot/protocol/standing.ts';
import { bold, box } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { wasMet } from './passed-days.ts';
import { sayCounted } from './say-date.ts';
import { upperFirst } from './say-list.ts';
import type { View } from './view.ts';

function sayMustDay(view: View, days: number, meaning: string): string[] {
  const clock = clocksOf(view.world, view.case).find((it) => it.days === days);
  if (!clock) return [];
  const met = wasMet(view, days, clock.at);
  const state = met ? ' – done in time' : clock.at < view.now ? ' – **passed**' : '';
  const sign = met ? '✔' : clock.at < view.now ? '⚑' : '○';
  return [
    `${sign} **Day ${days}, ${sayCounted(view.world.calendar, clock.at, view.now)}:** ${meaning}${state}`,
  ];
}

/** Days of the whole case by which the document says that something must be done, although its other times are a guide. */
export function mustDays(view: View): CardElement[] {
  if (view.case.outcome !== undefined) return [];
  const lines = view.world.protocol.overall
    .filter(({ must }) => must)
    .flatMap(({ days, meaning }) => sayMustDay(view, days, meaning));
  return lines.length === 0
    ? []
    : [
        box('emphasis', [
          bold('Days that must be kept'),
          ...lines.map((line) => text(upperFirst(line), { spacing: 'Small' })),
        ]),
      ];
}
