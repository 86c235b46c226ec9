import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Partnership, startPartnership } from './partnership.ts';
import { DORSET, SANDWELL, toRaiseForm } from './raise.ts';
import { answerOf } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', (directory) => {
    directory.roles = directory.roles.filter(({ role }) => role !== 'team-manager');
  });
});
afterAll(() => here.stop());

const preview = async (name: string, protocol: 'sandwell-send' | 'dorset-send') => {
  const seat = here.seat(name);
  const form = await toRaiseForm(seat, protocol);
  const filled = protocol === 'sandwell-send' ? SANDWELL : DORSET;
  return { seat, card: await seat.press(form, 'See what will be sent', filled) };
};

test('a part on the way that nobody holds is said before anything is sent', async () => {
  const anna = await preview('Anna Kowalska', 'sandwell-send');
  expect(answerOf(anna.card)).toContain('Nobody is listed for these parts yet');
  expect(answerOf(anna.card)).toContain('line or team manager of Hill Surgery');
  const priya = await preview('Priya Shah', 'sandwell-send');
  expect(answerOf(priya.card)).not.toContain('Nobody is listed');
});

test('a matter for a manager who is not listed is not e-mailed to nobody: the person is told', async () => {
  const { seat, card } = await preview('Laura Finch', 'dorset-send');
  expect(answerOf(card)).toContain('Team Manager of Dorset Council');
  expect(answerOf(await seat.press(card, 'Send'))).toContain('Nobody is listed who could receive this');
  expect(here.graph.mails()).toEqual([]);
});

test('the chair who is told of gaps in policy reads no case and can do nothing in it', async () => {
  const { seat, card } = await preview('Priya Shah', 'sandwell-send');
  expect(answerOf(card)).not.toContain('Margaret Ellis');
  await seat.press(card, 'Send');
  const margaret = here.seat('Margaret Ellis');
  await margaret.say('my cases');
  const [root] = here.connector.threads().slice(-1);
  const answered = await margaret.press(root?.root, 'See the details');
  expect(answerOf(answered)).toMatch(/^This is for the people who have a part/);
});
