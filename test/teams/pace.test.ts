import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createPacer } from '../../bot/teams/pace.ts';

const pacerAt = () => {
  const clock = { now: 0 };
  return { clock, pacer: createPacer(() => clock.now) };
};

describe('a thread takes', () => {
  it('seven messages in a second; the eighth is told how long to wait, and goes then', () => {
    const { clock, pacer } = pacerAt();
    for (let n = 0; n < 7; n += 1) {
      clock.now = n * 10;
      expect(pacer.take('a')).toBe(0);
    }
    expect(pacer.take('a')).toBe(940);
    clock.now += 940;
    expect(pacer.take('a')).toBe(0);
  });
  it('eight in two seconds', () => {
    const { clock, pacer } = pacerAt();
    for (let n = 0; n < 8; n += 1) {
      clock.now = n * 150;
      expect(pacer.take('a')).toBe(0);
    }
    clock.now = 1_200;
    expect(pacer.take('a')).toBe(800);
  });
  it('as many as it takes, whatever is sent into another', () => {
    const { pacer } = pacerAt();
    for (let n = 0; n < 7; n += 1) pacer.take('a');
    expect(pacer.take('a')).toBeGreaterThan(0);
    expect(pacer.take('b')).toBe(0);
  });
  it('nothing for as long as Teams has asked for', () => {
    const { clock, pacer } = pacerAt();
    pacer.hold('a', 30_000);
    clock.now = 29_000;
    expect(pacer.take('a')).toBe(1_000);
    expect(pacer.take('b')).toBe(0);
    clock.now = 30_000;
    expect(pacer.take('a')).toBe(0);
  });
});

test('given sends at any times, then no window of any length holds more than Teams takes, and nobody waits for ever', () => {
  const windows = [
    [7, 1_000],
    [8, 2_000],
    [60, 30_000],
    [1_800, 3_600_000],
  ] as const;
  const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 50, maxLength: 400 });
  fc.assert(
    fc.property(gaps, (given) => {
      const { clock, pacer } = pacerAt();
      const sent: number[] = [];
      for (const gap of given) {
        clock.now += gap;
        const wait = pacer.take('a');
        clock.now += wait;
        // Whoever has waited as long as they were told goes now.
        if (wait > 0) expect(pacer.take('a')).toBe(0);
        sent.push(clock.now);
      }
      for (const [most, within] of windows)
        for (const [n, at] of sent.entries())
          expect((sent[n + most] ?? Infinity) - at).toBeGreaterThanOrEqual(within);
    }),
    { seed: 7, numRuns: 50 },
  );
});
