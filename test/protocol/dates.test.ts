import { describe, expect, it } from 'vitest';
import { duty, theCase } from '../fixtures/claims.ts';
import { type Story, at, endOf, given, sandwellSend } from '../fixtures/given.ts';
import { arose, raised, withManagers, withTeamManager, withTheDcs } from '../fixtures/on-the-way.ts';

const NOW = at('2026-09-07 12:00');
const why = { reason: 'transport must be booked by Thursday' };
const earlier = (day: string, by = 'raising practitioner'): Story =>
  raised().happened('earlier-date-set', NOW, { ...why, by, until: endOf(day) });

describe('an earlier date binds (K11c)', () => {
  it('leads the headline, and leaves the printed limits as they are', () => {
    const story = earlier('2026-09-09');
    expect(story.then(theCase).headline).toBe('2026-09-09');
    story.then(duty('1d')).isDue('2026-09-10').isDueByDayZero('2026-09-14');
    expect(story.then(theCase).clocks['10']).toBe('2026-09-21');
  });
  it('may be set by anybody in the case, with a reason', () => {
    for (const by of ['receiving practitioner', 'raising director', 'neutral dcs']) {
      expect(earlier('2026-09-08', by).then(theCase).headline).toBe('2026-09-08');
    }
    expect(raised().refuses('earlier-date-set', NOW, { until: endOf('2026-09-09') }).because).toBe(
      'needs-reason',
    );
  });
  it('the earliest of several leads; once it has passed the next does', () => {
    const two = earlier('2026-09-09').happened('earlier-date-set', NOW, {
      ...why,
      until: endOf('2026-09-08'),
    });
    expect(two.then(theCase).headline).toBe('2026-09-08');
    expect(two.lookedAtOn(at('2026-09-09 09:00')).then(theCase).headline).toBe('2026-09-09');
    expect(two.lookedAtOn(at('2026-09-10 09:00')).then(theCase).headline).toBe('2026-09-10');
  });
  it('a date after the next one is refused as later, whatever it is called', () => {
    const until = endOf('2026-09-11');
    expect(raised().refuses('earlier-date-set', NOW, { ...why, until }).because).toBe('later');
    expect(
      withTeamManager().refuses('earlier-date-set', at('2026-09-10 09:00'), {
        ...why,
        until: endOf('2026-09-24'),
      }).because,
    ).toBe('later');
  });
  it('where no number is printed, a person may set the date, before the day that is printed for the whole', () => {
    const now = at('2026-09-17 12:00');
    const story = withTheDcs().happened('earlier-date-set', now, { ...why, until: endOf('2026-09-18') });
    expect(story.then(theCase).headline).toBe('2026-09-18');
    const day10 = { ...why, until: endOf('2026-09-22') };
    expect(withTheDcs().refuses('earlier-date-set', now, day10).because).toBe('later');
  });
  it('where every printed day has passed, a person may set any date', () => {
    const now = at('2026-09-28 12:00');
    const story = withTheDcs().happened('earlier-date-set', now, { ...why, until: endOf('2026-10-09') });
    expect(story.then(theCase).headline).toBe('2026-10-09');
  });
  it('is not a date in the past, and none is set on what is over', () => {
    expect(raised().refuses('earlier-date-set', NOW, { ...why, until: at('2026-09-06 12:00') }).because).toBe(
      'not-now',
    );
    const over = raised()
      .happened('resolved', NOW, { by: 'raising practitioner', wording: 'Ten hours.' })
      .happened('resolved', NOW, { by: 'receiving practitioner' });
    expect(over.refuses('earlier-date-set', NOW, { ...why, until: endOf('2026-09-08') }).because).toBe(
      'not-now',
    );
  });
});

describe('a later date is only logged', () => {
  it('moves no limit, no clock and no headline', () => {
    const asked = raised().happened('later-date-requested', NOW, {
      by: 'receiving practitioner',
      reason: 'the case worker is away',
      until: endOf('2026-09-18'),
    });
    expect(asked.then(theCase)).toEqual(raised().then(theCase));
    asked.then(duty('1d')).isDue('2026-09-10');
    expect(asked.case.happenings.at(-1)).toMatchObject({
      key: 'later-date-requested',
      until: endOf('2026-09-18'),
    });
  });
});

