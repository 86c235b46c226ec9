import { describe, expect, it } from 'vitest';
import { duty, theCase } from '../fixtures/claims.ts';
import {
  FIVE_DAYS,
  TWO,
  WHY,
  managerAware,
  partnershipTold,
  takenUp,
  talkedInVain,
  westSussex,
  withScrutineer,
  withWsLeads,
  withWsManagers,
} from '../fixtures/engine-stories.ts';
import { type Story, at, given } from '../fixtures/given.ts';

const NINE = at('2026-09-07 09:00');
const nothingYet = (): Story => given(westSussex, TWO);
const raisedWith = (more: object): Story => nothingYet().happened('raised', NINE, more);

describe('WS.3: nothing is sent before the escalating person has said how long there is', () => {
  it('not to the other professional, nor to the managers after them', () => {
    expect(nothingYet().refuses('raised', NINE).because).toBe('needs-time');
    const up = talkedInVain().refuses('raised', at('2026-09-08 10:00'), { stage: '2' });
    expect(up.because).toBe('needs-time');
    const leads = partnershipTold().refuses('raised', at('2026-09-10 11:00'), { stage: '4' });
    expect(leads.because).toBe('needs-time');
  });
  it('the Scrutineer may be left to say: without a time it goes, and none is invented', () => {
    expect(withScrutineer().then(theCase).stage).toBe('5');
    withScrutineer().then(duty('5')).isOpen().hasNoLimit();
  });
  it('the Scrutineer may be given a time all the same', () => {
    const until = at('2026-09-30 12:00');
    const timed = withWsLeads()
      .happened('unresolved', at('2026-09-11 09:00'), WHY)
      .happened('raised', at('2026-09-11 10:00'), { stage: '5', until });
    timed.then(duty('5')).isDue('2026-09-30 12:00');
  });
  it('a time that is over already is none', () => {
    expect(nothingYet().refuses('raised', NINE, { until: NINE }).because).toBe('needs-time');
    expect(nothingYet().refuses('raised', NINE, { until: at('2026-09-04 17:00') }).because).toBe(
      'needs-time',
    );
  });
});

describe('WS.9, 5: how the stated time counts', () => {
  it('to the minute that was named', () => {
    raisedWith({ until: at('2026-09-09 16:30') })
      .then(duty('1'))
      .isDue('2026-09-09 16:30');
  });
  it('in working days', () => {
    raisedWith({ days: { n: 5, unit: 'working' } })
      .then(duty('1'))
      .isDue('2026-09-14');
  });
  it('in days of the calendar', () => {
    raisedWith({ days: { n: 5, unit: 'calendar' } })
      .then(duty('1'))
      .isDue('2026-09-12');
  });
  it('not said which: the shorter reading holds, and somebody is asked', () => {
    const bare = raisedWith({ days: { n: 5, unit: 'unspecified' } });
    bare.then(duty('1')).isDue('2026-09-12');
    expect(bare.then(theCase).flags).toEqual(['ask-day-type']);
  });
  it.each(['working', 'calendar'])('said to be %s days: nobody is asked', (unit) => {
    expect(raisedWith({ days: { n: 5, unit } }).then(theCase).flags).toEqual([]);
  });
  it('a named moment goes before days', () => {
    const both = raisedWith({ until: at('2026-09-08 12:00'), days: FIVE_DAYS });
    both.then(duty('1')).isDue('2026-09-08 12:00');
  });
});

