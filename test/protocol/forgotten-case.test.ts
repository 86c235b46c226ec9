import { describe, expect, it } from 'vitest';
import { nextWake } from '../../bot/protocol/remind.ts';
import { at } from '../fixtures/given.ts';
import { raised, teamManagerAnswered } from '../fixtures/on-the-way.ts';

describe('a case that nobody looks after', () => {
  it(
    'is reckoned as quickly after twenty years as after one, and is not forgotten',
    { timeout: 4000 },
    () => {
      const { world, case: kase } = teamManagerAnswered();
      expect(nextWake(world, kase, at('2046-09-10 09:30'))).toBeDefined();
      expect(nextWake(raised().world, raised().case, at('2046-09-11 09:30'))).toBe(at('2046-09-11 09:30'));
    },
  );
});
