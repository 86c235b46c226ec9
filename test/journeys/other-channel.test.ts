import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf, wordsOf } from '../sandbox/connector/read-message.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { raise } from './raise.ts';
import { missing, refIn } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

test('a case is shown in its own channel and in no other, not even to its people', async () => {
  const priya = here.seat('Priya Shah');
  const ref = refIn(await raise(priya, 'sandwell-send'));
  const team = here.connector.world.teams[0] ?? missing();
  const said = async (channel: string): Promise<string> => {
    const { id } = team.channels.find(({ name }) => name === channel) ?? missing();
    await priya.post(id, `case ${ref}`);
    const last = here.connector.messages().findLast(({ byBot }) => byBot) ?? missing();
    return [last.text, ...wordsOf(cardOf(last) ?? {})].join('\n');
  };
  expect(await said('Sandwell SEND')).toContain(`${ref}\nOak School and Sandwell Council`);
  for (const other of ['Dorset SEND', 'General']) {
    const words = await said(other);
    expect(words).toContain('not the channel of that case');
    expect(words).not.toContain('Oak School');
  }
});