describe('the clock of SS starts with the disagreement or the receipt of a decision: the earlier (SS.9, 19)', () => {
  it('whichever was told first', () => {
    const decisionFirst = given(sandwellSend)
      .happened('decision-received', at('2026-09-07 09:00'))
      .happened('disagreement-arose', at('2026-09-03 09:00'), { told: at('2026-09-07 10:00') });
    expect(decisionFirst.then(theCase).clocks['14']).toBe('2026-09-23');
    decisionFirst.then(duty('1a')).isDue('2026-09-07');
    const disagreementFirst = given(sandwellSend)
      .happened('disagreement-arose', at('2026-09-03 09:00'))
      .happened('decision-received', at('2026-09-07 09:00'));
    expect(disagreementFirst.then(theCase).clocks['14']).toBe('2026-09-23');
  });
});

describe('what happened before it was told is recomputed openly', () => {
  const backDated = (): Story =>
    withManagers().happened('decision-received', at('2026-09-02 09:00'), { told: at('2026-09-09 17:00') });

  it('moves the limits earlier, and keeps the old value on record', () => {
    backDated().then(duty('1a')).isDue('2026-09-04').isLate();
    const recomputed = backDated().events.filter((event) => event.type === 'limit-recomputed');
    expect(recomputed).toContainEqual({
      type: 'limit-recomputed',
      at: at('2026-09-09 17:00'),
      by: { person: 'raising:practitioner', name: 'raising:practitioner' },
      duty: '1a',
      from: endOf('2026-09-09'),
      to: endOf('2026-09-04'),
    });
  });
  it('moves the printed cumulative days with it, for the stages above too', () => {
    backDated().then(duty('2b')).isDue('2026-09-11').isDueByDayZero('2026-09-11');
    expect(backDated().then(theCase).clocks['14']).toBe('2026-09-22');
  });
  it('says nothing where no limit moved', () => {
    const told = raised().happened('spoke', at('2026-09-08 09:00'), { told: at('2026-09-09 09:00') });
    expect(told.events.map(({ type }) => type)).not.toContain('limit-recomputed');
  });
  it('keeps when it happened and when it was told apart', () => {
    const told = raised().happened('spoke', at('2026-09-10 20:00'), { told: at('2026-09-14 09:00') });
    expect(told.case.happenings.at(-1)).toMatchObject({
      occurredAt: at('2026-09-10 20:00'),
      recordedAt: at('2026-09-14 09:00'),
    });
    told.then(duty('1d')).isDone().isInTime();
  });
  it('never tells the future', () => {
    const told = { told: at('2026-09-07 12:00') };
    expect(raised().refuses('spoke', at('2026-09-07 12:01'), told).because).toBe('future');
  });
});

describe('no clock is ever paused or stopped (K12)', () => {
  it.each([
    [
      'a later date is asked for',
      (story: Story) =>
        story.happened('later-date-requested', NOW, { until: endOf('2026-09-18'), reason: 'away' }),
    ],
    ['a danger is reported', (story: Story) => story.happened('risk-flagged', NOW, { level: 'immediate' })],
    [
      'a settlement is proposed',
      (story: Story) =>
        story.happened('resolved', NOW, { by: 'raising practitioner', wording: 'Ten hours.' }),
    ],
    ['facts change', (story: Story) => story.happened('facts-changed', NOW, { facts: { adult: true } })],
  ])('when %s', (_, step) => {
    expect(step(raised()).then(theCase).headline).toBe(raised().then(theCase).headline);
  });
});

describe('where the case has been told of nothing', () => {
  it('has no stage and no clock', () => {
    expect(given(sandwellSend).then(theCase)).toMatchObject({ stage: '', clocks: {}, headline: undefined });
    expect(arose().then(theCase).stage).toBe('1');
  });
});
