import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskOf } from './act.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { raise } from './raise.ts';
import { idOf } from './seeded.ts';
import { lastMentioned, lastText, refIn } from './steps.ts';

/** Colin Webb, who is away from 1 to 9 June; Nadia Hussain stands in for him. Farah Malik, above him, is there. */
let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', (directory) => {
    directory.people = directory.people.map((it) =>
      it.name === 'Colin Webb' ? { ...it, away: { from: '2026-06-01', until: '2026-06-09' } } : it,
    );
    directory.roles = directory.roles.map((it) =>
      it.person === idOf('Colin Webb') && it.protocol === 'sandwell-send'
        ? { ...it, deputy: idOf('Nadia Hussain') }
        : it,
    );
  });
});
afterAll(() => here.stop());

test('a manager who is away: the deputy is asked with the reason, acts, and the manager finds it done', async () => {
  const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  const at = deskOf(here, ref);
  await at.giveUp('Priya Shah');
  await at.act('Priya Shah', 'Bring in my manager');
  expect(await lastMentioned(here, ref)).toEqual(['Helen Price', 'Nadia Hussain']);
  expect(await lastText(here, ref)).toContain(
    'Nadia Hussain is asked because the line or team manager, Colin Webb, is away until Tuesday 9 June.',
  );
  // What Colin owes is asked of Nadia, and of him when he is back.
  await at.act('Nadia Hussain', 'Propose how to settle it', { wording: 'Xenopus: ten hours.' });
  await here.timeBecomes('2026-06-10T09:00:00+01:00');
  await at.act('Helen Price', 'Answer the proposal', { answer: 'confirm' });
  expect(await at.outcome()).toBe('resolved');
  expect(await at.own('Colin Webb')).toContain(ref);
  const { parties } = await here.stored(ref);
  const managers = parties.filter(({ side, role }) => side === 'receiving' && role === 'line-manager');
  expect(managers.map(({ name, why }) => [name, why?.kind])).toEqual([
    ['Nadia Hussain', 'deputy'],
    ['Colin Webb', undefined],
  ]);
  await at.keeps([]);
});

test('an absence that begins in the middle of a stage brings the deputy in', async () => {
  const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send', { zeroDate: '2026-06-10' }));
  const at = deskOf(here, ref);
  await at.giveUp('Priya Shah');
  await at.act('Priya Shah', 'Bring in my manager');
  expect(await lastMentioned(here, ref)).toEqual(['Colin Webb', 'Helen Price']);
  const record = await here.keeper.read();
  const colin = record.people.find(({ name }) => name === 'Colin Webb');
  if (!colin) throw new Error('Colin Webb is not listed');
  const away = { from: '2026-06-11', until: '2026-06-19' };
  await here.keeper.apply(
    [{ kind: 'put-person', person: { ...colin, away } }],
    'test',
    '2026-06-10T08:00:00.000Z',
  );
  await here.timeBecomes('2026-06-11T09:00:00+01:00');
  await at.act('Helen Price', 'Propose how to settle it', { wording: 'Xenopus: ten hours.' });
  const thread = here.wordsIn(await here.thread(ref));
  expect(thread).toContain('because the line or team manager, Colin Webb, is away until Friday 19 June');
  await at.act('Nadia Hussain', 'Answer the proposal', { answer: 'confirm' });
  expect(await at.outcome()).toBe('resolved');
});
