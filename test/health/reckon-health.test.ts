import { describe, expect, it } from 'vitest';
import { reckonHealth } from '../../bot/health/reckon-health.ts';
import type { ServiceState } from '../../bot/ports/service-state.ts';
import { toInstant } from '../../bot/protocol/instant.ts';
import { sayHealth } from '../../bot/tools/say-health.ts';

const NOW = toInstant('2026-06-01T09:00:00.000Z');

/** The state that timers leave which ran so many minutes ago; a number below zero: at a time to come. */
const ran = (minutes: { wake?: number; deliver?: number }): ServiceState => {
  const beat = (timer: 'wake' | 'deliver', ago: number | undefined) => {
    if (ago === undefined) return undefined;
    const at = toInstant(new Date(Date.parse(NOW) - ago * 60_000).toISOString());
    return { timer, at, cases: 0, faults: [], failed: 0 };
  };
  return { wake: beat('wake', minutes.wake), deliver: beat('deliver', minutes.deliver), troubles: [] };
};
const health = (minutes: { wake?: number; deliver?: number }) => reckonHealth(ran(minutes), NOW);
const codes = (minutes: { wake?: number; deliver?: number }): string[] =>
  health(minutes).findings.map(({ code }) => code);
const said = (minutes: { wake?: number; deliver?: number }): string => sayHealth(health(minutes));

describe('given clocks that differ', () => {
  it('then nobody is told that the service is well: it cannot be told', () => {
    expect(health({ wake: -60 * 24, deliver: -60 * 24 }).state).toBe('unknown');
    expect(said({ wake: -60, deliver: -60 })).toMatch(
      /^It cannot be told whether Counterpart is well\.(?!.*Both timers).*The last run of the timer wake is dated 1 hour from now: .*clock/s,
    );
  });
  it('by no more than a minute or two, then that is no finding', () => {
    expect(codes({ wake: -1, deliver: -2 })).toEqual([]);
    expect(codes({ wake: -3, deliver: 0 })).toEqual(['clocks-differ']);
    expect(said({ wake: -1, deliver: 0 })).toContain('Both timers have run less than a minute ago.');
  });
  it('and a timer that stands still by either, then it is degraded', () => {
    expect(health({ wake: -60, deliver: 60 })).toMatchObject({
      state: 'degraded',
      findings: [{ code: 'clocks-differ' }, { code: 'heartbeat-old' }],
    });
  });
});

describe('given one timer that stands still', () => {
  it('deliver, then reminders come, and what failed is not sent again', () => {
    const words = said({ wake: 0, deliver: 25 });
    expect(words).toContain(
      'The timer wake has run less than a minute ago, and the timer deliver 25 minutes',
    );
    expect(words).toContain('When the timer deliver last ran, nothing waited to go out.');
    expect(words).toContain('What could not be delivered at once is not tried again');
    expect(words).not.toMatch(/Both timers|Reminders do not come|Nothing waits/);
  });
  it('wake, then reminders do not come, and what failed is sent again', () => {
    const words = said({ wake: 25, deliver: 0 });
    expect(words).toContain('Reminders do not come');
    expect(words).not.toMatch(/Both timers|not tried again/);
    expect(words).toContain('Nothing waits to go out.');
  });
  it('and one that has never run, then both are told', () => {
    expect(codes({ wake: 25 })).toEqual(['never-beaten', 'heartbeat-old']);
    expect(said({ wake: 0 })).toMatch(/The timer deliver has never run\.(?!.*Reminders do not come)/s);
    expect(said({})).toMatch(/have never run.*Reminders do not come, and what could not be delivered/s);
  });
});
