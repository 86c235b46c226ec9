import { describe, expect, it } from 'vitest';
import { currentStage } from '../../bot/protocol/case.ts';
import type { Command } from '../../bot/protocol/command.ts';
import { deliverEffects } from '../../bot/work/deliver-effects.ts';
import { handleCommand } from '../../bot/work/handle-command.ts';
import { deliverLeftovers } from '../../bot/work/wake-due-cases.ts';
import { type Desk, REF, openDesk } from '../fixtures/desk.ts';
import { at, dorsetSend, sandwellSend } from '../fixtures/given.ts';

const sandwell = (): Promise<Desk> =>
  openDesk(sandwellSend, at('2026-09-07 09:00'), [{ key: 'disagreement-arose' }, { key: 'raised' }]);
/** The talk has failed; the practitioner writes to the Team Manager next. */
const dorset = async (): Promise<Desk> => {
  const desk = await openDesk(dorsetSend, at('2026-09-07 09:00'), [{ key: 'raised' }]);
  await desk.tell('raising practitioner', { key: 'unresolved' });
  await desk.deliver();
  return desk;
};
const kinds = (desk: Desk): string[] => desk.sent.map(({ effect }) => effect.kind);
const pending = async (desk: Desk): Promise<string[]> =>
  (await desk.store.pendingEffects(REF)).map(({ effect }) => effect.kind);
const minutesOn = (desk: Desk, minutes: number): void => {
  desk.now = new Date(Date.parse(desk.now) + minutes * 60_000).toISOString();
};

describe('what is said in the thread', () => {
  it('comes in order: the thread, then the card of the stage, then the mention', async () => {
    const desk = await sandwell();
    await desk.deliver();
    expect(kinds(desk)).toEqual(['open-thread', 'ask-for-action', 'mention-holders']);
    expect(await pending(desk)).toEqual([]);
  });
  it('waits for its thread, and follows once there is one', async () => {
    const desk = await sandwell();
    desk.farSide = () => ({ outcome: 'failed', why: 'Teams is away', retry: true });
    await desk.deliver();
    expect(kinds(desk)).toEqual(['open-thread']);
    desk.farSide = () => ({ outcome: 'delivered', ids: { id: '7' } });
    await deliverLeftovers(desk.deps);
    expect(kinds(desk)).toEqual(['open-thread', 'open-thread', 'ask-for-action', 'mention-holders']);
    expect((await desk.case()).receipts['thread']).toMatchObject({ outcome: 'delivered', ids: { id: '7' } });
  });
  it('given a thread that cannot be opened, then whoever was to be mentioned is e-mailed at once, and the thread still tried', async () => {
    const desk = await sandwell();
    desk.farSide = (effect) =>
      effect.kind === 'send-notice'
        ? { outcome: 'delivered', ids: {} }
        : { outcome: 'failed', why: 'the app is not in the team', retry: false };
    await desk.deliver();
    expect(kinds(desk)).toEqual(['open-thread', 'send-notice']);
    const { receipts } = await desk.case();
    const mention = Object.keys(receipts).find((key) => key.startsWith('mention:')) ?? '';
    expect(receipts[mention]).toMatchObject({ outcome: 'failed', why: 'the app is not in the team' });
    desk.farSide = () => ({ outcome: 'delivered', ids: { id: '7' } });
    await deliverLeftovers(desk.deps);
    expect(kinds(desk).slice(2, 4)).toEqual(['open-thread', 'ask-for-action']);
    expect(kinds(desk)).not.toContain('mention-holders');
  });
  it('is drawn from the case as it is at that moment, not as it was', async () => {
    const desk = await sandwell();
    await desk.tell('raising practitioner', { key: 'referred', stage: '2', reason: 'it is urgent' });
    await desk.deliver();
    expect(desk.sent.every(({ case: kase }) => currentStage(kase)?.stage === '2')).toBe(true);
  });
  it('redraws a card once, however often it was asked to', async () => {
    const desk = await sandwell();
    await desk.deliver();
    for (let n = 0; n < 5; n += 1) await desk.tell('raising practitioner', { key: 'spoke' });
    desk.sent.length = 0;
    await desk.deliver();
    expect(kinds(desk).sort()).toEqual(['refresh-stage', 'refresh-thread']);
  });
  it('takes no longer than a turn allows; the rest is for the timer', async () => {
    const desk = await sandwell();
    await deliverEffects(desk.deps, REF, -1);
    expect(desk.sent).toEqual([]);
    await deliverLeftovers(desk.deps);
    expect(kinds(desk)).toContain('open-thread');
  });
});

