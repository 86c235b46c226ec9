import { describe, expect, it } from 'vitest';
import { duty, theCase } from '../fixtures/claims.ts';
import { type Story, at, given, sandwellSend } from '../fixtures/given.ts';
import {
  arose,
  managersFailed,
  practitionersFailed,
  raised,
  withDirectors,
  withManagers,
  withSeniors,
  withTheDcs,
} from '../fixtures/on-the-way.ts';

const settledAt = (story: Story, role: string, when: string): Story =>
  story
    .happened('resolved', at(when), { by: `raising ${role}`, wording: 'Ten hours a week.' })
    .happened('resolved', at(when), { by: `receiving ${role}` });

describe('SS: a stage is left early with a reason, and never over the head of a level', () => {
  it('either side may say before the limit that it cannot be settled here, with a reason', () => {
    const now = at('2026-09-08 09:00');
    for (const by of ['raising practitioner', 'receiving practitioner']) {
      expect(raised().refuses('unresolved', now, { by }).because).toBe('needs-reason');
      expect(raised().refuses('unresolved', now, { by, reason: '   ' }).because).toBe('needs-reason');
      expect(
        raised().happened('unresolved', now, { by, reason: 'she is out of school' }).then(theCase).stage,
      ).toBe('1');
    }
  });
  it('a stage has not failed before it began', () => {
    const before = { told: at('2026-09-09 09:00'), reason: 'she is out of school' };
    expect(raised().refuses('unresolved', at('2026-01-05 09:00'), before).because).toBe('not-now');
  });
  it('after the limit no reason is asked for', () => {
    const story = raised().happened('unresolved', at('2026-09-11 09:00'));
    expect(story.then(theCase).offered).toContain('to:2');
  });
  it('going up before the limit without a reason is refused, with one it is marked as early', () => {
    const now = at('2026-09-08 09:00');
    expect(raised().refuses('referred', now, { stage: '2' }).because).toBe('needs-reason');
    const early = raised().happened('referred', now, { stage: '2', reason: 'she is out of school' });
    expect(early.then(theCase).stage).toBe('2');
    expect(early.case.stages[0]).toMatchObject({ stage: '1', early: true });
    expect(early.case.happenings.map((it) => it.key)).toContain('unresolved');
  });
  it('is never late by itself: nothing goes up because a limit has passed', () => {
    const story = raised().lookedAtOn(at('2026-12-01 09:00'));
    expect(story.then(theCase)).toMatchObject({ stage: '1', state: 'open' });
    story.then(duty('1d')).isLate().isOpen();
  });
  it.each([
    ['1', '3a', raised],
    ['1', 'X', raised],
    ['2', '3b', withManagers],
    ['2', 'X', managersFailed],
    ['3a', 'X', withSeniors],
    ['3b', '2', withDirectors],
    ['2', '1', withManagers],
  ])('from stage %s nothing leads to %s', (_, to, story) => {
    const more = { stage: to, reason: 'it is urgent' };
    expect(story().refuses('referred', at('2026-09-16 09:00'), more).because).toBe('not-now');
    expect(story().refuses('stage-requested', at('2026-09-16 09:00'), more).because).toBe('not-now');
  });
  it('nobody refers before a disagreement is on record', () => {
    expect(given(sandwellSend).refuses('referred', at('2026-09-07 09:00'), { stage: '2' }).because).toBe(
      'not-now',
    );
  });
  it('a stage cannot have been entered before the one below it', () => {
    expect(
      practitionersFailed().refuses('referred', at('2026-09-06 09:00'), {
        stage: '2',
        told: at('2026-09-10 09:00'),
      }).because,
    ).toBe('not-now');
  });
});

describe('SS: the exceptional stage', () => {
  it('is only reached from the directors, and only with a reason', () => {
    const now = at('2026-09-18 09:00');
    expect(withDirectors().refuses('referred', now, { stage: 'X' }).because).toBe('needs-reason');
    expect(withDirectors().refuses('stage-requested', now, { stage: 'X' }).because).toBe('needs-reason');
    expect(
      withDirectors().happened('referred', now, { stage: 'X', reason: 'no placement' }).then(theCase).stage,
    ).toBe('X');
  });
  it('the alert to the DCS is a warning: it moves nothing (SS.9, 13)', () => {
    const alerted = withDirectors()
      .happened('facts-changed', at('2026-09-15 10:00'), { facts: { dcsPossible: true } })
      .happened('notice-sent', at('2026-09-15 11:00'), { duty: '3b-4', by: 'receiving director' });
    expect(alerted.then(theCase).stage).toBe('3b');
    alerted.then(duty('3b-4')).isDone();
  });
  it('is nobody else’s to settle or to give up', () => {
    const now = at('2026-09-18 09:00');
    for (const key of ['resolved', 'unresolved'] as const) {
      expect(withTheDcs().refuses(key, now, { wording: 'agreed', reason: 'no' }).because).toBe('not-now');
    }
  });
});

