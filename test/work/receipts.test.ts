import { describe, expect, it } from 'vitest';
import { currentStage } from '../../bot/protocol/case.ts';
import type { Command } from '../../bot/protocol/command.ts';
import { handleCommand } from '../../bot/work/handle-command.ts';
import { REF } from '../fixtures/desk.ts';
import { at } from '../fixtures/given.ts';
import { dorset, kinds, pending, sandwell } from './desks.ts';

describe('the receipt of a writing', () => {
  it('opens the stage in Dorset, and its days count from there', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    expect(currentStage(await desk.case())?.stage, 'not before it has arrived').toBe('I');
    desk.now = at('2026-09-08 16:30');
    await desk.deliver();
    expect(currentStage(await desk.case())).toMatchObject({ stage: 'T', enteredAt: at('2026-09-08 16:30') });
    expect(kinds(desk)).toContain('ask-for-action');
  });
  it('fulfils the answer and begins the window, with what was ticked on it', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    await desk.deliver();
    await desk.write('receiving team-manager', 'T4', ['T3']);
    await desk.deliver();
    expect((await desk.case()).happenings.map(({ key }) => key).slice(-3)).toEqual([
      'done',
      'response-sent',
      'response-received',
    ]);
  });
  it('counts in full, too, where what was ticked had been on record before', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    await desk.deliver();
    await desk.tell('receiving team-manager', { key: 'file-reviewed' });
    await desk.write('receiving team-manager', 'T4', ['T3']);
    await desk.deliver();
    expect((await desk.case()).happenings.map(({ key }) => key)).toContain('response-received');
  });
  it('that comes a second time changes nothing', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    await desk.deliver();
    const before = await desk.case();
    const effect = Object.keys(before.receipts).find((key) => key.startsWith('mail:')) ?? '';
    const receipt = { at: at('2026-09-09 09:00'), outcome: 'delivered', ids: {} } as const;
    for (const id of ['delivery-again', 'delivery-yet-again']) {
      const actor = { person: 'service', name: '' };
      const command: Command = { id, now: receipt.at, actor, type: 'report-delivery', effect, receipt };
      await handleCommand(desk.deps, { ref: REF, command });
    }
    expect(await desk.case()).toEqual(before);
    expect(await pending(desk)).toEqual([]);
  });
  it('two who deliver at once send it once', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    desk.sent.length = 0;
    await Promise.all([desk.deliver(), desk.deliver(), desk.deliver()]);
    expect(kinds(desk).filter((kind) => kind === 'send-writing')).toHaveLength(1);
  });
  it('is waited for: nobody writes the same again meanwhile', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    expect(await desk.write('raising practitioner', 'T1')).toMatchObject({ done: 'refused' });
  });
});

describe('what may be written', () => {
  it('only what the protocol foresees as a text', async () => {
    const desk = await sandwell();
    for (const duty of ['1a', '1c', 'no such duty']) {
      expect(await desk.write('raising practitioner', duty)).toMatchObject({
        done: 'refused',
        refusal: { because: 'unknown' },
      });
    }
  });
  it('only what its form offers may be ticked on it', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1', ['T3', 'T4', 'C3']);
    expect((await desk.case()).writings['T1']?.attested).toEqual([]);
  });
});
