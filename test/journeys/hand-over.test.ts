import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, deskOf } from './act.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SECRETS, raise } from './raise.ts';
import { emailOf, idOf } from './seeded.ts';
import { answerOf, kept, lastMentioned, lastText, missing, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

async function withManagers(): Promise<{ at: Desk; ref: string }> {
  const ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  const at = deskOf(here, ref);
  await at.giveUp('Priya Shah');
  await at.act('Priya Shah', 'Bring in my manager');
  return { at, ref };
}

const REASON = 'Xenopus: I am leaving the team.';

test('a manager hands a case over in the middle of a stage: it is theirs no more, at once', async () => {
  const { at, ref } = await withManagers();
  const colin = here.seat('Colin Webb');
  const card = await stageCard(here, ref);
  const before = kept(card);
  const form = await colin.press(card, 'Hand over my part');
  expect(answerOf(form)).toContain('you can no longer act in this case or see its details');
  const gone = await colin.press(form, 'Hand it over', {
    person: idOf('Nadia Hussain'),
    reason: REASON,
  });
  expect(answerOf(gone)).toContain('You do not have a part in it any more');
  // Pressed twice, it is said twice and done once.
  const twice = await colin.press(form, 'Hand it over', {
    person: idOf('Nadia Hussain'),
    reason: REASON,
  });
  expect(answerOf(twice)).toBe(answerOf(gone));
  expect(await lastMentioned(here, ref)).toEqual(['Nadia Hussain']);
  expect(await lastText(here, ref)).toContain('Colin Webb has handed');
  expect(await lastText(here, ref)).not.toContain('Xenopus');
  // From a card that he has kept, and from the newest: neither the details nor a button.
  for (const view of [before, kept(await stageCard(here, ref))])
    for (const button of ['See the details', 'It cannot be settled here', 'Hand over my part'])
      expect(answerOf(await colin.press(view, button))).toMatch(/^This is for the people who have a part/);
  await colin.say(`case ${ref}`);
  expect(colin.said().at(-1)?.text ?? '').not.toContain('Helen Price');
  await at.act('Nadia Hussain', 'Propose how to settle it', { wording: 'Xenopus: ten hours.' });
  await at.act('Helen Price', 'Answer the proposal', { answer: 'confirm' });
  expect(await at.outcome()).toBe('resolved');
  const priya = here.seat('Priya Shah');
  expect(answerOf(await priya.press(await stageCard(here, ref), 'See the details'))).toContain(
    'Took over from Colin Webb.',
  );
  await at.keeps([REASON]);
});

test('to the other side, to nobody, and by somebody else it is refused, and nothing changes', async () => {
  const { ref } = await withManagers();
  const card = await stageCard(here, ref);
  const parties = (await here.stored(ref)).parties;
  const colin = here.seat('Colin Webb');
  const form = await colin.press(card, 'Hand over my part');
  expect(answerOf(form)).not.toContain('Helen Price');
  const typed = { personName: 'Helen Price', personEmail: 'helen.price@oak.example', reason: REASON };
  expect(answerOf(await colin.press(form, 'Hand it over', typed))).toContain('cannot take that part');
  expect(answerOf(await colin.press(form, 'Hand it over', { reason: REASON }))).toContain(
    'Please choose somebody',
  );
  const stranger = here.seat('Nadia Hussain');
  expect(answerOf(await stranger.press(card, 'Hand over my part'))).toMatch(
    /^This is for the people who have a part/,
  );
  expect((await here.stored(ref)).parties).toEqual(parties);
});

test('the business manager moves a part from one person to another', async () => {
  const { at, ref } = await withManagers();
  const moira = here.seat('Moira Kent');
  await moira.say(`case ${ref}`);
  const list = await moira.press(moira.said().at(-1) ?? missing(), 'Move a part to somebody else');
  const form = await moira.press(list, 'Move the part of Colin Webb');
  await moira.press(form, 'Move it', { person: idOf('Nadia Hussain'), reason: REASON });
  expect(await lastMentioned(here, ref)).toEqual(['Nadia Hussain']);
  expect(await lastText(here, ref)).toContain('Moira Kent has moved');
  await at.giveUp('Nadia Hussain');
  expect(
    answerOf(await here.seat('Colin Webb').press(await stageCard(here, ref), 'See the details')),
  ).toMatch(/^This is for the people who have a part/);
});

test('to somebody whom the directory does not know: asked by e-mail, and kept to be confirmed', async () => {
  const { ref } = await withManagers();
  const colin = here.seat('Colin Webb');
  const form = await colin.press(await stageCard(here, ref), 'Hand over my part');
  await colin.press(form, 'Hand it over', {
    personName: 'Kim Lowe',
    personEmail: 'kim.lowe@elsewhere.example',
    reason: REASON,
  });
  const mails = here.graph.mails().filter(({ subject }) => subject.startsWith(ref));
  const letter = mails.find(({ to }) => to.includes('kim.lowe@elsewhere.example'));
  expect(letter?.subject).toContain('you now have a part');
  for (const secret of Object.values(SECRETS))
    expect(`${letter?.text} ${letter?.body}`).not.toContain(secret);
  expect(mails.at(-1)?.to).toEqual([emailOf('Moira Kent')]);
  expect(here.wordsIn(await here.thread(ref))).toContain('to Kim Lowe.');
  const { people, roles } = await here.keeper.read();
  const kim = people.find(({ email }) => email === 'kim.lowe@elsewhere.example');
  expect(kim).toMatchObject({ name: 'Kim Lowe', outside: true, unconfirmed: { by: 'Colin Webb', ref } });
  // A case was handed over, not a role of the directory.
  expect(roles.filter(({ person }) => person === kim?.id)).toEqual([]);
});

test('a part that has come back is not said to be gone because an old form is sent once more', async () => {
  const { ref } = await withManagers();
  const colin = here.seat('Colin Webb');
  const nadia = here.seat('Nadia Hussain');
  const form = await colin.press(await stageCard(here, ref), 'Hand over my part');
  const sent = { person: idOf('Nadia Hussain'), reason: REASON };
  expect(answerOf(await colin.press(form, 'Hand it over', sent))).toContain('any more');
  const back = await nadia.press(await stageCard(here, ref), 'Hand over my part');
  await nadia.press(back, 'Hand it over', { person: idOf('Colin Webb'), reason: REASON });
  expect(await lastMentioned(here, ref)).toEqual(['Colin Webb']);
  expect(answerOf(await colin.press(form, 'Hand it over', sent))).not.toContain('any more');
  expect(answerOf(await colin.press(await stageCard(here, ref), 'See the details'))).not.toMatch(
    /^This is for the people who have a part/,
  );
});
