import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Partnership, startPartnership } from './partnership.ts';
import { DORSET, SANDWELL, fillIn, raise, toRaiseForm } from './raise.ts';
import { answerOf, lastText, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const OUTCOME = { text_openPoints: 'Nothing is open.', text_actions: 'Tom joins.' };

/** Texts that stand twice in the newest version of a thread's messages. */
async function repeated(ref: string): Promise<string[]> {
  const texts = (await here.thread(ref)).messages.map(({ text }) => text).filter(Boolean);
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

describe('nothing is done twice', () => {
  test('Send pressed five times at once, and again later: one case, one thread', async () => {
    const priya = here.seat('Priya Shah');
    const preview = await priya.press(
      await toRaiseForm(priya, 'sandwell-send'),
      'See what will be sent',
      SANDWELL,
    );
    const threads = here.connector.threads().length;
    const sent = await Promise.all(Array.from({ length: 5 }, () => priya.press(preview, 'Send')));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const refs = new Set([...sent, await priya.press(preview, 'Send')].map(refIn));
    expect(refs.size).toBe(1);
    expect(here.connector.threads()).toHaveLength(threads + 1);
    const [ref = ''] = refs;
    expect(await repeated(ref)).toEqual([]);
    // What was sent cannot be sent again with other words by going back.
    const changed = await priya.press(preview, 'Change something');
    expect(answerOf(changed)).toContain(ref);
    expect(here.connector.threads()).toHaveLength(threads + 1);
  });

  test('Send for Dorset, pressed three times at once: the Team Manager gets one e-mail', async () => {
    const laura = here.seat('Laura Finch');
    const form = await toRaiseForm(laura, 'dorset-send');
    const preview = await laura.press(form, 'See what will be sent', DORSET);
    const sent = await Promise.all([1, 2, 3].map(() => laura.press(preview, 'Send')));
    expect(new Set(sent.map(refIn)).size).toBe(1);
    expect(here.graph.mailsTo('rachel.dunn@dorset-council.example')).toHaveLength(1);
    expect((await here.stored(refIn(sent[0] ?? preview))).stages).toHaveLength(2);
  });

  test('each form of a settlement, pressed three times at once and redelivered by Teams', async () => {
    const priya = here.seat('Priya Shah');
    const tom = here.seat('Tom Baker');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    const thrice = async (
      seat: typeof priya,
      button: string,
      inputs: Record<string, string>,
    ): Promise<string[]> => {
      const form = await seat.press(await stageCard(here, ref), button);
      const activityId = `f:same ${button}`;
      const answers = await Promise.all([
        seat.press(form, 'form.submit', inputs),
        seat.press(form, 'form.submit', inputs, { activityId }),
        seat.press(form, 'form.submit', inputs, { activityId }),
      ]);
      const late = await seat.press(form, 'form.submit', inputs, { activityId });
      for (const { status } of [...answers, late]) expect(status).toBe(200);
      return [...answers, late].map(answerOf);
    };
    await thrice(tom, 'I have reviewed the file', {});
    await thrice(priya, 'Set an earlier date', { untilDate: '2026-06-03', reason: 'A move of school.' });
    await thrice(priya, 'A child is in danger', {});
    await thrice(priya, 'Propose how to settle it', { wording: 'The council joins.' });
    await thrice(tom, 'Answer the proposal', { answer: 'confirm' });
    const mails = here.graph.mails().length;
    await thrice(tom, 'Write the outcome', OUTCOME);
    const kase = await here.stored(ref);
    const keys = kase.happenings.map(({ key }) => key);
    for (const key of ['file-reviewed', 'earlier-date-set', 'risk-flagged', 'resolved', 'letter-sent'])
      expect(
        keys.filter((it) => it === key),
        key,
      ).toHaveLength(1);
    expect(here.graph.mails()).toHaveLength(mails + 1);
    expect(await repeated(ref)).toEqual([]);
  });

  test('two people at once: one proposal is confirmed once; an objection and a yes do not both count', async () => {
    const priya = here.seat('Priya Shah');
    const tom = here.seat('Tom Baker');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    const wording = 'The same words of both.';
    const forms = [
      await priya.press(await stageCard(here, ref), 'Propose how to settle it'),
      await tom.press(await stageCard(here, ref), 'Propose how to settle it'),
    ] as const;
    await Promise.all([
      priya.press(forms[0], 'form.submit', { wording }),
      tom.press(forms[1], 'form.submit', { wording }),
    ]);
    const kase = await here.stored(ref);
    expect(kase.outcome).toBe('resolved');
    expect(kase.happenings.filter(({ key }) => key === 'resolved')).toHaveLength(1);

    const second = refIn(await raise(priya, 'sandwell-send'));
    await fillIn(priya, await stageCard(here, second), 'Propose how to settle it', { wording: 'Weekly.' });
    const asked = [
      await tom.press(await stageCard(here, second), 'Answer the proposal'),
      await tom.press(await stageCard(here, second), 'Answer the proposal'),
    ] as const;
    const answers = await Promise.all([
      tom.press(asked[0], 'form.submit', { answer: 'confirm' }),
      tom.press(asked[1], 'form.submit', { answer: 'object', reason: 'No.' }),
    ]);
    const refused = answers.map(answerOf).filter((words) => /Nothing was changed|Please/.test(words));
    expect(refused).toHaveLength(1);
    const settled = await here.stored(second);
    expect(settled.settlement?.objection === undefined).toBe(settled.outcome === 'resolved');
  });

  test('both sides go up at once: one stage is entered, its card is posted once', async () => {
    const priya = here.seat('Priya Shah');
    const tom = here.seat('Tom Baker');
    const ref = refIn(await raise(priya, 'sandwell-send'));
    await fillIn(priya, await stageCard(here, ref), 'It cannot be settled here', { reason: 'No.' });
    const forms = [
      await priya.press(await stageCard(here, ref), 'Bring in my manager'),
      await tom.press(await stageCard(here, ref), 'Bring in my manager'),
    ] as const;
    await Promise.all([priya.press(forms[0], 'form.submit'), tom.press(forms[1], 'form.submit')]);
    expect((await here.stored(ref)).stages.map((run) => run.stage)).toEqual(['1', '2']);
    expect(await repeated(ref)).toEqual([]);
    const cards = (await here.thread(ref)).messages.filter(({ text }) => text === '');
    expect(cards).toHaveLength(3);
  });

  test('the timers run three times in the same minute: one reminder', async () => {
    const ref = refIn(await raise(here.seat('Sunita Rao'), 'sandwell-send'));
    await here.timeBecomes('2026-06-03T09:00:00+01:00');
    const reminded = await lastText(here, ref);
    const before = (await here.thread(ref)).messages.length;
    expect(reminded).toContain('Reminder');
    const { host } = here;
    await Promise.all([
      host.runTimer('wake'),
      host.runTimer('wake'),
      host.runTimer('deliver'),
      host.runTimer('deliver'),
    ]);
    await host.runTimer('wake', { pastDue: true });
    expect((await here.thread(ref)).messages).toHaveLength(before);
  });
});
