import { beforeEach, describe, expect, it } from 'vitest';
import { currentStage } from '../../bot/protocol/case.ts';
import { toLondonIso } from '../../bot/protocol/instant.ts';
import { nextWake } from '../../bot/protocol/remind.ts';
import { wakeDueCases } from '../../bot/work/wake-due-cases.ts';
import { type Desk, openDesk } from '../fixtures/desk.ts';
import { at, dorsetSend, sandwellSend } from '../fixtures/given.ts';

/** The reminders of one duty: when, which, and whom they mention. */
const remindersOf = (desk: Desk, id: string) =>
  desk.sent.flatMap(({ at: when, effect }) =>
    effect.kind === 'remind'
      ? effect.duties
          .filter((duty) => duty.id === id)
          .map(({ slot }) => ({ at: toLondonIso(when).slice(0, 16), slot, people: effect.people }))
      : [],
  );
const times = (desk: Desk, id: string): string[] =>
  remindersOf(desk, id).map(({ at: when, slot }) => `${when} ${slot}`);

/** It arose on Monday 7 September 2026 at 9; to be raised by Wednesday. */
const arose = (): Promise<Desk> =>
  openDesk(sandwellSend, at('2026-09-07 09:00'), [{ key: 'disagreement-arose' }]);

describe('when somebody is reminded of a duty with a limit', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await arose();
    await desk.runTimerUntil(at('2026-09-18 18:00'));
  });
  it('the working day before at nine, two hours before, once it has passed, then every second working day at nine', () => {
    expect(times(desk, '1a')).toEqual([
      '2026-09-08T09:00 day-before',
      '2026-09-09T15:00 two-hours',
      '2026-09-10T08:00 passed',
      '2026-09-14T09:00 still-open',
      '2026-09-16T09:00 still-open',
      '2026-09-18T09:00 still-open',
    ]);
  });
  it('mentions whoever owes it; once late also the counterpart and the manager one level up on their own side', () => {
    const [before, , late] = remindersOf(desk, '1a');
    expect(before?.people).toEqual(['raising:practitioner']);
    expect(late?.people).toEqual(['raising:practitioner', 'receiving:practitioner', 'raising:line-manager']);
  });
  it('is not reminded of what has no limit and needs no nudge', () => {
    expect(times(desk, '1b')).toEqual([]);
  });
  it('nothing has gone up, lapsed or closed by itself', async () => {
    const kase = await desk.case();
    expect(currentStage(kase)?.stage).toBe('1');
    expect(kase.outcome).toBeUndefined();
    expect(kase.happenings.map(({ key }) => key)).toEqual(['disagreement-arose']);
  });
  it('stops when the duty is done', async () => {
    await desk.tell('raising practitioner', { key: 'raised' });
    const before = times(desk, '1a').length;
    await desk.runTimerUntil(at('2026-10-02 18:00'));
    expect(times(desk, '1a')).toHaveLength(before);
  });
});

describe('reminders keep to working hours', () => {
  it('08:00 to 18:00 on working days: over Christmas nobody is disturbed', async () => {
    const desk = await openDesk(sandwellSend, at('2026-12-23 10:00'), [{ key: 'disagreement-arose' }]);
    await desk.runTimerUntil(at('2027-01-05 18:00'));
    expect(times(desk, '1a').slice(0, 4)).toEqual([
      '2026-12-24T09:00 day-before',
      '2026-12-29T15:00 two-hours',
      '2026-12-30T08:00 passed',
      '2027-01-04T09:00 still-open',
    ]);
  });
  it('a limit in hours runs on at night and at the weekend, and so do its reminders', async () => {
    const desk = await openDesk(sandwellSend, at('2026-10-19 09:00'), [
      { key: 'disagreement-arose' },
      { key: 'raised' },
    ]);
    desk.now = at('2026-10-20 10:00');
    await desk.tell('raising practitioner', { key: 'referred', stage: '2', reason: 'it cannot wait' });
    desk.now = at('2026-10-23 22:00');
    await desk.tell('raising line-manager', { key: 'unresolved', reason: 'no agreement' });
    await desk.runTimerUntil(at('2026-10-25 12:00'));
    expect(times(desk, '3a-1')).toContain('2026-10-24T22:00 passed');
  });
  it('an earlier date that a person has set is reminded of like a limit', async () => {
    const desk = await openDesk(dorsetSend, at('2026-09-07 09:00'), [{ key: 'raised' }]);
    await desk.tell('raising practitioner', { key: 'unresolved' });
    await desk.tell('raising practitioner', { key: 'notification-received', stage: 'T' });
    const until = at('2026-09-10 23:59');
    await desk.tell('raising practitioner', {
      key: 'earlier-date-set',
      until,
      reason: 'the meeting is on Friday',
    });
    await desk.runTimerUntil(at('2026-09-11 12:00'));
    expect(times(desk, 'T4')).toEqual([
      '2026-09-09T09:00 day-before',
      '2026-09-10T15:00 two-hours',
      '2026-09-11T08:00 passed',
    ]);
  });
});

describe('a date that is told afterwards', () => {
  it('and had passed before the last reminder: the others hear that it is late, once', async () => {
    const desk = await arose();
    await desk.runTimerUntil(at('2026-09-08 10:00'));
    expect(times(desk, '1a')).toEqual(['2026-09-08T09:00 day-before']);
    const earlier = at('2026-09-03 09:00');
    await desk.tell('raising practitioner', { key: 'disagreement-arose', occurredAt: earlier });
    await desk.runTimerUntil(at('2026-09-09 18:00'));
    expect(remindersOf(desk, '1a').slice(1)).toEqual([
      {
        at: '2026-09-08T10:00',
        slot: 'passed',
        people: ['raising:practitioner', 'receiving:practitioner', 'raising:line-manager'],
      },
    ]);
  });
});

