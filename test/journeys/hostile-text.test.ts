import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardOf, mentionsOf } from '../sandbox/connector/read-message.ts';
import { listInputs } from '../sandbox/teams-client/fill-in.ts';
import type { Card } from '../sandbox/connector/read-message.ts';
import type { Pressed } from '../sandbox/teams-client/read-answer.ts';
import { HOSTILE, LONG } from '../cards/hostile.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SANDWELL, fillIn, raise, toRaiseForm } from './raise.ts';
import { answerOf, kept, missing, refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00', undefined, [], { plainly: true });
});
afterAll(() => here.stop());

const SECRET = 'Zebrafinch';
const NASTY = Object.entries(HOSTILE);
const BROKEN = ['a\u0000b', 'a\u0007b', '\uD800 half', 'x\u001B[31m'];
const nasty = (n: number): string => `${SECRET} ${NASTY[n % NASTY.length]?.[1] ?? ''}`;
const everything = `${SECRET} ${NASTY.map(([, text]) => text).join(' ')}`;

/** The fields of a form into which text is written. */
const textFields = ({ card = {} }: Pressed): Card[] =>
  listInputs(card, card).filter(({ type }) => type === 'Input.Text');
const idsOf = (form: Pressed): string[] => textFields(form).map(({ id }) => id as string);
const valueOf = ({ card = {} }: Pressed, id: string): unknown =>
  listInputs(card, card).find((input) => input['id'] === id)?.['value'];

/** Texts that Teams would read as markdown, with what somebody typed in them. Text runs and inputs are not read so. */
function markdownWith(part: unknown, typed: string): string[] {
  if (Array.isArray(part)) return part.flatMap((it) => markdownWith(it, typed));
  if (typeof part !== 'object' || part === null) return [];
  const one = part as Card;
  const shown = one['type'] === 'TextBlock' ? (one['text'] as string) : '';
  const own = shown.includes(typed) ? [shown] : [];
  return [...own, ...Object.values(one).flatMap((it) => markdownWith(it, typed))];
}

/**
 * Each text field of an open form, one after the other: too long, then with broken characters. It comes back with the
 * limit or the reason, or stays on the screen, and keeps every word in the other fields. Returns how many were tried.
 */
async function tryFields(
  seat: ReturnType<Partnership['seat']>,
  form: Pressed,
  submit: string,
  filled: Record<string, string>,
): Promise<number> {
  let tried = 0;
  for (const id of idsOf(form)) {
    for (const text of [LONG, 'x'.repeat(5_000), ...BROKEN]) {
      const typed = { ...filled, [id]: text };
      const answered = await seat.press(form, submit, typed, { unchecked: true });
      const words = answerOf(answered);
      tried += 1;
      expect(answered.status).toBe(200);
      expect(words, `${id} ${text.slice(0, 5)}`).toMatch(
        /Please (make this shorter|type this again|use the number)/,
      );
      if (text.length >= 5_000) expect(words).toMatch(/has [\d,]+ characters, and [\d,]+ is the most/);
      if (!answered.card) expect(words).toContain('Your form stays as it is');
      else
        for (const name of idsOf(form).filter((it) => it in typed))
          expect(valueOf(answered, name), name).toBe(typed[name]);
    }
  }
  return tried;
}

const isEverything = (text: unknown): boolean => typeof text === 'string' && text.includes(HOSTILE.html);

