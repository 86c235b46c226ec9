import { describe, expect, it } from 'vitest';
import type { Effect } from '../../bot/protocol/effect.ts';
import type { World } from '../../bot/protocol/world.ts';
import type { Delivery } from '../../bot/ports/delivery.ts';
import { deliverLeftovers } from '../../bot/work/wake-due-cases.ts';
import { type Desk, openDesk } from '../fixtures/desk.ts';
import { ELIGIBLE, at, dorsetSend } from '../fixtures/given.ts';

const GONE: Delivery = { outcome: 'failed', why: 'the mailbox is gone', retry: false };
const IN_DOUBT: Delivery = { outcome: 'unknown', why: 'no clear answer' };
const ARRIVED: Delivery = { outcome: 'delivered', ids: { id: '1' } };

const kept = (...managers: string[]): World => ({ ...dorsetSend, settings: { managers } });
/** The talk has failed; the practitioner writes to the Team Manager next. */
const dorset = async (world: World): Promise<Desk> => {
  const desk = await openDesk(world, at('2026-09-07 09:00'), [{ key: 'raised' }], ELIGIBLE);
  await desk.tell('raising practitioner', { key: 'unresolved' });
  await desk.deliver();
  desk.sent.length = 0;
  return desk;
};
/** Whom the managers were told of, by the key of what has not arrived. */
const told = (desk: Desk): (readonly [string, string])[] =>
  desk.sent.flatMap(({ effect }) =>
    effect.kind === 'send-notice' && effect.reason === 'not-delivered'
      ? [[effect.person, effect.about ?? ''] as const]
      : [],
  );
const failing =
  (delivery: Delivery, which: (effect: Effect) => boolean) =>
  (effect: Effect): Delivery =>
    which(effect) ? delivery : ARRIVED;
const isLetter = ({ kind }: Effect): boolean => kind === 'send-writing';
const isMention = ({ kind }: Effect): boolean => kind === 'mention-holders';
const isNotice = ({ kind }: Effect): boolean => kind === 'send-notice';

describe('given something that has failed for good', () => {
  it('a letter: each business manager is told of it, once', async () => {
    const desk = await dorset(kept('mo', 'olive'));
    desk.farSide = failing(GONE, isLetter);
    await desk.write('raising practitioner', 'T1');
    await desk.deliver();
    expect(told(desk)).toEqual([
      ['mo', expect.stringMatching(/^mail:T1:/) as string],
      ['olive', expect.stringMatching(/^mail:T1:/) as string],
    ]);
    await deliverLeftovers(desk.deps);
    await desk.deliver();
    expect(told(desk)).toHaveLength(2);
  });
  it('a mention: they are told of it, and whoever it was for is written to', async () => {
    const desk = await dorset(kept('mo'));
    desk.farSide = failing(GONE, isMention);
    await desk.tell('raising practitioner', { key: 'risk-flagged' });
    await desk.deliver();
    expect(told(desk)).toEqual([['mo', expect.stringMatching(/^mention:danger:/) as string]]);
    expect(desk.sent.filter(({ effect }) => isNotice(effect)).length).toBeGreaterThan(1);
  });
  it('one message after the other into the thread: they are told of the trouble once, and anew when it comes again', async () => {
    const desk = await dorset(kept('mo'));
    const danger = () => desk.tell('raising practitioner', { key: 'risk-flagged' });
    desk.farSide = failing(GONE, isMention);
    for (let times = 0; times < 3; times += 1) {
      await danger();
      await desk.deliver();
    }
    expect(told(desk)).toHaveLength(1);
    for (const farSide of [() => ARRIVED, failing(GONE, isMention)]) {
      desk.now = new Date(Date.parse(desk.now) + 60_000).toISOString();
      desk.farSide = farSide;
      await danger();
      await desk.deliver();
    }
    expect(told(desk)).toHaveLength(2);
  });
  it('an edit: nobody is told, as it is made again with the next change', async () => {
    const desk = await dorset(kept('mo'));
    desk.farSide = failing(GONE, ({ kind }) => kind.startsWith('refresh'));
    await desk.tell('raising practitioner', { key: 'spoke' });
    await desk.deliver();
    expect(told(desk)).toEqual([]);
  });
  it('the notice to the manager itself: nobody is told of that', async () => {
    const desk = await dorset(kept('mo', 'olive'));
    desk.farSide = failing(GONE, (effect) => isLetter(effect) || isNotice(effect));
    await desk.write('raising practitioner', 'T1');
    for (let sweep = 0; sweep < 5; sweep += 1) await deliverLeftovers(desk.deps);
    expect(told(desk).map(([person]) => person)).toEqual(['mo', 'olive']);
  });
  it('and nobody who is named as business manager: nothing goes out', async () => {
    const desk = await dorset(dorsetSend);
    desk.farSide = failing(GONE, isLetter);
    await desk.write('raising practitioner', 'T1');
    await desk.deliver();
    expect(told(desk)).toEqual([]);
  });
  it('twice, as the writer has sent it again: they are told of each', async () => {
    const desk = await dorset(kept('mo'));
    desk.farSide = failing(GONE, isLetter);
    for (let time = 0; time < 2; time += 1) {
      await desk.write('raising practitioner', 'T1');
      await desk.deliver();
    }
    expect(new Set(told(desk).map(([, about]) => about)).size).toBe(2);
    expect(told(desk)).toHaveLength(2);
  });
});

describe('given something that may or may not have arrived', () => {
  it('a letter: the managers are told, as only somebody who looks can find out, and a limit may hang on it', async () => {
    const desk = await dorset(kept('mo'));
    desk.farSide = failing(IN_DOUBT, isLetter);
    await desk.write('raising practitioner', 'T1');
    await desk.deliver();
    expect(told(desk)).toEqual([['mo', expect.stringMatching(/^mail:T1:/) as string]]);
  });
  it('a mention: an e-mail follows it, and no manager is troubled', async () => {
    const desk = await dorset(kept('mo'));
    desk.farSide = failing(IN_DOUBT, isMention);
    await desk.tell('raising practitioner', { key: 'risk-flagged' });
    await desk.deliver();
    expect(told(desk)).toEqual([]);
  });
});

it('given something that is tried again, then nobody is told before it is given up', async () => {
  const desk = await dorset(kept('mo'));
  desk.farSide = failing({ outcome: 'failed', why: 'busy', retry: true }, isLetter);
  await desk.write('raising practitioner', 'T1');
  await desk.deliver();
  expect(told(desk)).toEqual([]);
  desk.farSide = failing(GONE, isLetter);
  desk.now = at('2026-09-07 12:00');
  await deliverLeftovers(desk.deps);
  expect(told(desk)).toHaveLength(1);
});
