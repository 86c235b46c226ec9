import { describe, expect, it } from 'vitest';
import { duty, theCase } from '../fixtures/claims.ts';
import { decisionCame, harbour, inMediation } from '../fixtures/engine-stories.ts';
import { type Somebody, type Story, at } from '../fixtures/given.ts';

const LEADS = ['raising lead', 'receiving lead'] as const;
const MEDIATOR = 'neutral mediator';
const WORDS = 'The child goes by boat twice a week.';
const time = (minute: number): string => at(`2026-09-09 10:${String(minute).padStart(2, '0')}`);

const offeredBy = (by: Somebody, story = inMediation()): Story =>
  story.happened('resolved', time(0), { by, wording: WORDS });
const agrees = (story: Story, by: Somebody, minute: number): Story =>
  story.happened('resolved', time(minute), { by });

describe('a stage that three sides end', () => {
  it.each([
    ['raising lead', 'receiving lead', MEDIATOR],
    ['receiving lead', MEDIATOR, 'raising lead'],
    [MEDIATOR, 'raising lead', 'receiving lead'],
  ])('%s offers, %s agrees: that is not enough; with %s it is settled', (first, second, third) => {
    const one = offeredBy(first);
    expect(one.then(theCase).state).toBe('open');
    const twoOf = agrees(one, second, 1);
    expect(twoOf.then(theCase)).toMatchObject({ state: 'open', stage: 'B' });
    expect(twoOf.case.settlement?.agreed).toEqual([second.split(' ')[0]]);
    const all = agrees(twoOf, third, 2);
    expect(all.then(theCase).state).toBe('awaiting-outcome');
    expect(all.case.settlement?.confirmedBy?.person).toBe(third.replace(' ', ':'));
  });
  it('nobody agrees twice, and nobody agrees to their own words', () => {
    const one = offeredBy('raising lead');
    expect(one.refuses('resolved', time(1), { by: 'raising lead' }).because).toBe('not-now');
    const twoOf = agrees(one, 'receiving lead', 1);
    expect(twoOf.refuses('resolved', time(2), { by: 'receiving lead' }).because).toBe('not-now');
    expect(twoOf.refuses('resolved', time(2), { by: 'raising lead' }).because).toBe('not-now');
  });
  it('the very same words are an agreement; other words start afresh, without the agreement so far', () => {
    const twoOf = agrees(offeredBy('raising lead'), 'receiving lead', 1);
    expect(
      twoOf.happened('resolved', time(2), { by: MEDIATOR, wording: ` ${WORDS}` }).then(theCase).state,
    ).toBe('awaiting-outcome');
    const other = twoOf.happened('resolved', time(2), { by: MEDIATOR, wording: 'Once a week.' });
    expect(other.case.settlement).toMatchObject({ side: 'neutral', wording: 'Once a week.' });
    expect(other.case.settlement?.agreed).toBeUndefined();
    expect(agrees(other, 'raising lead', 3).then(theCase).state).toBe('open');
  });
  it.each([...LEADS, MEDIATOR])('%s may put the first words', (by) => {
    expect(offeredBy(by).case.settlement?.by.person).toBe(by.replace(' ', ':'));
  });
  it.each(['raising practitioner', 'receiving practitioner', 'neutral office'])(
    '%s has no say in it',
    (by) => {
      const refused = inMediation().refuses('resolved', time(1), { by, wording: WORDS });
      expect(refused).toMatchObject({ because: 'not-yours', movers: [...LEADS, MEDIATOR] });
      const late = agrees(offeredBy('raising lead'), 'receiving lead', 1).refuses('resolved', time(2), {
        by,
      });
      expect(late.because).toBe('not-yours');
    },
  );
  it('an answer to words that have been replaced is refused', () => {
    const replaced = offeredBy('raising lead').happened('resolved', time(1), {
      by: 'raising lead',
      wording: 'Three times a week.',
    });
    const stale = { by: MEDIATOR, proposedAt: time(0) };
    expect(replaced.refuses('resolved', time(2), stale).because).toBe('not-now');
    expect(agrees(replaced, MEDIATOR, 2).case.settlement?.agreed).toEqual(['neutral']);
  });
});

describe('an objection by one of three', () => {
  const objects = (by: Somebody, minute = 2) =>
    ({ type: 'object', now: time(minute), by, reason: 'the boat does not run on Fridays' }) as const;
  const twoOf = (): Story => agrees(offeredBy('raising lead'), 'receiving lead', 1);

  it.each(['receiving lead', MEDIATOR])('%s may object, and then the words are not to be accepted', (by) => {
    const objected = twoOf().does(objects(by));
    expect(objected.case.settlement?.objection?.by.person).toBe(by.replace(' ', ':'));
    expect(objected.refuses('resolved', time(3), { by: MEDIATOR }).because).toBe('not-now');
    expect(objected.then(theCase).state).toBe('open');
  });
  it('whoever made the offer does not object to it, nor does somebody without a say', () => {
    expect(twoOf().mayNot(objects('raising lead'))).toMatchObject({
      because: 'not-yours',
      movers: ['receiving lead', MEDIATOR],
    });
    expect(twoOf().mayNot(objects('neutral office')).because).toBe('not-yours');
  });
  it('new words after it need all three again', () => {
    const again = twoOf()
      .does(objects(MEDIATOR))
      .happened('resolved', time(3), { by: 'receiving lead', wording: WORDS });
    expect(agrees(again, 'raising lead', 4).then(theCase).state).toBe('open');
    const all = agrees(agrees(again, 'raising lead', 4), MEDIATOR, 5);
    expect(all.then(theCase).state).toBe('awaiting-outcome');
  });
});

describe('nobody is left out because nobody is listed', () => {
  const roles = harbour.protocol.roles.filter(({ id }) => id !== 'mediator');
  const alone = { ...harbour, protocol: { ...harbour.protocol, roles } };

  it('without a mediator two leads agree, and it is not settled', () => {
    const both = agrees(offeredBy('raising lead', inMediation(alone)), 'receiving lead', 1);
    expect(both.then(theCase)).toMatchObject({ state: 'open', stage: 'B' });
    expect(both.refuses('resolved', time(2), { by: 'raising lead' }).because).toBe('not-now');
  });
  it('and the way on is still open', () => {
    const both = agrees(offeredBy('raising lead', inMediation(alone)), 'receiving lead', 1);
    const given = both.happened('unresolved', time(2), {
      by: 'raising lead',
      reason: 'there is no mediator',
    });
    expect(given.then(duty('C0')).isOpen()).toBeDefined();
  });
});

describe('what three sides cannot settle', () => {
  it.each([...LEADS, MEDIATOR])('%s may say so, with a reason before the time is over', (by) => {
    expect(inMediation().refuses('unresolved', time(0), { by }).because).toBe('needs-reason');
    const said = inMediation().happened('unresolved', time(0), { by, reason: 'no words for all' });
    expect(said.case.happenings.at(-1)).toMatchObject({ side: by.split(' ')[0], stage: 'B' });
    const over = at('2026-09-12 09:00');
    expect(inMediation().happened('unresolved', over, { by }).then(theCase).stage).toBe('B');
  });
  it('a stage that two end needs no third', () => {
    const two = decisionCame()
      .happened('resolved', at('2026-09-07 10:00'), { by: 'raising practitioner', wording: WORDS })
      .happened('resolved', at('2026-09-07 11:00'), { by: 'receiving practitioner' });
    expect(two.then(theCase).state).toBe('awaiting-outcome');
  });
});
