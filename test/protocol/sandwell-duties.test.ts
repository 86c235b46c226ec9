import { describe, expect, it } from 'vitest';
import { duty, openDuties, theCase } from '../fixtures/claims.ts';
import { at, given, sandwellSend } from '../fixtures/given.ts';
import {
  arose,
  managersFailed,
  practitionersFailed,
  raised,
  seniorsFailed,
  withDirectors,
  withManagers,
  withSeniors,
  withTheDcs,
} from '../fixtures/on-the-way.ts';

describe('SS stage 1: the practitioners', () => {
  it('1a: raise it within two working days of the disagreement', () => {
    given(sandwellSend)
      .happened('disagreement-arose', at('2026-12-24 10:00'))
      .then(duty('1a'))
      .isDue('2026-12-30')
      .isDueByDayZero('2026-12-30')
      .isChasedBy('2026-12-30 17:00')
      .isOpen();
  });
  it('1a: raise it within two working days of receiving a decision', () => {
    given(sandwellSend)
      .happened('decision-received', at('2026-09-04 18:30'))
      .then(duty('1a'))
      .isDue('2026-09-08');
  });
  it('1a: is done by raising it, by word or in writing, and late when that comes after the limit', () => {
    arose()
      .happened('raised', at('2026-09-09 23:00'), { medium: 'verbal' })
      .then(duty('1a'))
      .isDone()
      .isInTime();
    arose()
      .happened('raised', at('2026-09-10 09:00'), { medium: 'written' })
      .then(duty('1a'))
      .isDone()
      .isLate();
  });
  it('1b: clear reasons are owed from the start, without a number of days', () => {
    arose().then(duty('1b')).isOpen().hasNoLimit();
    raised().happened('done', at('2026-09-07 11:00'), { duty: '1b' }).then(duty('1b')).isDone();
  });
  it('1c: the receiving practitioner reviews the file within the time for talking', () => {
    arose().then(duty('1c')).isNotStarted();
    raised().then(duty('1c')).isDue('2026-09-10').isOpen();
    raised().happened('file-reviewed', at('2026-09-08 09:00')).then(duty('1c')).isDone();
  });
  it('1d: they talk within three working days of raising, and by day 5', () => {
    raised().then(duty('1d')).isDue('2026-09-10').isDueByDayZero('2026-09-14').isOpen();
    raised().happened('spoke', at('2026-09-10 20:00')).then(duty('1d')).isDone().isInTime();
    raised().happened('spoke', at('2026-09-11 09:00')).then(duty('1d')).isDone().isLate();
  });
  it('1d: raising late does not make day 5 later', () => {
    arose()
      .happened('raised', at('2026-09-11 09:00'))
      .then(duty('1d'))
      .isDue('2026-09-16')
      .isDueByDayZero('2026-09-14');
  });
  it('1e: the outcome is written within two further working days of settling', () => {
    raised().then(duty('1e')).isNotStarted();
    const settled = raised()
      .happened('resolved', at('2026-09-09 11:00'), { by: 'raising practitioner', wording: 'Ten hours.' })
      .happened('resolved', at('2026-09-09 12:00'), { by: 'receiving practitioner' });
    settled.then(duty('1e')).isDue('2026-09-11').isOpen();
    settled.then(duty('1d')).isDone();
  });
  it('asks both to put it on the file, and the raising one to talk to their safeguarding lead', () => {
    expect(arose().then(openDuties)).toEqual(
      expect.arrayContaining(['1-record:raising', '1-record:receiving', '1-advice']),
    );
    const recorded = arose().happened('done', at('2026-09-07 10:00'), {
      duty: '1-record',
      by: 'receiving practitioner',
    });
    recorded.then(duty('1-record:receiving')).isDone();
    recorded.then(duty('1-record:raising')).isOpen();
  });
});

describe('SS stage 2: the line managers', () => {
  it('2a: both practitioners tell their own manager, without a limit', () => {
    raised().then(duty('2a:raising')).isNotStarted();
    practitionersFailed().then(duty('2a:raising')).isOpen().hasNoLimit();
    practitionersFailed().then(duty('2a:receiving')).isOpen().hasNoLimit();
  });
  it("2a: one side's word opens the stage; the other still owes theirs", () => {
    const story = practitionersFailed().happened('referred', at('2026-09-09 16:00'), {
      stage: '2',
      by: 'receiving practitioner',
    });
    expect(story.then(theCase).stage).toBe('2');
    story.then(duty('2a:receiving')).isDone();
    story.then(duty('2a:raising')).isOpen();
    story
      .happened('referred', at('2026-09-10 09:00'), { stage: '2', by: 'raising practitioner' })
      .then(duty('2a:raising'))
      .isDone();
  });
  it('2b: the managers have two working days from then, and until day 7', () => {
    practitionersFailed().then(duty('2b')).isNotStarted();
    withManagers().then(duty('2b')).isDue('2026-09-11').isDueByDayZero('2026-09-16').isOpen();
    withManagers().happened('spoke', at('2026-09-10 10:00')).then(duty('2b')).isDone();
  });
  it("2b: the second side's telling does not start the two days anew", () => {
    withManagers()
      .happened('referred', at('2026-09-10 09:00'), { stage: '2', by: 'receiving practitioner' })
      .then(duty('2b'))
      .isDue('2026-09-11');
  });
  it('2c: the receiving manager confirms the outcome within two working days', () => {
    withManagers()
      .happened('resolved', at('2026-09-10 10:00'), { by: 'raising line-manager', wording: 'Ten hours.' })
      .happened('resolved', at('2026-09-10 11:00'), { by: 'receiving line-manager' })
      .then(duty('2c'))
      .isDue('2026-09-14')
      .isOpen();
  });
});

