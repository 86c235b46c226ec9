import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../sandbox/connector/read-message.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { raise } from './raise.ts';
import { apartFromLooks, actionsOf, answerOf, kept, refIn, stageCard, titleOf } from './steps.ts';

let here: Partnership;
let ref: string;
let other: string;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
  ref = refIn(await raise(here.seat('Priya Shah'), 'sandwell-send'));
  // A case of two other agencies: none of the first one's people has a part in it.
  other = refIn(
    await raise(here.seat('Laura Finch'), 'dorset-send', { spoken: 'talk', spokenDate: '', spokenTime: '' }),
  );
});
afterAll(() => here.stop());

const deep = (levels: number): unknown => (levels === 0 ? 'x' : { inner: deep(levels - 1) });
const TRACE = /\bat .*\.(m?js|ts):\d+|node_modules|Error:|undefined|\[object Object\]/;

const CHANGES: readonly [string, (data: Card) => unknown][] = [
  ['another case', (data) => ({ ...data, ref: other })],
  ['a case that there is not', (data) => ({ ...data, ref: 'SS-000000' })],
  ['a reference that is none', (data) => ({ ...data, ref: "SS-1' or PartitionKey ne '" })],
  ['a reference that is a list', (data) => ({ ...data, ref: [ref] })],
  ['another stage', (data) => ({ ...data, stage: '3b' })],
  ['a stage that there is not', (data) => ({ ...data, stage: 'zz' })],
  ['a very long stage', (data) => ({ ...data, stage: 'z'.repeat(5000) })],
  ['an unknown form', (data) => ({ ...data, form: 'delete-everything' })],
  ['a form with the name of a prototype’s key', (data) => ({ ...data, form: 'constructor' })],
  ['an unknown duty', (data) => ({ ...data, form: 'record', duty: 'no-such-duty' })],
  ['a duty with the name of a prototype’s key', (data) => ({ ...data, form: 'record', duty: '__proto__' })],
  ['a letter that is not a letter', (data) => ({ ...data, form: 'write', duty: '1d' })],
  ['a duty of somebody else', (data) => ({ ...data, form: 'write', duty: '3b-2', text_letter: 'x' })],
  ['a revision that is none', (data) => ({ ...data, revision: 'latest' })],
  ['a negative revision', (data) => ({ ...data, revision: -1 })],
  ['an unknown surface', (data) => ({ ...data, surface: 'admin' })],
  ['a page beyond all', (data) => ({ ...data, form: 'close', page: 1e9 })],
  [
    'prototype keys',
    (data) => {
      const text = JSON.stringify({ ...data, reason: '' }).slice(1);
      return JSON.parse(`{"__proto__":{"reason":"x"},"constructor":{"reason":"x"},${text}`) as unknown;
    },
  ],
  ['a nest of a hundred levels', (data) => ({ ...data, form: 'settle', wording: deep(100) })],
  [
    'a thousand more values',
    (data) => ({ ...data, ...Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`k${n}`, 'v'])) }),
  ],
  ['half a million characters', (data) => ({ ...data, form: 'settle', wording: 'x'.repeat(200_000) })],
  ['a list in place of the data', () => [1, 2, 3]],
  ['a text in place of the data', () => 'data'],
  ['nothing', () => null],
];

/** An invoke as no client of ours sends it. */
async function invoke(
  name: string,
  verb: unknown,
  data: unknown,
): Promise<{ status: number; words: string }> {
  const thread = await here.thread(ref);
  const answer = await here.seat(name).send(
    {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
    },
    thread.conversationId,
  );
  const { type, value } = (answer.body ?? {}) as { type?: string; value?: unknown };
  const isCard = type === 'application/vnd.microsoft.card.adaptive';
  const text = typeof value === 'string' ? value : '';
  return { status: answer.status, words: isCard ? answerOf({ card: value as Card }) : text };
}

describe('data that no card of ours has sent', () => {
  test.each(['form.submit', 'form.open'])('%s: refused in plain words, and nothing changes', async (verb) => {
    const [mine, theirs] = [await here.stored(ref), await here.stored(other)].map(apartFromLooks);
    const actions = actionsOf(kept(await stageCard(here, ref)).card);
    const [first] = actions.filter((action) => titleOf(action) === 'It cannot be settled here');
    // Complete, so that only what is tampered with stands in its way.
    const data = { ...(first?.['data'] as Card), reason: 'No.', whenDate: '2026-06-01', whenTime: '09:00' };
    for (const [what, change] of CHANGES) {
      for (const name of ['Priya Shah', 'Joan Whitfield']) {
        const { status, words } = await invoke(name, verb, change(data));
        expect(status, what).toBe(200);
        expect(words, what).not.toBe('');
        expect(words, what).not.toMatch(TRACE);
        if (name !== 'Priya Shah') expect(words, what).not.toMatch(/Zebrafinch|Quokka/);
      }
    }
    expect(apartFromLooks(await here.stored(ref))).toEqual(mine);
    expect(apartFromLooks(await here.stored(other))).toEqual(theirs);
  });

  test('a sender beyond all measure is turned away at the door', async () => {
    const data = { ref, form: 'settle', wording: 'x'.repeat(600_000) };
    const { status } = await invoke('Priya Shah', 'form.submit', data);
    expect(status).toBe(413);
  });

  test.each([
    ['__proto__'],
    ['constructor'],
    ['toString'],
    ['case.delete'],
    [''],
    [42],
    [null],
    ['x'.repeat(10_000)],
  ])('the verb %s', async (verb) => {
    const { status, words } = await invoke('Priya Shah', verb, { ref });
    expect(status).toBe(200);
    expect(words).toMatch(/do not know this button/);
  });

  test('another person’s draft can be neither read nor sent', async () => {
    const priya = here.seat('Priya Shah');
    await priya.say('raise');
    const start = { danger: 'no', protocol: 'sandwell-send', fact_adult: 'false' };
    const form = await priya.press(priya.said().at(-1), 'Go on', start);
    const draft = /"draft":"([\w-]+)"/.exec(JSON.stringify(form.card))?.[1];
    expect(draft).toBeDefined();
    const threads = here.connector.threads().length;
    for (const verb of ['raise.send', 'raise.step']) {
      for (const step of ['form', 'preview', 'eligibility', 'advice', 'start', 'nowhere']) {
        const { status, words } = await invoke('Marcus Lowe', verb, { draft, step });
        expect(status).toBe(200);
        expect(words).not.toMatch(TRACE);
        expect(words).not.toContain('Sent: case');
      }
    }
    expect(here.connector.threads()).toHaveLength(threads);
  });

  test('bodies that are no activity do no harm', async () => {
    for (const body of [
      '',
      '[]',
      '"x"',
      '{}',
      '{"type":"invoke"}',
      '{"type":"message","text":1}',
      '\u0000',
    ]) {
      const response = await fetch(`${here.host.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(await response.text()).not.toMatch(/\bat .*\.(m?js|ts):\d+|node_modules/);
    }
    const priya = here.seat('Priya Shah');
    await priya.say('help');
    expect(answerOf(kept(priya.said().at(-1) ?? (await here.thread()).root))).toContain('raise');
  });
});
