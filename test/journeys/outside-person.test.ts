import { afterAll, beforeAll, expect, test } from 'vitest';
import { mentionsOf } from '../sandbox/connector/read-message.ts';
import { noticesTo, putOutside } from './outside.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SECRETS, fillIn, raise } from './raise.ts';
import { emailOf } from './seeded.ts';
import { answerOf, buttonsOn, lastMentioned, refIn, stageCard } from './steps.ts';

const FOR_COLIN = 'Record for Colin Webb';
const WORDING = 'Gazelle: the council joins by 12 June.';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', putOutside('Colin Webb'));
});
afterAll(() => here.stop());

const letters = (ref: string) =>
  noticesTo(here, emailOf('Colin Webb')).filter(({ subject }) => subject.startsWith(ref));

/** The council’s practitioner opens the moves of his manager, picks one, fills it in and sends it. */
async function tomRecords(ref: string, move: string, inputs: Record<string, string>) {
  const tom = here.seat('Tom Baker');
  const form = await tom.press(await tom.press(await stageCard(here, ref), FOR_COLIN), move);
  expect(answerOf(form)).toContain('You record this for Colin Webb (line or team manager, Sandwell Council)');
  const done = await tom.press(form, 'form.submit', inputs);
  expect(answerOf(done)).not.toContain('Nothing was changed');
}

/** A case that both practitioners have given up and brought to their managers. */
async function atManagers(): Promise<string> {
  const [priya, tom] = [here.seat('Priya Shah'), here.seat('Tom Baker')];
  const ref = refIn(await raise(priya, 'sandwell-send'));
  await fillIn(tom, await stageCard(here, ref), 'I have reviewed the file');
  await fillIn(tom, await stageCard(here, ref), 'We have spoken');
  await fillIn(priya, await stageCard(here, ref), 'It cannot be settled here', { reason: 'No way forward.' });
  await fillIn(priya, await stageCard(here, ref), 'Bring in my manager');
  return ref;
}

/** What a case must not show to whoever reads along, in the thread, the subjects and the log. */
async function keepsToItself(ref: string): Promise<void> {
  const subjects = here.graph.mails().map(({ subject }) => subject);
  const seen = [here.wordsIn(await here.thread(ref)), subjects.join('\n'), here.host.logs().join('\n')];
  for (const secret of [...Object.values(SECRETS), 'Gazelle'])
    for (const words of seen) expect(words).not.toContain(secret);
}

test('a manager outside Teams is taken from the first e-mail to the written outcome, each step recorded for him and told to him', async () => {
  const ref = await atManagers();

  // His stage opens: the manager in Teams is mentioned, he is written to, with all that he needs.
  expect(await lastMentioned(here, ref)).toEqual(['Helen Price']);
  const [first, ...more] = letters(ref);
  expect(more).toEqual([]);
  expect(first?.subject).toBe(`${ref} – step "The line managers try to settle it": your answer is asked`);
  expect(first?.headers['reply-to']).toContain(emailOf('Tom Baker'));
  expect(first?.text).toContain(SECRETS.whatHappened);
  expect(first?.text).toMatch(/By Wednesday 3 June, 17:00\. 2 working days from/);
  expect(first?.text).toContain('- Propose how to settle it');

  // The other side proposes: he gets the words by e-mail, and answers Tom, who puts it on record.
  await fillIn(here.seat('Helen Price'), await stageCard(here, ref), 'Propose how to settle it', {
    wording: WORDING,
  });
  expect(letters(ref)[1]?.text).toContain(WORDING);
  await here.timeBecomes('2026-06-01T14:00:00+01:00');
  await tomRecords(ref, 'Answer the proposal', { answer: 'confirm' });
  expect((await here.stored(ref)).settlement?.confirmedBy).toMatchObject({
    name: 'Colin Webb',
    via: { name: 'Tom Baker' },
  });
  const told = letters(ref).find(({ subject }) => subject.endsWith(': recorded for you'));
  expect(told?.text).toContain('Monday 1 June, 14:00, recorded by Tom Baker: it is settled');
  expect(told?.text).toContain('If that is not what you said');

  // The outcome is written in his name, and says by whose hand.
  await tomRecords(ref, 'Write the outcome', {
    text_openPoints: 'Nothing is open.',
    text_actions: 'Tom Baker joins on 12 June.',
  });
  const outcome = here.graph.mails().find(({ subject }) => subject.includes('written outcome'));
  expect(outcome?.text).toContain(
    'Written by: Colin Webb, line or team manager, Sandwell Council (recorded by Tom Baker)',
  );
  expect((await here.stored(ref)).writings['2c']).toMatchObject({
    status: 'sent',
    by: { name: 'Colin Webb', via: { name: 'Tom Baker' } },
  });
  expect(letters(ref).at(-1)?.text).toContain('Tom Baker joins on 12 June.');

  // The record says whose word each was and whose hand; nobody else has read a word of it.
  const details = await here.seat('Helen Price').press(await stageCard(here, ref), 'See the details');
  expect(answerOf(details)).toContain('Colin Webb (Sandwell Council, recorded by Tom Baker) agreed');
  const thread = await here.thread(ref);
  expect(thread.messages.flatMap(mentionsOf).map(({ name }) => name)).not.toContain('Colin Webb');
  await keepsToItself(ref);
});

test('only his own side in Teams may record for him: others are told who may, and that they tried is on record', async () => {
  const ref = await atManagers();
  expect(buttonsOn(await stageCard(here, ref)).filter((label) => label === FOR_COLIN)).toHaveLength(1);
  const [helen, tom] = [here.seat('Helen Price'), here.seat('Tom Baker')];
  const turned = await helen.press(await stageCard(here, ref), FOR_COLIN);
  expect(answerOf(turned)).toContain('Tom Baker (Sandwell Council) can record for Colin Webb');
  expect((await here.stored(ref)).refusals).toBe(1);

  // Not with the buttons of somebody who may, either.
  const list = await tom.press(await stageCard(here, ref), FOR_COLIN);
  expect(answerOf(await helen.press(list, 'It cannot be settled here'))).toContain('Nothing was changed');
  const form = await tom.press(list, 'It cannot be settled here');
  const sent = await helen.press(form, 'form.submit', { reason: 'Not mine to say.' });
  expect(answerOf(sent)).toContain('Nothing was changed');
  const stranger = await here.seat('Simon Gray').press(form, 'form.submit', { reason: 'Nor mine.' });
  expect(answerOf(stranger)).toContain('This is for the people who have a part');
  expect((await here.stored(ref)).happenings.filter(({ by }) => by.via)).toEqual([]);
});

test('whoever is asked by e-mail is told of in the case, with what has come of it', async () => {
  const ref = await atManagers();
  const helen = here.seat('Helen Price');
  await helen.say(`case ${ref}`);
  const own = JSON.stringify(helen.said().at(-1)?.versions.at(-1) ?? {});
  expect(own).toMatch(
    /Colin Webb \(Sandwell Council\), by e-mail on Monday 1 June, \d\d:\d\d – no answer yet/,
  );
  expect(own).toMatch(/Helen Price \(Oak School\), by mention on [^–]+ – seen \d\d:\d\d – no answer yet/);
});