describe('SS stage 3a: the senior managers', () => {
  it('3a-1: both managers refer within 24 hours of failing', () => {
    withManagers().then(duty('3a-1:raising')).isNotStarted();
    managersFailed().then(duty('3a-1:raising')).isDue('2026-09-11 16:00');
    managersFailed().then(duty('3a-1:receiving')).isDue('2026-09-11 16:00');
  });
  it.each([
    ['the clocks go back', '2026-10-24 16:00', '2026-10-25 15:00', '2026-10-23 17:00'],
    ['the clocks go forward', '2027-03-27 16:00', '2027-03-28 17:00', '2027-03-25 17:00'],
  ])('3a-1: 24 elapsed hours, also when %s', (_, failed, due) => {
    withManagers()
      .happened('unresolved', at(failed), { reason: 'no agreement' })
      .then(duty('3a-1:raising'))
      .isDue(due)
      .isChasedBy('at-once');
  });
  it('3a-2: they meet within two working days of the referral, and by day 10', () => {
    withSeniors().then(duty('3a-2')).isDue('2026-09-15').isDueByDayZero('2026-09-21').isOpen();
    withSeniors().happened('meeting-held', at('2026-09-14 10:00')).then(duty('3a-2')).isDone().isInTime();
    withSeniors().happened('spoke', at('2026-09-14 10:00')).then(duty('3a-2')).isOpen();
  });
});

describe('SS stage 3b: the directors', () => {
  it('3b-1: the raising senior manager has two further working days', () => {
    seniorsFailed().then(duty('3b-1')).isDue('2026-09-16').isOpen();
    withDirectors().then(duty('3b-1')).isDone().isInTime();
  });
  it('3b-2: the raising director writes, without a limit', () => {
    withDirectors().then(duty('3b-2')).isOpen().hasNoLimit();
  });
  it('3b-3: the directors meet within two further working days, and by day 14', () => {
    withDirectors().then(duty('3b-3')).isDue('2026-09-17').isDueByDayZero('2026-09-25').isOpen();
    withDirectors().happened('meeting-held', at('2026-09-17 10:00')).then(duty('3b-3')).isDone();
  });
  it('3b-4: the DCS is alerted only where the DCS may be needed, also when that shows later', () => {
    withDirectors().then(duty('3b-4')).isNotStarted();
    withDirectors()
      .happened('facts-changed', at('2026-09-16 09:00'), { facts: { dcsPossible: true } })
      .then(duty('3b-4'))
      .isOpen()
      .hasNoLimit();
  });
});

describe('SS stage X: the Director of Children’s Services', () => {
  it('may consider the matter, and no time is printed but those of the whole: day 10, then day 14, then none', () => {
    withTheDcs().then(duty('X')).isOpen().hasNoLimit();
    expect(withTheDcs().then(theCase)).toMatchObject({ stage: 'X', headline: '2026-09-21' });
    const on = (when: string) => withTheDcs().lookedAtOn(at(when)).then(theCase).headline;
    expect([on('2026-09-22 09:00'), on('2026-09-28 09:00')]).toEqual(['2026-09-25', undefined]);
  });
  it('ends with the decision, and nothing leads on', () => {
    const decided = withTheDcs().happened('decision-made', at('2026-09-21 09:00'));
    expect(decided.then(theCase)).toMatchObject({ state: 'decided', offered: [], closing: ['needs-met'] });
  });
});

describe('SS: the printed cumulative days', () => {
  it('are all counted from day zero, and a passed one stays', () => {
    const clocks = {
      '2': '2026-09-09',
      '5': '2026-09-14',
      '7': '2026-09-16',
      '10': '2026-09-21',
      '14': '2026-09-25',
    };
    expect(arose().then(theCase).clocks).toEqual(clocks);
    expect(arose().lookedAtOn(at('2026-12-01 09:00')).then(theCase).clocks).toEqual(clocks);
  });
  it('lead where an earlier step took longer: the headline is the earliest clock not passed (K11)', () => {
    expect(raised().then(theCase).headline).toBe('2026-09-10');
    expect(
      arose().happened('raised', at('2026-09-11 09:00')).then(theCase).headline,
      'day 5 comes before three days from raising',
    ).toBe('2026-09-14');
    expect(
      arose().happened('raised', at('2026-09-11 09:00')).lookedAtOn(at('2026-09-15 09:00')).then(theCase)
        .headline,
      'day 5 has passed, the step limit is the next real target',
    ).toBe('2026-09-16');
  });
});
