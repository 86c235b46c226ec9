import { describe, expect, it } from 'vitest';
import { duty, openDuties, theCase } from '../fixtures/claims.ts';
import { ELIGIBLE, at, dorsetSend, given } from '../fixtures/given.ts';
import {
  answeredBy,
  corporateDirectorAnswered,
  serviceManagerAnswered,
  strategicLeadAnswered,
  talkFailed,
  talking,
  teamManagerAnswered,
  withCorporateDirector,
  withServiceManager,
  withStrategicLead,
  withTeamManager,
} from '../fixtures/on-the-way.ts';

describe('DO I: the informal talk', () => {
  it('is asked for, has no number of days, and starts no clock', () => {
    talking().then(duty('I')).isOpen().hasNoLimit();
    expect(talking().then(theCase)).toMatchObject({ stage: 'I', headline: undefined, clocks: {} });
    talking().happened('spoke', at('2026-09-07 15:00')).then(duty('I')).isDone();
  });
  it('is given up by the practitioner alone, who owes no reason: the talk has failed', () => {
    expect(
      talking().refuses('unresolved', at('2026-09-08 09:00'), { by: 'receiving employee' }).movers,
    ).toEqual(['raising practitioner']);
    talkFailed().then(duty('T1')).isOpen().hasNoLimit();
  });
  it('may be skipped where it is too serious, or with a reason (DO.9, 1)', () => {
    const now = at('2026-09-07 09:00');
    const more = { stage: 'T' };
    expect(given(dorsetSend).refuses('notification-received', now, more).because).toBe('needs-reason');
    const serious = given(dorsetSend, { ...ELIGIBLE, tooSerious: true });
    expect(serious.happened('notification-received', now, more).then(theCase).stage).toBe('T');
    const why = { stage: 'T', reason: 'a child is at risk of exclusion' };
    expect(given(dorsetSend).happened('notification-received', now, why).then(theCase).stage).toBe('T');
  });
  it('is never a way round the Team Manager (DO.9, 13)', () => {
    const serious = given(dorsetSend, { ...ELIGIBLE, tooSerious: true });
    for (const stage of ['S', 'L', 'C']) {
      const more = { stage, reason: 'it is urgent' };
      expect(serious.refuses('notification-received', at('2026-09-07 09:00'), more).because).toBe('not-now');
      expect(talkFailed().refuses('notification-received', at('2026-09-08 10:00'), more).because).toBe(
        'not-now',
      );
    }
  });
});

describe('DO: ten working days for each answer, from the notification that was received', () => {
  it.each([
    ['T4', 'the Team Manager', withTeamManager, '2026-09-23'],
    ['S3', 'the Service Manager', withServiceManager, '2026-10-14'],
    ['L3', 'the Strategic Lead (DO.9, 4)', withStrategicLead, '2026-11-04'],
    ['C2', 'the Corporate Director’s own investigation', withCorporateDirector, '2026-11-25'],
    ['C3', 'the Corporate Director’s outcome', withCorporateDirector, '2026-11-25'],
  ])('%s: %s', (id, _, story, day) => {
    story().then(duty(id)).isDue(day).isOpen();
    expect(story().then(theCase).headline).toBe(day);
  });
  it('the later writing does not restart the days (DO.9, 2)', () => {
    withTeamManager().happened('put-in-writing', at('2026-09-14 10:00')).then(duty('T4')).isDue('2026-09-23');
  });
  it('the Team Manager may ask for the matter in writing, and looks into it', () => {
    withTeamManager().then(duty('T2')).isOpen().hasNoLimit();
    withTeamManager().happened('file-reviewed', at('2026-09-14 10:00')).then(duty('T3')).isDone();
    withServiceManager().happened('file-reviewed', at('2026-10-05 10:00')).then(duty('S2')).isDone();
    withStrategicLead().happened('file-reviewed', at('2026-10-26 10:00')).then(duty('L2')).isDone();
    withCorporateDirector().happened('file-reviewed', at('2026-11-12 10:00')).then(duty('C2')).isDone();
  });
  it('every manager puts it on the file, and nothing waits for that', () => {
    expect(withServiceManager().then(openDuties)).toEqual(
      expect.arrayContaining(['I-record', 'T-record', 'S-record']),
    );
  });
  it('takes 55 working days at the most from the Team Manager to the last outcome', () => {
    const monday = given(dorsetSend, { ...ELIGIBLE, tooSerious: true });
    const top = ['S', 'L', 'C'].reduce(
      (story, stage, index) => {
        const [sent, notified] = [
          ['2026-03-16', '2026-03-23'],
          ['2026-04-08', '2026-04-15'],
          ['2026-04-29', '2026-05-07'],
        ][index] as [string, string];
        const below = ['T', 'S', 'L'][index] as string;
        return answeredBy(story, below, `${sent} 15:00`).happened(
          'notification-received',
          at(`${notified} 15:00`),
          { stage },
        );
      },
      monday.happened('notification-received', at('2026-03-02 10:00'), { stage: 'T' }),
    );
    top.then(duty('C3')).isDue('2026-05-21');
  });
});

