import { describe, expect, it } from 'vitest';
import { duty, openDuties, theCase } from '../fixtures/claims.ts';
import { ELIGIBLE, type Story, at, dorsetSend, given } from '../fixtures/given.ts';
import {
  answeredBy,
  talkFailed,
  teamManagerAnswered,
  windowLapsed,
  withServiceManager,
  withTeamManager,
} from '../fixtures/on-the-way.ts';

const LATE = at('2026-10-05 09:00');
const asked = (): Story => windowLapsed().happened('late-escalation', LATE, { reason: 'I was ill' });

describe('DO.9, 6: a window that lapses', () => {
  it('is shown as lapsed and closes nothing; until the last second it is not', () => {
    const story = teamManagerAnswered();
    expect(story.lookedAtOn(at('2026-09-30 23:59')).then(theCase).state).toBe('open');
    expect(story.lookedAtOn(at('2026-10-01 00:00')).then(theCase).state).toBe('lapsed');
    expect(story.lookedAtOn(at('2027-09-30 12:00')).then(theCase).state).toBe('lapsed');
    expect(windowLapsed().then(theCase).offered).not.toContain('to:S');
  });
  it('lets nobody simply go on', () => {
    const more = { stage: 'S', reason: 'late' };
    expect(windowLapsed().refuses('notification-received', LATE, more).because).toBe('not-now');
    expect(
      windowLapsed().mayNot({ type: 'write', now: LATE, duty: 'S1', fields: {}, attested: [] }).because,
    ).toBe('not-now');
  });
  it('counts the day on which the matter came, not the day on which the bot was told', () => {
    const story = teamManagerAnswered().happened('notification-received', at('2026-09-30 18:00'), {
      stage: 'S',
      told: LATE,
    });
    expect(story.then(theCase).stage).toBe('S');
    story.then(duty('S3')).isDue('2026-10-14');
  });
  it('still lets the practitioner be satisfied', () => {
    expect(windowLapsed().happened('satisfied', LATE).then(theCase).state).toBe('closed');
  });
});

describe('DO.9, 6: a late escalation', () => {
  it('needs a reason, comes from the practitioner, and only after the window', () => {
    const why = { reason: 'I was ill' };
    expect(windowLapsed().refuses('late-escalation', LATE).because).toBe('needs-reason');
    expect(
      windowLapsed().refuses('late-escalation', LATE, { ...why, by: 'receiving team-manager' }).movers,
    ).toEqual(['raising practitioner']);
    const inTime = teamManagerAnswered();
    expect(inTime.refuses('late-escalation', at('2026-09-30 09:00'), why).because).toBe('not-now');
    expect(asked().refuses('late-escalation', at('2026-10-05 10:00'), why).because).toBe('not-now');
  });
  it('moves nothing until the receiving manager has answered', () => {
    expect(asked().then(theCase)).toMatchObject({ stage: 'T', state: 'lapsed' });
  });
  it('is the next manager’s to accept or refuse, nobody else’s', () => {
    const now = at('2026-10-06 09:00');
    for (const key of ['late-accepted', 'late-refused'] as const) {
      for (const by of ['raising practitioner', 'receiving team-manager', 'receiving strategic-lead']) {
        expect(asked().refuses(key, now, { by }).movers, by).toEqual(['receiving service-manager']);
      }
    }
    expect(windowLapsed().refuses('late-accepted', now).because).toBe('not-now');
  });
  it('accepted: the ten days count from the late notification, not from the acceptance', () => {
    const accepted = asked().happened('late-accepted', at('2026-10-08 09:00'));
    expect(accepted.then(theCase)).toMatchObject({ stage: 'S', state: 'open', headline: '2026-10-19' });
    accepted.then(duty('S3')).isDue('2026-10-19');
    accepted.then(duty('S1')).isDone().isLate();
  });
  it('refused: the case is closed, with the reason on record', () => {
    const refused = asked().happened('late-refused', at('2026-10-08 09:00'), { reason: 'too late' });
    expect(refused.then(theCase)).toMatchObject({ state: 'closed', offered: [] });
    expect(refused.case.happenings.at(-1)).toMatchObject({ key: 'late-refused', reason: 'too late' });
  });
});

