import { describe, expect, it } from 'vitest';
import { theCase } from '../fixtures/claims.ts';
import { type Story, at } from '../fixtures/given.ts';
import { raised, withManagers } from '../fixtures/on-the-way.ts';

const NINE = at('2026-09-08 09:00');
const TEN = at('2026-09-08 10:00');
const ELEVEN = at('2026-09-08 11:00');
const proposed = (): Story =>
  raised().happened('resolved', NINE, { by: 'raising practitioner', wording: 'Ten hours a week.' });

describe('"settled" needs both sides on the same wording', () => {
  it('stays open while one side alone says so', () => {
    expect(proposed().then(theCase)).toMatchObject({ stage: '1', state: 'open' });
    expect(proposed().case.settlement).toMatchObject({ side: 'raising', wording: 'Ten hours a week.' });
  });
  it('asks the other side, and mentions nobody of the own side', () => {
    const mention = proposed().effects.findLast((it) => it.kind === 'mention-holders');
    expect(mention).toMatchObject({ reason: 'settlement-proposed', people: ['receiving:practitioner'] });
  });
  it('is settled when the other side accepts', () => {
    const settled = proposed().happened('resolved', TEN, { by: 'receiving practitioner' });
    expect(settled.then(theCase).state).toBe('awaiting-outcome');
    expect(settled.case.settlement?.confirmedBy?.person).toBe('receiving:practitioner');
  });
  it('is settled when the other side puts the very same words', () => {
    const same = { by: 'receiving practitioner', wording: 'Ten hours a week. ' };
    expect(proposed().happened('resolved', TEN, same).then(theCase).state).toBe('awaiting-outcome');
  });
  it('other words from the other side are a counter-proposal, which the first may accept', () => {
    const countered = proposed().happened('resolved', TEN, {
      by: 'receiving practitioner',
      wording: 'Eight hours a week.',
    });
    expect(countered.then(theCase).state).toBe('open');
    expect(countered.case.settlement).toMatchObject({ side: 'receiving', wording: 'Eight hours a week.' });
    const settled = countered.happened('resolved', ELEVEN, { by: 'raising practitioner' });
    expect(settled.then(theCase).state).toBe('awaiting-outcome');
  });
  it('nobody accepts their own proposal', () => {
    expect(proposed().refuses('resolved', TEN, { by: 'raising practitioner' }).because).toBe('not-now');
    const again = { by: 'raising practitioner', wording: 'Ten hours a week.' };
    expect(proposed().happened('resolved', TEN, again).then(theCase).state).toBe('open');
  });
  it('without words there is nothing to accept', () => {
    expect(raised().refuses('resolved', TEN, { by: 'receiving practitioner' }).because).toBe('not-now');
    expect(raised().refuses('resolved', TEN, { wording: '  ' }).because).toBe('not-now');
  });
  it('an answer to a proposal that has been replaced is refused', () => {
    const replaced = proposed().happened('resolved', TEN, {
      by: 'raising practitioner',
      wording: 'Twelve hours a week.',
    });
    const stale = { by: 'receiving practitioner', proposedAt: NINE };
    expect(replaced.refuses('resolved', ELEVEN, stale).because).toBe('not-now');
    const fresh = { by: 'receiving practitioner', proposedAt: TEN };
    expect(replaced.happened('resolved', ELEVEN, fresh).then(theCase).state).toBe('awaiting-outcome');
  });
});

describe('the other side may say what is wrong with the wording', () => {
  const objects = (by: string, reason: string) => ({ type: 'object', now: TEN, by, reason }) as const;
  const objected = (): Story => proposed().does(objects('receiving practitioner', 'We can pay for eight.'));

  it('only the other side, with a reason, once', () => {
    expect(proposed().mayNot(objects('raising practitioner', 'no')).because).toBe('not-yours');
    expect(proposed().mayNot(objects('receiving practitioner', ' ')).because).toBe('needs-reason');
    expect(raised().mayNot(objects('receiving practitioner', 'no')).because).toBe('not-now');
    expect(objected().mayNot(objects('receiving practitioner', 'again')).because).toBe('not-now');
  });
  it('nobody else of that side speaks for the practitioner', () => {
    expect(proposed().mayNot(objects('receiving line-manager', 'no')).movers).toEqual([
      'receiving practitioner',
    ]);
  });
  it('an objection shuts the proposal: it is no longer to be accepted', () => {
    expect(objected().refuses('resolved', ELEVEN, { by: 'receiving practitioner' }).because).toBe('not-now');
  });
  it('a new proposal starts afresh', () => {
    const again = objected().happened('resolved', ELEVEN, {
      by: 'raising practitioner',
      wording: 'Eight hours a week.',
    });
    expect(again.case.settlement?.objection).toBeUndefined();
    const settled = again.happened('resolved', ELEVEN, { by: 'receiving practitioner' });
    expect(settled.then(theCase).state).toBe('awaiting-outcome');
  });
});

describe('a proposal belongs to its stage', () => {
  it('is gone when the case goes up', () => {
    const up = proposed().happened('referred', TEN, { stage: '2', reason: 'no agreement in sight' });
    expect(up.case.settlement).toBeUndefined();
    expect(up.refuses('resolved', ELEVEN, { by: 'receiving line-manager' }).because).toBe('not-now');
  });
  it('can still be accepted after "not settled here", until the case has gone up', () => {
    const given = proposed().happened('unresolved', TEN, { reason: 'no agreement in sight' });
    const settled = given.happened('resolved', ELEVEN, { by: 'receiving practitioner' });
    expect(settled.then(theCase).state).toBe('awaiting-outcome');
  });
  it('is for the people of the stage: practitioners do not settle what the managers hold', () => {
    const refused = withManagers().refuses('resolved', at('2026-09-10 09:00'), {
      by: 'raising practitioner',
      wording: 'Ten hours.',
    });
    expect(refused.movers).toEqual(['raising line-manager', 'receiving line-manager']);
  });
});