describe('DO: five working days for going on, each counted as it is printed (DO.9, 3)', () => {
  it('S1 from receiving the answer, not from its sending', () => {
    answeredBy(withTeamManager(), 'T', '2026-09-18 16:00', '2026-09-21 09:00')
      .then(duty('S1'))
      .isDue('2026-09-28')
      .isOpen();
  });
  it('L1 and C1 from the sending of the answer, whenever it arrives', () => {
    answeredBy(withServiceManager(), 'S', '2026-10-09 16:00', '2026-10-12 09:00')
      .then(duty('L1'))
      .isDue('2026-10-16');
    answeredBy(withStrategicLead(), 'L', '2026-10-30 16:00', '2026-11-02 09:00')
      .then(duty('C1'))
      .isDue('2026-11-06');
  });
  it('is the practitioner’s to use, or the receiving manager’s to say that the matter has come', () => {
    const now = at('2026-09-24 10:00');
    const more = { stage: 'S', medium: 'written' };
    for (const by of ['raising practitioner', 'receiving service-manager']) {
      expect(
        teamManagerAnswered()
          .happened('notification-received', now, { ...more, by })
          .then(theCase).stage,
      ).toBe('S');
    }
    expect(
      teamManagerAnswered().refuses('notification-received', now, { ...more, by: 'receiving team-manager' }),
    ).toMatchObject({ because: 'not-yours', movers: ['raising practitioner', 'receiving service-manager'] });
  });
});

describe('DO: who answers', () => {
  it.each([
    ['T', 'receiving team-manager', withTeamManager, '2026-09-14 10:00'],
    ['S', 'receiving service-manager', withServiceManager, '2026-10-05 10:00'],
    ['L', 'receiving strategic-lead', withStrategicLead, '2026-10-26 10:00'],
    ['C', 'receiving corporate-director', withCorporateDirector, '2026-11-13 10:00'],
  ])('at %s only the %s; everybody else is told so', (stage, answerer, story, when) => {
    const now = at(when);
    const others = story()
      .case.parties.map((party) => party.person.replace(':', ' '))
      .filter((who) => who !== answerer);
    for (const by of others) {
      const refused = story().refuses('response-sent', now, { stage, by });
      expect(refused, by).toMatchObject({ because: 'not-yours', movers: [answerer] });
    }
    const more = { stage, by: answerer };
    expect(story().happened('response-sent', now, more).case.happenings.at(-1)?.key).toBe('response-sent');
  });
  it('only the practitioner is satisfied or not, and only with an answer in hand', () => {
    const now = at('2026-09-24 10:00');
    expect(withTeamManager().refuses('not-satisfied', at('2026-09-14 10:00')).because).toBe('not-now');
    for (const key of ['satisfied', 'not-satisfied'] as const) {
      expect(teamManagerAnswered().refuses(key, now, { by: 'receiving team-manager' }).movers).toEqual([
        'raising practitioner',
      ]);
    }
  });
  it('an answer is received once: a second word of it changes nothing', () => {
    expect(
      teamManagerAnswered().refuses('response-received', at('2026-09-24 10:00'), { stage: 'T' }).because,
    ).toBe('not-now');
    expect(
      withTeamManager().refuses('response-received', at('2026-09-24 10:00'), { stage: 'T' }).because,
      'nothing was sent',
    ).toBe('not-now');
  });
});

describe('DO: how a stage ends', () => {
  it('satisfied: the case is closed', () => {
    expect(teamManagerAnswered().happened('satisfied', at('2026-09-24 10:00')).then(theCase)).toMatchObject({
      state: 'closed',
      offered: [],
    });
  });
  it('not satisfied: the next manager is offered, and the window runs', () => {
    const story = teamManagerAnswered().happened('not-satisfied', at('2026-09-24 10:00'));
    expect(story.then(theCase)).toMatchObject({ stage: 'T', state: 'open', headline: '2026-09-30' });
    expect(story.then(theCase).offered).toContain('to:S');
  });
  it.each([
    ['L', serviceManagerAnswered],
    ['C', strategicLeadAnswered],
  ])('up to %s in the same way', (stage, story) => {
    expect(story().then(theCase).offered).toContain(`to:${stage}`);
  });
  it('the Corporate Director is the last: not satisfied ends it as not agreed', () => {
    const last = corporateDirectorAnswered();
    expect(last.then(theCase).offered).toEqual(['resolved']);
    const ended = last.happened('not-satisfied', at('2026-11-30 10:00'));
    expect(ended.then(theCase)).toMatchObject({ stage: 'C', state: 'final-not-agreed', offered: ['close'] });
    expect(
      ended.refuses('notification-received', at('2026-12-01 10:00'), { stage: 'T', reason: 'again' }).because,
    ).toBe('not-now');
  });
  it('no manager settles or gives up what the practitioner has raised', () => {
    const now = at('2026-09-14 10:00');
    expect(withTeamManager().refuses('unresolved', now, { reason: 'no' }).because).toBe('not-now');
    expect(withTeamManager().refuses('resolved', now, { by: 'receiving team-manager' }).because).toBe(
      'not-yours',
    );
  });
});
