import { describe, expect, it } from 'vitest';
import { dutyRuns } from '../../bot/protocol/duty-runs.ts';
import { duty, openDuties, theCase } from '../fixtures/claims.ts';
import {
  TWO,
  WHY,
  inMediation,
  managerAware,
  safeguarding,
  withScChair,
} from '../fixtures/engine-stories.ts';
import { type More, type Story, at, endOf, given } from '../fixtures/given.ts';
import { talking } from '../fixtures/on-the-way.ts';

const TUESDAY = at('2026-09-08 10:00');
const VISIT: More = { action: 'A joint visit', owner: 'The health visitor', until: endOf('2026-09-15') };
const NOTES: More = { action: 'Notes are shared', owner: 'The school', until: endOf('2026-09-10') };

const agreed = (): Story => managerAware().happened('action-agreed', TUESDAY, VISIT);
const two = (): Story => agreed().happened('action-agreed', at('2026-09-08 10:05'), NOTES);
const settled = (story: Story): Story =>
  story
    .happened('resolved', at('2026-09-09 09:00'), { by: 'raising line-manager', wording: 'A joint visit.' })
    .happened('resolved', at('2026-09-09 10:00'), { by: 'receiving line-manager' });
const letterSent = (story: Story): Story =>
  story.writes('R', at('2026-09-09 11:00')).mailArrives('R', at('2026-09-09 11:01'));
const close = { type: 'close', now: at('2026-09-16 09:00'), by: 'raising line-manager' } as const;

describe('SC: each agreed action is checked by its own date', () => {
  it('is owed from then on, once for each action, numbered as they were agreed', () => {
    two().then(duty('action-check:1')).isOpen().isDue('2026-09-15').isInTime();
    two().then(duty('action-check:2')).isOpen().isDue('2026-09-10');
    expect(
      managerAware()
        .then(openDuties)
        .filter((key) => key.startsWith('action-check')),
    ).toEqual([]);
  });
  it('each begins when it was agreed, not with the first of them', () => {
    const runs = dutyRuns(two().world, two().case, two().now).filter(({ action }) => action);
    expect(runs.map(({ startedAt }) => startedAt)).toEqual([TUESDAY, at('2026-09-08 10:05')]);
  });
  it('without a date there is no limit, and it is owed all the same', () => {
    const open = managerAware().happened('action-agreed', TUESDAY, { action: 'A call', owner: 'The school' });
    open.then(duty('action-check:1')).isOpen().hasNoLimit();
  });
  it('is late the second after its date, and done late after that', () => {
    agreed().lookedAtOn(endOf('2026-09-15')).then(duty('action-check:1')).isOpen().isInTime();
    const over = agreed().lookedAtOn(at('2026-09-16 00:00'));
    over.then(duty('action-check:1')).isOpen().isLate();
    const checked = over.happened('action-checked', at('2026-09-16 09:00'), { action: 'A joint visit' });
    checked.then(duty('action-check:1')).isDone().isLate();
  });
  it('the check of one leaves the others open', () => {
    const one = two().happened('action-checked', at('2026-09-09 09:00'), { action: 'Notes are shared' });
    one.then(duty('action-check:2')).isDone().isInTime();
    one.then(duty('action-check:1')).isOpen();
  });
  it('goes with the case: the stage in which it was agreed may be left', () => {
    const up = agreed()
      .happened('unresolved', at('2026-09-09 15:00'), WHY)
      .happened('referred', at('2026-09-09 16:00'), { stage: '2' });
    up.then(duty('action-check:1')).isOpen().isDue('2026-09-15');
    expect(up.then(theCase)).toMatchObject({ stage: '2', headline: '2026-09-16' });
  });
  it('also where the people of one stage are to check it, and others hold the case by then', () => {
    const { protocol } = safeguarding;
    const by = { side: 'joint', role: 'line-manager' } as const;
    const duties = protocol.duties.map((it) => (it.perAction ? { ...it, by } : it));
    const up = given({ ...safeguarding, protocol: { ...protocol, duties } }, TWO)
      .happened('manager-aware', at('2026-09-07 15:00'))
      .happened('action-agreed', TUESDAY, VISIT)
      .happened('unresolved', at('2026-09-09 15:00'), WHY)
      .happened('referred', at('2026-09-09 16:00'), { stage: '2' });
    up.then(duty('action-check:1')).isOpen().isDue('2026-09-15');
    // The stage's own date stays in front.
    expect(up.then(theCase)).toMatchObject({ stage: '2', headline: '2026-09-16' });
  });
});