describe('DO.9, 7: an answer that does not come', () => {
  const silent = (): Story => withTeamManager().lookedAtOn(at('2026-09-24 09:00'));

  it('is late the second after its day, and the next manager is told', () => {
    expect(withTeamManager().lookedAtOn(at('2026-09-23 23:59')).then(theCase).told).toEqual([]);
    expect(silent().then(theCase).told).toEqual(['S']);
    silent().then(duty('T4')).isOpen().isLate();
  });
  it('moves nothing by itself; the practitioner may go up, and that is marked as not in the source', () => {
    expect(silent().then(theCase)).toMatchObject({ stage: 'T', state: 'open', flags: ['not-in-source'] });
    expect(silent().then(theCase).offered).toContain('to:S');
    const up = silent().happened('notification-received', at('2026-09-24 10:00'), { stage: 'S' });
    expect(up.then(theCase)).toMatchObject({ stage: 'S', flags: ['not-in-source'] });
  });
  it('the Team Manager still owes the answer, and may give it after the case has gone up', () => {
    const up = silent().happened('notification-received', at('2026-09-24 10:00'), { stage: 'S' });
    expect(up.then(openDuties)).toContain('T4');
    answeredBy(up, 'T', '2026-09-25 10:00').then(duty('T4')).isDone().isLate();
    expect(answeredBy(up, 'T', '2026-09-25 10:00').then(theCase).stage).toBe('S');
  });
  it('a second late answer is told of too', () => {
    const up = silent().happened('notification-received', at('2026-09-24 10:00'), { stage: 'S' });
    expect(up.lookedAtOn(at('2026-10-09 09:00')).then(theCase).told).toEqual(['S', 'L']);
  });
  it('going up before the days are over needs a reason, and is marked too', () => {
    const now = at('2026-09-14 09:00');
    expect(withTeamManager().refuses('notification-received', now, { stage: 'S' }).because).toBe(
      'needs-reason',
    );
    const early = withTeamManager().happened('notification-received', now, {
      stage: 'S',
      reason: 'it is urgent',
    });
    expect(early.then(theCase)).toMatchObject({ stage: 'S', flags: ['not-in-source'] });
    expect(early.case.stages[1]).toMatchObject({ stage: 'T', early: true });
  });
  it('an answer in time and the way up after it are in the source: no mark', () => {
    expect(withServiceManager().then(theCase).flags).toEqual([]);
  });
});

describe('DO.9, 9: the person disagreed with is a manager of the ladder', () => {
  const against = (role: string): Story =>
    given(dorsetSend, {
      ...ELIGIBLE,
      receiving: { agencyType: 'council', employer: 'childrens-services', role },
    })
      .happened('raised', at('2026-09-07 09:00'))
      .happened('unresolved', at('2026-09-08 09:00'));

  it.each([
    ['employee', 'to:T', []],
    ['team-manager', 'to:S', ['owner']],
    ['service-manager', 'to:L', ['owner']],
    ['strategic-lead', 'to:C', ['owner']],
  ])('%s: it starts at %s, and the owner looks where that is not printed', (role, exit, flags) => {
    expect(against(role).then(theCase).offered).toContain(exit);
    expect(against(role).then(theCase).flags).toEqual(flags);
  });
  it('nobody is asked to take it to the very person disagreed with', () => {
    expect(talkFailed().then(openDuties)).toContain('T1');
    expect(against('team-manager').then(openDuties)).not.toContain('T1');
    expect(
      against('team-manager').refuses('notification-received', at('2026-09-09 09:00'), {
        stage: 'T',
        reason: 'x',
      }).because,
    ).toBe('not-now');
  });
  it('climbs on from there as always, without a window before its first manager', () => {
    const up = against('team-manager').happened('notification-received', at('2026-09-09 10:00'), {
      stage: 'S',
    });
    up.then(duty('S3')).isDue('2026-09-23');
    expect(up.lookedAtOn(at('2026-09-24 09:00')).then(theCase).told).toEqual(['L']);
  });
});
