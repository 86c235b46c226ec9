import { expect, test } from 'vitest';
import { answerDesk } from '../fixtures/answer-desk.ts';
import { at, personOf } from '../fixtures/given.ts';
import { windowLapsed } from '../fixtures/on-the-way.ts';

const MANAGER = personOf('receiving service-manager');
const asked = windowLapsed().happened('late-escalation', at('2026-10-02 10:00'), { reason: 'I was ill.' });

/** What the form itself sends back: which request it answers. */
const SEEN = { seen: at('2026-10-02 10:00') };

test('a form that was accepted, and has moved the case on, is answered with the case when Teams brings it again', async () => {
  const desk = await answerDesk(asked.world, [asked.case], at('2026-10-02 11:00'));
  const form = { form: 'answer-late', stage: 'T' } as const;
  await desk.send(MANAGER, form, { ...SEEN, accept: 'accept' });
  expect((await desk.case()).stages.at(-1)?.stage).toBe('S');
  const again = await desk.send(MANAGER, form, { ...SEEN, accept: 'accept' });
  expect(again.words).not.toMatch(/Nothing was changed|moved on/);
  expect((await desk.recorded()).filter(({ type }) => type === 'refused')).toEqual([]);
});

test('another answer to what has been answered is turned away, and that goes on record', async () => {
  const desk = await answerDesk(asked.world, [asked.case], at('2026-10-02 11:00'));
  const form = { form: 'answer-late', stage: 'T' } as const;
  await desk.send(MANAGER, form, { ...SEEN, accept: 'accept' });
  await desk.send(MANAGER, form, { ...SEEN, accept: 'refuse', reason: 'It is too late.' });
  expect((await desk.recorded()).filter(({ type }) => type === 'refused')).toHaveLength(1);
});