/** No mention but of the case's own people, in the words of the message; and not one hostile word anywhere public. */
function nothingForged(): void {
  for (const request of here.connector.requests()) {
    expect(decodeURIComponent(request.path)).not.toMatch(/Zebrafinch|evil|alert/);
    const activity = ((request.body as Card | undefined)?.['activity'] ?? request.body ?? {}) as Card;
    const entities = (activity['entities'] ?? []) as {
      type: string;
      text?: string;
      mentioned?: { name: string };
    }[];
    const marks = [...((activity['text'] as string | undefined) ?? '').matchAll(/<at>(.*?)<\/at>/g)].map(
      ([mark]) => mark,
    );
    const mentions = entities.filter(({ type }) => type === 'mention');
    for (const mark of marks) expect(mentions.map(({ text }) => text)).toContain(mark);
    for (const { mentioned } of mentions) expect(here.names).toContain(mentioned?.name);
  }
  for (const thread of here.connector.threads()) {
    expect(here.wordsIn(thread)).not.toMatch(/Zebrafinch|evil\.example|onerror|everyone/);
    for (const message of thread.messages)
      expect(mentionsOf(message).every(({ name }) => here.names.includes(name))).toBe(true);
  }
  expect(here.host.logs().join('\n')).not.toMatch(/Zebrafinch|evil|alert|OAK-77/);
  for (const mail of here.graph.mails()) {
    expect(mail.subject).not.toMatch(/Zebrafinch|evil|alert|<|\n/);
    expect(mail.body).not.toMatch(/<script|<img|<at>|href="https:\/\/evil/);
  }
}

describe('hostile text', () => {
  let ref = '';

  test('in every field of the raise form: refused at the field with its limit, or stored whole', async () => {
    const priya = here.seat('Priya Shah');
    const form = await toRaiseForm(priya, 'sandwell-send');
    const filled = { ...SANDWELL } as Record<string, string>;
    const tried = await tryFields(priya, form, 'See what will be sent', filled);
    expect(tried).toBe(5 * 6);

    const words = {
      whatHappened: everything,
      evidence: nasty(0),
      wouldSettle: nasty(1),
      childReference: 'OAK-77 <at>',
    };
    const preview = await priya.press(form, 'See what will be sent', { ...filled, ...words });
    expect(answerOf(preview)).toContain(everything);
    expect(markdownWith(preview.card, SECRET)).toEqual([]);
    const back = await priya.press(preview, 'Change something');
    for (const [id, text] of Object.entries(words)) expect(valueOf(back, id)).toBe(text);
    ref = refIn(await priya.press(preview, 'Send'));
    expect((await here.stored(ref)).intake).toMatchObject(words);
    nothingForged();
  });

  test('in every field of every form of a stage', async () => {
    const priya = here.seat('Priya Shah');
    const filled: Record<string, Record<string, string>> = {
      'Propose how to settle it': {},
      'It cannot be settled here': {},
      'Go to the line managers': {},
      'Set an earlier date': { untilDate: '2026-06-03' },
      'Ask for more time': { untilDate: '2026-06-30' },
    };
    let tried = 0;
    for (const [button, fields] of Object.entries(filled)) {
      const form = await priya.press(await stageCard(here, ref), button);
      expect(idsOf(form), button).toHaveLength(1);
      tried += await tryFields(priya, form, 'form.submit', fields);
      expect((await here.stored(ref)).stages).toHaveLength(1);
    }
    expect(tried).toBe(5 * 6);
    for (const [n, button] of ['Set an earlier date', 'Ask for more time'].entries())
      await fillIn(priya, await stageCard(here, ref), button, { ...filled[button], reason: nasty(n) });
    const reasons = (await here.stored(ref)).happenings.flatMap(({ reason }) => reason ?? []);
    expect(reasons).toEqual(expect.arrayContaining([nasty(0), nasty(1)]));
    nothingForged();
  });

  test('in a proposal, an objection and the written outcome: as text in cards and mail, whole', async () => {
    const priya = here.seat('Priya Shah');
    const tom = here.seat('Tom Baker');
    await fillIn(priya, await stageCard(here, ref), 'Propose how to settle it', { wording: everything });
    const asked = await tom.press(await stageCard(here, ref), 'Answer the proposal');
    expect(answerOf(asked)).toContain(everything);
    expect(markdownWith(asked.card, SECRET)).toEqual([]);
    expect(await tryFields(tom, asked, 'form.submit', { answer: 'object' })).toBe(6);
    await tom.press(asked, 'form.submit', { answer: 'object', reason: everything });
    await fillIn(priya, await stageCard(here, ref), 'Propose other words', { wording: nasty(3) });
    await fillIn(tom, await stageCard(here, ref), 'Answer the proposal', { answer: 'confirm' });

    const form = await tom.press(await stageCard(here, ref), 'Write the outcome');
    const texts = { text_agreed: everything, text_openPoints: nasty(4), text_actions: nasty(5) };
    expect(await tryFields(tom, form, 'form.submit', texts)).toBe(3 * 6);
    expect(here.graph.mails()).toHaveLength(0);
    await tom.press(form, 'form.submit', texts);
    const [mail] = here.graph.mails();
    expect(mail?.text?.replaceAll(/\s+/g, ' ')).toContain(HOSTILE.html);
    expect(mail?.body).toContain('&lt;script&gt;');
    expect(mail?.body).toContain('&lt;at&gt;Priya Shah&lt;/at&gt;');
    expect(mail?.to).toEqual([
      'priya.shah@oak.example',
      'helen.price@oak.example',
      'colin.webb@sandwell-council.example',
    ]);
    expect((await here.stored(ref)).writings['1e']?.fields).toEqual({
      agreed: everything,
      openPoints: nasty(4),
      actions: nasty(5),
    });
    nothingForged();
  });

  test('read back in the details, on pages that Teams takes, for the parties alone', async () => {
    const tom = here.seat('Tom Baker');
    let page = await tom.press((await here.thread(ref)).root, 'See the details');
    let seen = answerOf(page);
    for (let n = 0; n < 20 && seen !== '' && JSON.stringify(page.card).includes('"Show more"'); n += 1) {
      page = await tom.press(page, 'Show more');
      seen += `\n${answerOf(page)}`;
      expect(Buffer.byteLength(JSON.stringify(page.card))).toBeLessThan(28 * 1024);
      expect(markdownWith(page.card, SECRET)).toEqual([]);
    }
    expect(seen).toContain(everything);
    const joan = await here.seat('Joan Whitfield').press((await here.thread(ref)).root, 'See the details');
    expect(answerOf(joan)).not.toContain(SECRET);
    nothingForged();
  });

  test('typed to the bot instead of a command', async () => {
    const priya = here.seat('Priya Shah');
    for (const text of [...Object.values(HOSTILE), LONG, ...BROKEN, ' ', 'raise '.repeat(5_000)]) {
      const before = priya.said().length;
      const { status } = await priya.say(text);
      expect(status).toBeLessThan(300);
      expect(priya.said().length).toBe(before + 1);
      const said = priya.said().at(-1) ?? missing();
      const words = cardOf(said) ? answerOf(kept(said)) : said.text;
      expect(words).not.toMatch(/evil|onerror/);
      expect(isEverything(words)).toBe(false);
    }
    nothingForged();
  });

  test('in the answer of a Team Manager and in what is put to the next', async () => {
    const laura = here.seat('Laura Finch');
    const rachel = here.seat('Rachel Dunn');
    const dorset = refIn(
      await raise(laura, 'dorset-send', {
        whatHappened: everything,
        evidence: nasty(2),
        wouldSettle: nasty(3),
      }),
    );
    const form = await rachel.press(await stageCard(here, dorset), 'Write the answer');
    const texts = { text_findings: everything, text_answer: nasty(6) };
    expect(await tryFields(rachel, form, 'form.submit', { ...texts, tick_T3: 'true' })).toBe(2 * 6);
    await rachel.press(form, 'form.submit', { ...texts, tick_T3: true });
    const up = await laura.press(await stageCard(here, dorset), 'Take it to the Service Manager');
    expect(await tryFields(laura, up, 'form.submit', { text_matter: nasty(0), text_ask: nasty(1) })).toBe(
      2 * 6,
    );
    await laura.press(up, 'form.submit', { text_matter: everything, text_ask: nasty(1) });
    expect(here.graph.mails().at(-1)?.to).toEqual(['victor.stone@dorset-council.example']);
    nothingForged();
  });
});
