import { describe, expect, it } from 'vitest';
import type { Command } from '../../bot/protocol/command.ts';
import { BusyError, handleCommand } from '../../bot/work/handle-command.ts';
import { type Desk, REF, openDesk } from '../fixtures/desk.ts';
import { at, sandwellSend } from '../fixtures/given.ts';

const raised = (): Promise<Desk> =>
  openDesk(sandwellSend, at('2026-09-07 09:00'), [{ key: 'disagreement-arose' }, { key: 'raised' }]);
const spoke = { key: 'spoke' } as const;
const talks = async (desk: Desk): Promise<number> =>
  (await desk.case()).happenings.filter(({ key }) => key === 'spoke').length;

describe('a command is carried out once', () => {
  it('whatever Teams delivers a second time is answered and changes nothing', async () => {
    const desk = await raised();
    const first = await desk.tell('raising practitioner', spoke, { id: 'activity-1' });
    const again = await desk.tell('raising practitioner', spoke, { id: 'activity-1' });
    expect([first.done, again.done]).toEqual(['accepted', 'repeated']);
    expect(await talks(desk)).toBe(1);
    expect(again.case?.revision).toBe(first.case?.revision);
  });
  it('two presses of one button on one card are one: they share the business key', async () => {
    const desk = await raised();
    const key = { businessKey: 'XX-000001/1/spoke/4/raising:practitioner' };
    await desk.tell('raising practitioner', spoke, { id: 'activity-1', ...key });
    const again = await desk.tell('raising practitioner', spoke, { id: 'activity-2', ...key });
    expect(again.done).toBe('repeated');
    expect(await talks(desk)).toBe(1);
  });
  it('also where it would be refused by now: the first time it went through', async () => {
    const desk = await raised();
    const report = { key: 'referred', stage: '2', reason: 'it is urgent' } as const;
    await desk.tell('raising practitioner', { key: 'unresolved', reason: 'no way' });
    await desk.tell('raising practitioner', report, { id: 'up' });
    await desk.tell('raising line-manager', { key: 'unresolved', reason: 'no way' });
    await desk.tell('raising line-manager', { key: 'referred', stage: '3a' });
    expect((await desk.tell('raising practitioner', report, { id: 'up' })).done).toBe('repeated');
  });
});

describe('a refusal', () => {
  it('writes nothing: no event, no effect, and the same person may try again', async () => {
    const desk = await raised();
    const before = { case: await desk.case(), events: await desk.store.events(REF) };
    const refused = await desk.tell('raising practitioner', { key: 'file-reviewed' }, { id: 'one' });
    expect(refused).toMatchObject({
      done: 'refused',
      refusal: { because: 'not-yours', holders: ['receiving:practitioner'] },
    });
    expect({ case: await desk.case(), events: await desk.store.events(REF) }).toEqual(before);
  });
  it('is what somebody gets who asks for a case that there is not', async () => {
    const desk = await raised();
    const actor = { person: 'raising:practitioner', name: '' };
    const command: Command = { id: 'x', now: desk.now, actor, type: 'record', report: spoke };
    expect(await handleCommand(desk.deps, { ref: 'XX-999999', command })).toEqual({
      done: 'refused',
      refusal: { because: 'unknown' },
      case: undefined,
    });
  });
});

describe('when several people write to one case at once', () => {
  it('twenty different commands are each carried out once', async () => {
    const desk = await raised();
    const people = ['raising practitioner', 'receiving practitioner'];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        desk.tell(
          people[n % 2] ?? '',
          { key: 'action-agreed', action: `action ${n}`, owner: 'Ann Field' },
          { id: `activity-${n}` },
        ),
      ),
    );
    expect(outcomes.map(({ done }) => done)).toEqual(Array<string>(20).fill('accepted'));
    const actions = (await desk.case()).happenings.flatMap(({ action }) => action ?? []);
    expect([...actions].sort()).toEqual(Array.from({ length: 20 }, (_, n) => `action ${n}`).sort());
  });
  it('twenty deliveries of one command are one', async () => {
    const desk = await raised();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => desk.tell('raising practitioner', spoke, { id: 'activity-1' })),
    );
    expect(outcomes.filter(({ done }) => done === 'accepted')).toHaveLength(1);
    expect(outcomes.filter(({ done }) => done === 'repeated')).toHaveLength(19);
    expect(await talks(desk)).toBe(1);
  });
  it('twenty people who take the same step: one is first, the others are judged on what then stands', async () => {
    const desk = await raised();
    await desk.tell('raising practitioner', { key: 'unresolved', reason: 'no way' });
    const up = { key: 'referred', stage: '2' } as const;
    await Promise.all(
      ['raising practitioner', 'receiving practitioner'].flatMap((who) =>
        Array.from({ length: 10 }, () => desk.tell(who, up)),
      ),
    );
    const { stages } = await desk.case();
    expect(stages.map(({ stage }) => stage)).toEqual(['1', '2']);
  });
  it('a proposal is confirmed once, and never by a command that was meant for an older one', async () => {
    const desk = await raised();
    const propose = (wording: string) => desk.tell('raising practitioner', { key: 'resolved', wording });
    await propose('Ten hours.');
    const shown = (await desk.case()).settlement?.at;
    desk.now = at('2026-09-07 09:05');
    const [confirmed] = await Promise.all([
      desk.tell('receiving practitioner', { key: 'resolved', proposedAt: shown }),
      propose('Two hours.'),
    ]);
    const { settlement, outcome } = await desk.case();
    if (outcome === 'resolved') expect(settlement?.wording).toBe('Ten hours.');
    else expect(confirmed.done).toBe('refused');
  });
  it('is told to try again where the store never lets it through', async () => {
    const desk = await raised();
    const store = { ...desk.store, commit: () => Promise.resolve({ done: 'conflict' as const }) };
    const actor = { person: 'raising:practitioner', name: '' };
    const command: Command = { id: 'x', now: desk.now, actor, type: 'record', report: spoke };
    await expect(handleCommand({ ...desk.deps, store }, { ref: REF, command })).rejects.toThrow(BusyError);
  });
});
