import { expect, test } from 'vitest';
import { askedHere } from '../../bot/protocol/asked.ts';
import type { Case } from '../../bot/protocol/case.ts';
import { moment } from '../fixtures/play-case.ts';
import {
  type Course,
  MANNED,
  listing,
  personCard,
  raisedUnder,
  withManagers,
  worldWith,
} from '../fixtures/rostered.ts';

const world = worldWith(undefined);
const told = (course: Course, key: string, at: string, people: string): Case => ({
  ...course.case,
  receipts: { [key]: { at: moment(at), outcome: 'delivered', ids: { people } } },
});
const people = (kase: Case): string[] => askedHere(world, kase).map(({ person }) => person);

test('given somebody who was asked at the step before, and reached late, then they are not among those asked at this step', () => {
  const course = withManagers(MANNED);
  expect(people(told(course, 'mention:stage-opened:1:3', '2026-06-03 15:01', 'tom'))).toEqual([]);
  expect(people(told(course, 'mention:stage-opened:2:9', '2026-06-03 15:01', 'colin'))).toEqual(['colin']);
});

test('given a step that opened as of an earlier time, then a reminder from before it was put on record is not of it', () => {
  const started = raisedUnder(MANNED)
    .act(MANNED, '2026-06-03 14:00', 'priya', { type: 'record', report: { key: 'unresolved', reason: 'no' } })
    .act(MANNED, '2026-06-03 16:00', 'priya', {
      type: 'record',
      report: { key: 'referred', stage: '2', occurredAt: moment('2026-06-03 14:30') },
    });
  expect(started.case.stages.at(-1)?.enteredAt).toBe(moment('2026-06-03 14:30'));
  expect(people(told(started, 'remind:7', '2026-06-03 15:00', 'tom'))).toEqual([]);
  expect(people(told(started, 'remind:7', '2026-06-03 16:30', 'colin'))).toEqual(['colin']);
});

const NOBODY = listing({ name: 'Colin Webb', agency: 'council' });
const KEY = 'mention:nobody-there:2:9';

test('given a holder who is missing, then those who were asked who it is have not answered yet', () => {
  const asked = askedHere(world, told(withManagers(NOBODY), KEY, '2026-06-03 15:01', 'priya tom'));
  expect(asked.map(({ person, answered }) => [person, answered])).toEqual([
    ['priya', false],
    ['tom', false],
  ]);
});

test('given that one of them has named the holder, then they have answered, and the other is not waited for', () => {
  const named = withManagers(NOBODY).act(NOBODY, '2026-06-04 09:00', 'priya', {
    type: 'name-holder',
    side: 'receiving',
    role: 'line-manager',
    to: personCard('Ian Reed'),
    how: 'named',
  });
  const asked = askedHere(world, told(named, KEY, '2026-06-03 15:01', 'priya tom'));
  expect(asked.map(({ person, answered }) => [person, answered])).toEqual([['priya', true]]);
});