describe('a time may be stated before it is put to the other side', () => {
  const stated = (more: object): Story => nothingYet().happened('time-stated', at('2026-09-04 09:00'), more);

  it('is the time of the stage that opens next, counted from when that opens', () => {
    const story = stated({ days: FIVE_DAYS }).happened('raised', NINE);
    story.then(duty('1')).isDue('2026-09-14');
  });
  it('of two, the last one counts', () => {
    const twice = stated({ days: FIVE_DAYS })
      .happened('time-stated', at('2026-09-04 10:00'), { days: { n: 2, unit: 'working' } })
      .happened('raised', NINE);
    twice.then(duty('1')).isDue('2026-09-09');
  });
  it('what is said with the raising goes before it', () => {
    const story = stated({ days: FIVE_DAYS }).happened('raised', NINE, { until: at('2026-09-10 12:00') });
    story.then(duty('1')).isDue('2026-09-10 12:00');
  });
  it('asks for the kind of days from then on, until a time that says it is stated', () => {
    const bare = stated({ days: { n: 3, unit: 'unspecified' } });
    expect(bare.then(theCase).flags).toEqual(['ask-day-type']);
    expect(bare.happened('raised', NINE).then(theCase).flags).toEqual(['ask-day-type']);
    const said = bare.happened('time-stated', at('2026-09-04 11:00'), { days: FIVE_DAYS });
    expect(said.then(theCase).flags).toEqual([]);
  });
  it('has passed before the matter is raised: another one is needed', () => {
    const story = stated({ until: at('2026-09-07 08:00') });
    expect(story.refuses('raised', NINE).because).toBe('needs-time');
    expect(story.happened('raised', NINE, { days: FIVE_DAYS }).then(theCase).stage).toBe('1');
  });
});

describe('a stated time is for the next stage only', () => {
  it('the stage after that needs its own', () => {
    const story = nothingYet()
      .happened('time-stated', at('2026-09-04 09:00'), { days: FIVE_DAYS })
      .happened('raised', NINE)
      .happened('unresolved', at('2026-09-08 09:00'), WHY);
    expect(story.refuses('raised', at('2026-09-08 10:00'), { stage: '2' }).because).toBe('needs-time');
  });
  it('the present stage keeps its own, longer or shorter', () => {
    for (const n of [1, 20]) {
      const later = { days: { n, unit: 'working' } } as const;
      const story = takenUp().happened('time-stated', at('2026-09-07 12:00'), later);
      story.then(duty('1')).isDue('2026-09-14');
      const up = story
        .happened('unresolved', at('2026-09-08 09:00'), WHY)
        .happened('raised', at('2026-09-08 10:00'), { stage: '2' });
      up.then(duty('2')).isDue(n === 1 ? '2026-09-09' : '2026-10-06');
    }
  });
});

describe('who states a time, and when', () => {
  const when = at('2026-09-08 12:00');

  it.each(['receiving practitioner', 'receiving line-manager', 'neutral scrutineer'])('%s does not', (by) => {
    const refused = withWsManagers().refuses('time-stated', when, { by, days: FIVE_DAYS });
    expect(refused.because).toBe('not-yours');
    expect(refused.movers).toContain('raising practitioner');
    expect(refused.movers.every((mover) => mover.startsWith('raising '))).toBe(true);
  });
  it.each(['raising practitioner', 'raising line-manager'])('%s does', (by) => {
    const told = withWsManagers().happened('time-stated', when, { by, days: FIVE_DAYS });
    expect(told.case.happenings.at(-1)).toMatchObject({ key: 'time-stated', days: FIVE_DAYS });
  });
  it('without a time there is nothing to state', () => {
    expect(takenUp().refuses('time-stated', when).because).toBe('needs-time');
  });
  it('in the past there is no time left', () => {
    expect(takenUp().refuses('time-stated', when, { until: when }).because).toBe('not-now');
    expect(takenUp().refuses('time-stated', when, { until: at('2026-09-08 11:59') }).because).toBe('not-now');
  });
  it('not once the case has ended', () => {
    const ended = withScrutineer().happened('decision-made', at('2026-09-14 09:00'));
    expect(ended.refuses('time-stated', at('2026-09-14 10:00'), { days: FIVE_DAYS }).because).toBe('not-now');
  });
  it('not where the document prints the times', () => {
    expect(managerAware().refuses('time-stated', when, { days: FIVE_DAYS }).because).toBe('not-now');
  });
});