describe('SS: settled is not closed', () => {
  it.each([
    ['1e', 'practitioner', raised, '2026-09-09 11:00'],
    ['2c', 'line-manager', withManagers, '2026-09-10 11:00'],
    ['3a-letter', 'senior-manager', withSeniors, '2026-09-14 11:00'],
    ['3b-letter', 'director', withDirectors, '2026-09-16 11:00'],
  ])('closing waits for the letter %s and for the needs to be met in full', (letter, role, story, when) => {
    const settled = settledAt(story(), role, when);
    expect(settled.then(theCase)).toMatchObject({ state: 'awaiting-outcome', offered: [] });
    expect(settled.then(theCase).closing).toEqual([letter, 'needs-met']);
    const now = at('2026-09-18 10:00');
    const refused = settled.mayNot({ type: 'close', now, by: `raising ${role}` });
    expect(refused).toMatchObject({ because: 'needs-document', duties: [letter, 'needs-met'] });
    const written = settled.happened('letter-sent', now, { duty: letter, by: `receiving ${role}` });
    expect(written.then(theCase).closing).toEqual(['needs-met']);
    const met = written.happened('needs-met', at('2026-10-01 10:00'), { by: 'raising practitioner' });
    expect(met.then(theCase).offered).toEqual(['close']);
    const closed = met.does({ type: 'close', now: at('2026-10-01 10:05'), by: 'raising practitioner' });
    expect(closed.then(theCase)).toMatchObject({ state: 'closed', headline: undefined });
  });
  it('letters after 3a and 3b have no invented limit (SS.9, 11)', () => {
    settledAt(withSeniors(), 'senior-manager', '2026-09-14 11:00')
      .then(duty('3a-letter'))
      .isOpen()
      .hasNoLimit();
    settledAt(withDirectors(), 'director', '2026-09-16 11:00').then(duty('3b-letter')).isOpen().hasNoLimit();
  });
  it('only the receiving agency writes, and only the raising practitioner says that the needs are met', () => {
    const settled = settledAt(raised(), 'practitioner', '2026-09-09 11:00');
    const now = at('2026-09-10 09:00');
    expect(settled.refuses('letter-sent', now, { duty: '1e', by: 'raising practitioner' }).movers).toEqual([
      'receiving practitioner',
    ]);
    expect(settled.refuses('needs-met', now, { by: 'receiving practitioner' }).movers).toEqual([
      'raising practitioner',
    ]);
  });
  it('the talk of the stage is over once it is settled: nobody is asked for it any longer', () => {
    const settled = settledAt(raised(), 'practitioner', '2026-09-09 11:00');
    settled.then(duty('1c')).isWaived();
    settled.then(duty('1d')).isDone();
  });
  it('nothing that is over is settled, left or closed again', () => {
    const settled = settledAt(raised(), 'practitioner', '2026-09-09 11:00');
    const now = at('2026-09-10 09:00');
    expect(settled.refuses('unresolved', now, { reason: 'no' }).because).toBe('not-now');
    expect(settled.refuses('referred', now, { stage: '2', reason: 'no' }).because).toBe('not-now');
    expect(settled.refuses('resolved', now, { wording: 'other' }).because).toBe('not-now');
    expect(raised().mayNot({ type: 'close', now }).because).toBe('not-now');
  });
});

describe('SS: a gap in policy goes to the Chair of the Board', () => {
  it('is owed once somebody says that there is one, by either practitioner', () => {
    arose().then(duty('policy-gap')).isNotStarted();
    const gap = raised().happened('facts-changed', at('2026-09-08 09:00'), { facts: { policyGap: true } });
    gap.then(duty('policy-gap')).isOpen();
    gap
      .happened('notice-sent', at('2026-09-09 09:00'), { duty: 'policy-gap', by: 'receiving practitioner' })
      .then(duty('policy-gap'))
      .isDone();
  });
});
