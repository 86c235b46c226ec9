import { describe, expect, it } from 'vitest';
import { dutyRuns } from '../../bot/protocol/duty-runs.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { whyLimit } from '../../cards/say-why.ts';
import { type More, type Story, at, given } from '../fixtures/given.ts';
import { worldOf } from '../fixtures/play-case.ts';

const why = ({ world, case: kase, now }: Story, key: string): string => {
  const run = dutyRuns(world, kase, now).find((it) => it.key === key) ?? expect.fail(`no duty ${key}`);
  return whyLimit({ world, case: kase, now }, run);
};

describe('a limit that counts from an earlier step', () => {
  it('says from which', () => {
    const story = given(worldOf('sandwell-safeguarding'), {})
      .happened('manager-aware', at('2026-04-01 10:00'))
      .happened('unresolved', at('2026-04-07 10:00'), { reason: 'no way forward' })
      .happened('referred', at('2026-04-08 10:00'), { stage: '2' });
    expect(why(story, '2c')).toBe(
      '8 working days from Wednesday 1 April, when the line manager was told. Good Friday and Easter Monday are not counted. The document gives its times as a guide.',
    );
    expect(why(story, '2b')).toBe(
      '5 working days from Wednesday 8 April, when it was passed on. The document gives its times as a guide.',
    );
  });
});

describe('a time that somebody has stated', () => {
  const raised = (more: More): Story =>
    given(worldOf('west-sussex'), { category: 3 }).happened('raised', at('2026-04-02 10:00'), {
      stage: '1',
      medium: 'written',
      ...more,
    });
  it.each([
    [
      'working days leave out bank holidays',
      { days: { n: 3, unit: 'working' } },
      '3 working days from Thursday 2 April, as raising:practitioner (raising) stated. Good Friday and Easter Monday are not counted.',
    ],
    [
      'calendar days count every day',
      { days: { n: 3, unit: 'calendar' } },
      '3 days from Thursday 2 April, as raising:practitioner (raising) stated. Weekends and bank holidays count.',
    ],
    [
      'days that were not said to be either count every day, and it says so',
      { days: { n: 3, unit: 'unspecified' } },
      '3 days from Thursday 2 April, as raising:practitioner (raising) stated. Which days was not said, so every day counts.',
    ],
    [
      'a moment is a moment',
      { until: at('2026-04-03 12:00') },
      'raising:practitioner (raising) stated this time.',
    ],
  ] as const)('%s', (_, stated, reason) => {
    expect(readProtocols().has('west-sussex')).toBe(true);
    expect(why(raised(stated), '1')).toBe(reason);
  });
});
