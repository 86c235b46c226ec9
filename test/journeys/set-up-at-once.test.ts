import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ProtocolSettings } from '../../bot/ports/people.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { idOf } from './seeded.ts';
import { settingUp } from './set-up-here.ts';
import { answerOf } from './steps.ts';

let here: Partnership;
const { channelIn, forge } = settingUp(() => here);
const PROTOCOL = 'sandwell-send';
const MOIRA = 'Moira Kent';
const HILARY = 'Hilary Beck';

beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const kept = async (): Promise<ProtocolSettings> =>
  (await here.keeper.read()).settings.find(({ protocol }) => protocol === PROTOCOL) ?? expect.fail();

beforeEach(async () => {
  const settings = { ...(await kept()), managers: [idOf(MOIRA), idOf(HILARY)], contacts: [] };
  await here.keeper.apply([{ kind: 'put-settings', settings }], 'test', '2026-06-01T08:00:00.000Z');
});

const step = async (name: string, data: Record<string, unknown>): Promise<string> =>
  answerOf(await forge(here.seat(name), channelIn('Sandwell SEND'), { about: PROTOCOL, ...data }));
const remove = (by: string, who: string) => step(by, { step: 'manager-remove', who: idOf(who) });
const ring = (by: string) =>
  step(by, { step: 'contacts-save', label1: 'Night desk', phone1: '01632 960111' });

/** The same again and again: how two meet is a matter of moments. */
const ROUNDS = Array.from({ length: 8 }, (_, round) => round + 1);

test.each(ROUNDS)(
  'a manager who is taken off does not come back by what they save meanwhile (%i)',
  async () => {
    const [, saved] = await Promise.all([remove(MOIRA, HILARY), ring(HILARY)]);
    const { managers, contacts } = await kept();
    expect(managers).toEqual([idOf(MOIRA)]);
    // Either they were first, or they were refused: nothing is half done, and nothing is said that is not so.
    expect(saved).toContain(contacts?.length === 1 ? 'are saved' : 'You cannot set up Sandwell SEND');
  },
);

test.each(ROUNDS)('of two who take each other off one stays (%i)', async () => {
  await Promise.all([remove(MOIRA, HILARY), remove(HILARY, MOIRA)]);
  expect((await kept()).managers).toHaveLength(1);
});

test.each(ROUNDS)('what two set at once is both set (%i)', async () => {
  const named = step(MOIRA, { step: 'manager-save', person: idOf('Helen Price') });
  await Promise.all([named, ring(HILARY)]);
  const { managers, contacts } = await kept();
  expect(managers).toContain(idOf('Helen Price'));
  expect(contacts).toHaveLength(1);
});
