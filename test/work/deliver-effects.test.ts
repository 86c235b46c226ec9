import { describe, expect, it } from 'vitest';
import { currentStage } from '../../bot/protocol/case.ts';
import { deliverLeftovers } from '../../bot/work/wake-due-cases.ts';
import type { Desk } from '../fixtures/desk.ts';
import { dorset, kinds, pending, sandwell } from './desks.ts';

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
    const posted = kinds(desk).filter((kind) => !kind.startsWith('refresh'));
    expect(posted.slice(2, 4)).toEqual(['open-thread', 'ask-for-action']);
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
    await desk.deliver(-1);
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
  it('a message whose end was known before the cut is neither sent again nor called unknown', async () => {
    const desk = await sandwell();
    desk.farSide = (effect) => {
      if (effect.kind === 'mention-holders') throw new Error('the machine is gone');
      return { outcome: 'delivered', ids: { messageId: effect.key } };
    };
    await desk.deliver().catch(() => undefined);
    desk.farSide = () => ({ outcome: 'delivered', ids: {} });
    desk.sent.length = 0;
    minutesOn(desk, 3);
    await deliverLeftovers(desk.deps);
    expect(kinds(desk)).not.toContain('ask-for-action');
    const { receipts } = await desk.case();
    expect(receipts['stage:1']).toMatchObject({ outcome: 'delivered', ids: { messageId: 'stage:1' } });
    const mention = Object.keys(receipts).find((key) => key.startsWith('mention:')) ?? '';
    expect(receipts[mention]?.outcome).toBe('unknown');
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
    const sweepFor = async (minutes: number): Promise<void> => {
      for (let sweep = 0; sweep < minutes; sweep += 1) {
        await deliverLeftovers(desk.deps);
        minutesOn(desk, 1);
      }
    };
    await sweepFor(180);
    expect((await desk.case()).writings['T1']?.status, 'it may still come back').toBe('sending');
    await sweepFor(180);
    expect((await desk.case()).writings['T1']?.status).toBe('failed');
    expect(kinds(desk).filter((kind) => kind === 'send-writing')).toHaveLength(30);
    expect(
      desk.sent.some(({ effect }) => effect.kind === 'tell-thread' && effect.what === 'writing-failed'),
    ).toBe(true);
  });
  it('is asked again within a turn, where the far side says when to come back in time', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    let asked = 0;
    desk.farSide = (effect) => {
      if (effect.kind === 'send-writing') asked += 1;
      return effect.kind === 'send-writing' && asked < 3
        ? { outcome: 'failed', why: 'busy', retry: true, afterMs: 1 }
        : { outcome: 'delivered', ids: {} };
    };
    await desk.deliver(undefined, 2);
    expect(asked).toBe(3);
    expect(currentStage(await desk.case())?.stage).toBe('T');
  });
  it('is left alone for as long as the far side asks, and then tried', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    desk.farSide = () => ({ outcome: 'failed', why: 'busy', retry: true, afterMs: 150_000 });
    desk.sent.length = 0;
    await desk.deliver(undefined, 2);
    desk.farSide = () => ({ outcome: 'delivered', ids: {} });
    for (const minutes of [1, 1]) {
      minutesOn(desk, minutes);
      await deliverLeftovers(desk.deps);
    }
    expect(kinds(desk).filter((kind) => kind === 'send-writing')).toHaveLength(1);
    minutesOn(desk, 1);
    await deliverLeftovers(desk.deps);
    expect(currentStage(await desk.case())?.stage).toBe('T');
  });
  it('is not tried again where that is of no use', async () => {
    const desk = await dorset();
    await desk.write('raising practitioner', 'T1');
    desk.farSide = () => ({ outcome: 'failed', why: 'no such address', retry: false });
    await desk.deliver();
    expect((await desk.case()).writings['T1']?.status).toBe('failed');
  });
});