describe('when the service is cut off between sending and writing that down', () => {
  const cutOff = async (desk: Desk): Promise<void> => {
    desk.farSide = () => {
      throw new Error('the machine is gone');
    };
    await desk.deliver().catch(() => undefined);
    desk.farSide = () => ({ outcome: 'delivered', ids: {} });
    desk.sent.length = 0;
  };
  it('a message is not sent again: it may have arrived, and is put on record as unknown', async () => {
    const desk = await sandwell();
    await cutOff(desk);
    await deliverLeftovers(desk.deps);
    expect(kinds(desk), 'somebody may still be at it').toEqual([]);
    minutesOn(desk, 3);
    await deliverLeftovers(desk.deps);
    expect(kinds(desk)).not.toContain('open-thread');
    expect((await desk.case()).receipts['thread']?.outcome).toBe('unknown');
  });
  it('an e-mail is not sent again, is never called sent, and fulfils nothing', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    await cutOff(desk);
    minutesOn(desk, 3);
    await deliverLeftovers(desk.deps);
    expect(kinds(desk)).not.toContain('send-writing');
    const kase = await desk.case();
    expect(kase.writings['T1']?.status).toBe('unknown');
    expect(currentStage(kase)?.stage).toBe('I');
    expect(
      desk.sent.some(({ effect }) => effect.kind === 'tell-thread' && effect.what === 'writing-unknown'),
    ).toBe(true);
  });
  it('the person may then decide to send it again', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    await cutOff(desk);
    minutesOn(desk, 3);
    await deliverLeftovers(desk.deps);
    expect((await desk.write('raising practitioner', 'T1')).done).toBe('accepted');
    await desk.deliver();
    expect(currentStage(await desk.case())?.stage).toBe('T');
  });
  it('an edit is simply made again', async () => {
    const desk = await sandwell();
    await desk.deliver();
    await desk.tell('raising practitioner', { key: 'spoke' });
    await cutOff(desk);
    await deliverLeftovers(desk.deps);
    expect(kinds(desk)).toContain('refresh-thread');
    expect(await pending(desk)).toEqual([]);
  });
});

describe('what has certainly not arrived', () => {
  it('is tried again by the next sweep, once in each', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    desk.farSide = () => ({ outcome: 'failed', why: 'too many requests', retry: true });
    desk.sent.length = 0;
    await desk.deliver();
    expect(kinds(desk).filter((kind) => kind === 'send-writing')).toHaveLength(1);
    desk.farSide = () => ({ outcome: 'delivered', ids: {} });
    await deliverLeftovers(desk.deps);
    expect(currentStage(await desk.case())?.stage).toBe('T');
  });
  it('is called failed at last, and the thread says so', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    desk.farSide = (effect) =>
      effect.kind === 'send-writing'
        ? { outcome: 'failed', why: 'the mailbox is gone', retry: true }
        : { outcome: 'delivered', ids: {} };
    for (let sweep = 0; sweep < 30; sweep += 1) await deliverLeftovers(desk.deps);
    expect((await desk.case()).writings['T1']?.status).toBe('failed');
    expect(kinds(desk).filter((kind) => kind === 'send-writing').length).toBeLessThanOrEqual(21);
    expect(
      desk.sent.some(({ effect }) => effect.kind === 'tell-thread' && effect.what === 'writing-failed'),
    ).toBe(true);
  });
  it('is not tried again where that is of no use', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    desk.farSide = () => ({ outcome: 'failed', why: 'no such address', retry: false });
    await desk.deliver();
    expect((await desk.case()).writings['T1']?.status).toBe('failed');
  });
});

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
