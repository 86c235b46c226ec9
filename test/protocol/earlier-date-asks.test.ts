import { describe, expect, it } from 'vitest';
import { remind } from '../../bot/protocol/remind.ts';
import { type Story, at } from '../fixtures/given.ts';
import { raised } from '../fixtures/on-the-way.ts';

const SET = at('2026-09-08 09:00');
const UNTIL = at('2026-09-08 15:00');
const PASSED = at('2026-09-08 15:01');

describe('an earlier date that has passed', () => {
  const story = (): Story => raised().happened('earlier-date-set', SET, { until: UNTIL, reason: 'x' });
  const reminded = () =>
    remind(story().world, story().case, PASSED).effects.flatMap((it) =>
      it.kind === 'remind' ? it.duties.map(({ id }) => id) : [],
    );

  it('makes late what the child waits for, and not what goes on file or is good advice', () => {
    expect(reminded()).toEqual(['1c', '1d']);
  });
});