describe('in Dorset a late answer is told to the next manager (DO.9, 7)', () => {
  it('the Service Manager hears of the Team Manager’s', async () => {
    const desk = await openDesk(dorsetSend, at('2026-09-07 09:00'), [{ key: 'raised' }]);
    await desk.tell('raising practitioner', { key: 'unresolved' });
    desk.now = at('2026-09-09 10:00');
    await desk.tell('raising practitioner', { key: 'notification-received', stage: 'T' });
    await desk.runTimerUntil(at('2026-09-24 12:00'));
    expect(remindersOf(desk, 'T4').at(-1)).toMatchObject({
      at: '2026-09-24T08:00',
      slot: 'passed',
      people: ['receiving:team-manager', 'raising:practitioner', 'receiving:service-manager'],
    });
  });
});

describe('a window is a right, not a debt (DO, S1)', () => {
  it('the practitioner is told before it ends and once that it has, nobody else is, and nothing follows', async () => {
    const desk = await openDesk(dorsetSend, at('2026-09-07 09:00'), [
      { key: 'raised' },
      { key: 'unresolved' },
      { key: 'notification-received', stage: 'T' },
    ]);
    await desk.tell('receiving team-manager', { key: 'response-sent', stage: 'T' });
    await desk.tell('raising practitioner', { key: 'response-received', stage: 'T' });
    await desk.runTimerUntil(at('2026-10-16 18:00'));
    const window = remindersOf(desk, 'S1');
    expect(window.map(({ slot }) => slot)).toEqual(['day-before', 'two-hours', 'passed']);
    expect(new Set(window.flatMap(({ people }) => people))).toEqual(new Set(['raising:practitioner']));
  });
});

describe('after an outage', () => {
  it.each([
    ['3 hours', '2026-09-09 14:00', '2026-09-09 17:00', 'two-hours'],
    ['10 days', '2026-09-08 12:00', '2026-09-18 12:00', 'still-open'],
  ])('of %s each due reminder is sent once, and only the newest', async (_, from, until, slot) => {
    const desk = await arose();
    await desk.runTimerUntil(at(from));
    const before = times(desk, '1a').length;
    desk.now = at(until);
    await wakeDueCases(desk.deps);
    await wakeDueCases(desk.deps);
    expect(remindersOf(desk, '1a').slice(before)).toMatchObject([{ slot }]);
  });
  it('that ends at night, the reminder waits for the morning', async () => {
    const desk = await arose();
    desk.now = at('2026-09-11 23:00');
    await wakeDueCases(desk.deps);
    expect(times(desk, '1a')).toEqual([]);
    await desk.runTimerUntil(at('2026-09-14 08:30'));
    expect(times(desk, '1a')).toEqual(['2026-09-14T08:00 passed']);
  });
  it('several duties of one case share one message', async () => {
    const desk = await openDesk(sandwellSend, at('2026-09-07 09:00'), [
      { key: 'disagreement-arose' },
      { key: 'raised' },
    ]);
    desk.now = at('2026-09-21 10:00');
    await wakeDueCases(desk.deps);
    const messages = desk.sent.filter(({ effect }) => effect.kind === 'remind');
    expect(messages).toHaveLength(1);
    const named = messages.flatMap(({ effect }) => (effect.kind === 'remind' ? effect.duties : []));
    expect(named.map(({ id }) => id)).toEqual(['1c', '1d']);
  });
});

describe('the timer is never asked for in vain', () => {
  it('after a wake the next one lies ahead, for months on end', async () => {
    const desk = await arose();
    let wakes = 0;
    for (let day = at('2026-09-07 09:00'); day < at('2026-12-31 00:00'); wakes += 1) {
      desk.now = day;
      await wakeDueCases(desk.deps);
      const next = nextWake(sandwellSend, await desk.case(), day);
      if (next === undefined) break;
      expect(next > day, `${next} after ${day}`).toBe(true);
      day = next;
    }
    expect(wakes).toBeGreaterThan(30);
    expect(wakes, 'and not more often than there is something to say').toBeLessThan(50);
  });
  it('a closed case asks for none', async () => {
    const desk = await openDesk(dorsetSend, at('2026-09-07 09:00'), [{ key: 'raised' }]);
    await desk.tell('raising practitioner', { key: 'satisfied' });
    expect(nextWake(dorsetSend, await desk.case(), desk.now)).toBeUndefined();
    expect(await desk.store.due(at('2030-01-01 09:00'), 10)).toEqual([]);
  });
});

describe('one case that cannot be handled', () => {
  it('does not keep the others from being woken, and its fault is not swallowed', async () => {
    const desk = await arose();
    desk.now = at('2026-09-08 09:00');
    const broken = { ref: 'XX-BROKEN', fault: new Error('its row cannot be read') };
    const due: typeof desk.store.due = async (...given) => [broken, ...(await desk.store.due(...given))];
    await expect(wakeDueCases({ ...desk.deps, store: { ...desk.store, due } })).rejects.toThrow(
      '1 of 2 cases failed',
    );
    expect(times(desk, '1a')).toEqual(['2026-09-08T09:00 day-before']);
  });
});