describe('what makes an agreed action', () => {
  it.each([
    ['no words', { owner: 'The school' }],
    ['empty words', { action: '  ', owner: 'The school' }],
    ['no owner', { action: 'A call' }],
    ['an empty owner', { action: 'A call', owner: ' ' }],
  ])('%s: it is none', (_, more) => {
    expect(managerAware().refuses('action-agreed', TUESDAY, more).because).toBe('unknown');
  });
  it('each has its own words, so that it can be checked by them: neither before its check nor after', () => {
    expect(agreed().refuses('action-agreed', at('2026-09-08 11:00'), VISIT).because).toBe('not-now');
    const checked = agreed().happened('action-checked', at('2026-09-09 09:00'), { action: 'A joint visit' });
    expect(checked.refuses('action-agreed', at('2026-09-09 10:00'), VISIT).because).toBe('not-now');
  });
  it('every party may tell of it; somebody outside the case may not', () => {
    for (const by of ['receiving practitioner', 'neutral business-manager']) {
      expect(
        managerAware().happened('action-agreed', TUESDAY, { ...VISIT, by }).case.happenings,
      ).toHaveLength(2);
    }
    const stranger = { by: 'some stranger' };
    expect(managerAware().refuses('action-agreed', TUESDAY, { ...VISIT, ...stranger }).because).toBe(
      'not-yours',
    );
    expect(agreed().refuses('action-checked', close.now, { ...VISIT, ...stranger }).because).toBe(
      'not-yours',
    );
  });
  it('thirty are enough: a case stays small enough to take a report of danger', () => {
    let story = managerAware();
    for (let n = 1; n <= 30; n += 1) {
      story = story.happened('action-agreed', TUESDAY, { action: `Action ${n}`, owner: 'The school' });
    }
    const more = { action: 'Action 31', owner: 'The school' };
    expect(story.refuses('action-agreed', TUESDAY, more).because).toBe('not-now');
    story.then(duty('action-check:30')).isOpen();
    expect(story.happened('risk-flagged', TUESDAY).case.happenings.at(-1)?.key).toBe('risk-flagged');
  });
  it('in a protocol that asks for no check it is on record, and nothing is owed', () => {
    const told = inMediation().happened('action-agreed', TUESDAY, VISIT);
    expect(told.then(openDuties)).toEqual(inMediation().then(openDuties));
  });
});

describe('the check of an action', () => {
  it('is of one that was agreed, and only once', () => {
    const when = at('2026-09-09 09:00');
    expect(managerAware().refuses('action-checked', when, { action: 'A joint visit' }).because).toBe(
      'not-now',
    );
    expect(agreed().refuses('action-checked', when, { action: 'Another' }).because).toBe('not-now');
    expect(agreed().refuses('action-checked', when).because).toBe('not-now');
    const checked = agreed().happened('action-checked', when, { action: 'A joint visit' });
    expect(checked.refuses('action-checked', close.now, { action: 'A joint visit' }).because).toBe('not-now');
  });
  it.each(['done', 'letter-sent', 'notice-sent'] as const)(
    'is not made by the word %s, however often it is said',
    (key) => {
      const said = { duty: 'action-check', by: 'raising line-manager' };
      expect(agreed().refuses(key, at('2026-09-09 09:00'), said).because).toBe('not-now');
    },
  );
  it('keeps the case from being closed until it is made', () => {
    const waiting = letterSent(settled(two()));
    expect(waiting.then(theCase).closing).toEqual(['action-check:1', 'action-check:2']);
    expect(waiting.mayNot(close)).toMatchObject({
      because: 'needs-document',
      duties: ['action-check:1', 'action-check:2'],
    });
    const done = waiting
      .happened('action-checked', at('2026-09-10 09:00'), { action: 'A joint visit' })
      .happened('action-checked', at('2026-09-10 09:05'), { action: 'Notes are shared' });
    expect(done.does(close).then(theCase).state).toBe('closed');
  });
  it('an action may still be agreed after the end, not after the closing', () => {
    const after = letterSent(settled(managerAware())).happened(
      'action-agreed',
      at('2026-09-10 09:00'),
      VISIT,
    );
    expect(after.then(theCase).closing).toEqual(['action-check:1']);
    const closed = letterSent(settled(agreed()))
      .happened('action-checked', at('2026-09-10 09:00'), { action: 'A joint visit' })
      .does(close);
    expect(closed.refuses('action-agreed', at('2026-09-17 09:00'), NOTES).because).toBe('not-now');
    expect(closed.refuses('action-checked', at('2026-09-17 09:00'), NOTES).because).toBe('not-now');
  });
  it('of a case that was closed with it open, in a protocol that asks for no check, is not made', () => {
    const closed = talking()
      .happened('action-agreed', TUESDAY, VISIT)
      .happened('satisfied', at('2026-09-08 11:00'));
    expect(closed.then(theCase).state).toBe('closed');
    expect(closed.refuses('action-checked', at('2026-09-09 09:00'), VISIT).because).toBe('not-now');
  });
  it('what the Chair has decided is checked too', () => {
    const decided = withScChair()
      .happened('action-agreed', at('2026-09-24 09:00'), VISIT)
      .happened('decision-made', at('2026-09-28 10:00'));
    expect(decided.then(theCase).closing).toContain('action-check:1');
  });
});
