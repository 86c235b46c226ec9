import { describe, expect, it } from 'vitest';
import { theCase } from '../fixtures/claims.ts';
import { type Story, at } from '../fixtures/given.ts';
import { raised, withTeamManager, withTheDcs } from '../fixtures/on-the-way.ts';

const NOON = at('2026-09-10 12:00');
const LATER = at('2026-09-10 12:05');
/** The practitioner says that it is settled before any answer. */
const closed = (): Story => withTeamManager().happened('satisfied', NOON);

describe('a case that is closed', () => {
  it('sends no more e-mails: whoever still had the form open is told', () => {
    const answer = { type: 'write', now: LATER, by: 'receiving team-manager', duty: 'T4' } as const;
    expect(closed().mayNot({ ...answer, fields: {}, attested: [] }).because).toBe('not-now');
  });
  it('asks nobody whether an answer settles it that was on its way when it closed', () => {
    const crossed = withTeamManager()
      .writes('T4', NOON, { by: 'receiving team-manager' })
      .happened('satisfied', NOON)
      .mailArrives('T4', LATER);
    expect(crossed.then(theCase).state).toBe('closed');
    expect(crossed.case.writings['T4']?.status).toBe('sent');
    expect(crossed.effects).not.toContainEqual(expect.objectContaining({ reason: 'answer-arrived' }));
    expect(crossed.effects).toContainEqual(expect.objectContaining({ what: 'writing-sent', duty: 'T4' }));
  });
  it('takes no request for more time and no new fact, and still hears of a danger', () => {
    const until = at('2026-09-14 12:00');
    expect(closed().refuses('later-date-requested', LATER, { until, reason: 'x' }).because).toBe('not-now');
    expect(closed().refuses('facts-changed', LATER, { facts: { dcsPossible: true } }).because).toBe(
      'not-now',
    );
    expect(closed().happened('risk-flagged', LATER, { level: 'immediate' }).case.happenings.at(-1)?.key).toBe(
      'risk-flagged',
    );
  });
});

describe('a danger that is told by the only holder of a stage', () => {
  it('reaches everybody of both sides', () => {
    const told = withTheDcs().happened('risk-flagged', at('2026-09-18 09:00'), {
      by: 'neutral dcs',
      level: 'immediate',
    });
    const mention = told.effects.findLast((it) => it.kind === 'mention-holders');
    expect(mention).toMatchObject({ reason: 'danger' });
    expect(mention?.people).toEqual(
      expect.arrayContaining(['raising:practitioner', 'receiving:practitioner', 'receiving:director']),
    );
    expect(mention?.people).not.toContain('neutral:dcs');
  });
  it('reaches the other holders where there are any', () => {
    const told = raised().happened('risk-flagged', NOON, { by: 'raising practitioner', level: 'immediate' });
    expect(told.effects.findLast((it) => it.kind === 'mention-holders')?.people).toEqual([
      'receiving:practitioner',
    ]);
  });
});
