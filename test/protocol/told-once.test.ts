import { describe, expect, it } from 'vitest';
import { MANNED, type Act, type Course, lettersOf, withManagers } from '../fixtures/rostered.ts';
import { moment } from '../fixtures/play-case.ts';

const stage = withManagers(MANNED);
const mention = stage.effects.find(({ kind }) => kind === 'mention-holders')?.key ?? '';
const ends = (before: Course, at: string, outcome: string, missed?: string): Course => {
  const ids = { people: 'helen colin', ...(missed !== undefined && { missed }) };
  const receipt = { at: moment(at), outcome, ids };
  const act: Act = { type: 'report-delivery', effect: mention, receipt };
  return before.act(MANNED, at, 'service', act);
};
const told = (course: Course): string[] => lettersOf(course, 'stage-opened');

describe('a mention of which nobody knows whether it arrived', () => {
  const unknown = ends(stage, '2026-06-03 15:02', 'unknown');
  it('is followed by an e-mail to each', () => expect(told(unknown)).toEqual(['helen', 'colin']));
  it('and by no second one, when it turns out that it reached one of them and not the other', () => {
    expect(told(ends(unknown, '2026-06-03 15:05', 'delivered', 'colin'))).toEqual([]);
  });
  it('or when it is said again that nobody knows', () => {
    expect(told(ends(unknown, '2026-06-03 15:05', 'unknown'))).toEqual([]);
  });
});

it('a mention that missed one of two is followed by an e-mail to the one', () => {
  expect(told(ends(stage, '2026-06-03 15:02', 'delivered', 'colin'))).toEqual(['colin']);
});
