import { expect, it } from 'vitest';
import { currentStage } from '../../bot/protocol/case.ts';
import type { Command } from '../../bot/protocol/command.ts';
import { firstToSend } from '../../bot/work/first-to-send.ts';
import { handleCommand } from '../../bot/work/handle-command.ts';
import { deliverLeftovers } from '../../bot/work/wake-due-cases.ts';
import { REF } from '../fixtures/desk.ts';
import { fillForm } from '../fixtures/fill-form.ts';
import { dorsetSend, personOf } from '../fixtures/given.ts';
import { dorset, kinds } from './desks.ts';

it('given a letter of which nobody hears whether it was stored, then it is sent by the timer, and not called uncertain', async () => {
  const desk = await dorset();
  desk.sent.length = 0;
  const commit: typeof desk.store.commit = async (given) => {
    await desk.store.commit(given);
    throw new Error('storage fell silent');
  };
  const command: Command = {
    id: 'writes',
    now: desk.now,
    actor: { person: personOf('raising practitioner'), name: 'raising practitioner' },
    type: 'write',
    duty: 'T1',
    fields: fillForm(dorsetSend.protocol, 'T1'),
    attested: [],
  };
  const deps = { ...desk.deps, store: { ...desk.store, commit } };
  await expect(handleCommand(deps, { ref: REF, command }, firstToSend)).rejects.toThrow('fell silent');
  await deliverLeftovers(desk.deps);
  expect(kinds(desk)).toContain('send-writing');
  expect((await desk.case()).writings['T1']?.status).toBe('sent');
  expect(currentStage(await desk.case())?.stage).toBe('T');
});
