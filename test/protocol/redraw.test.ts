import { expect, test } from 'vitest';
import { remind } from '../../bot/protocol/remind.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import type { Case } from '../../bot/protocol/case.ts';
import { redraw } from '../../bot/protocol/redraw.ts';
import { at } from '../fixtures/given.ts';
import { raised } from '../fixtures/on-the-way.ts';

/** What is redrawn when the timer comes at that moment. */
function redrawnAt(now: string): string[] {
  const { world, case: before } = raised();
  const { events } = remind(world, before, now);
  if (events.length === 0) throw new Error('nothing was to be reminded of');
  const kase = events.reduce<Case>(evolve, before);
  return redraw({ world, before, case: kase, stage: '1', now }, events).map(({ key }) => key);
}

test('a reminder beforehand leaves the card of the step alone, on which somebody may be typing', () => {
  expect(redrawnAt(at('2026-09-09 09:00'))).toEqual(['refresh:thread']);
});

test('once a time has passed, the card of the step says so', () => {
  expect(redrawnAt(at('2026-09-14 09:00'))).toEqual(['refresh:thread', 'refresh:1']);
});
