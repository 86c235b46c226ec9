import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../bot/protocol/calendar.ts';
import { londonDay } from '../../bot/protocol/instant.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { type ProtocolState, statesOf } from '../fixtures/climb-protocol.ts';
import { partOf } from '../gallery/case-parts.ts';
import type { Shown } from '../gallery/shown.ts';
import { MARK, datesThatMove, withDaysOff } from './counted-dates.ts';
import { textOf } from './read-card.ts';

/** What a person reads of it. */
const wordsOf = ({ what }: Shown): string =>
  what.kind === 'card' ? textOf(what.card) : what.kind === 'text' ? what.text : what.html;

/** Everything that there is to see of a state, under one calendar; by title and reader. */
function seen(state: ProtocolState, calendar: Calendar): Map<string, string> {
  const { shown } = partOf({ ...state, world: { ...state.world, calendar } }, 0);
  return new Map(shown.map((it, index) => [`${it.title}, ${it.who}, ${index}`, wordsOf(it)]));
}

/** The states in which most is asked for: when a stage begins, when it cannot be settled, and when time has passed. */
const ASKING = ['begun', 'given-up', 'late', 'earlier-date'];
const known = readCalendar();

describe('whatever the protocol, what bank holidays would move is marked, and explained once', () => {
  it.each([...readProtocols().keys()])('%s', (id) => {
    const protocol = readProtocols().get(id) ?? expect.fail(id);
    const states = statesOf({ protocol, calendar: known }).filter(({ name }) => ASKING.includes(name));
    const [first] = states;
    const begun = londonDay(first?.case.openedAt ?? expect.fail('nothing begins'));
    const ended = { ...known, coversUntil: '2024-01-01' };
    const other = withDaysOff(ended, begun, 60);
    let counted = 0;
    for (const state of states) {
      const otherwise = seen(state, other);
      for (const [title, text] of seen(state, ended)) {
        const dates = datesThatMove(text, otherwise.get(title) ?? '');
        counted += dates.length;
        const where = `${state.stage} ${state.name}: ${title}\n${text}`;
        expect(
          dates.filter(({ isMarked }) => !isMarked),
          where,
        ).toEqual([]);
        const reasons = text.split('Bank holidays after 1 January 2024 are not known yet').length - 1;
        expect(reasons, where).toBe(text.includes(MARK) ? 1 : 0);
      }
    }
    expect(counted, 'a protocol in which no date is counted proves nothing').toBeGreaterThan(0);
  });
});
