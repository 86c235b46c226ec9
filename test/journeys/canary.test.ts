import { describe, expect, test } from 'vitest';
import type { Activity, Message } from '../sandbox/connector/world.ts';
import type { SentMail } from '../sandbox/graph/mailbox.ts';
import { asTyped, canariesIn, rememberTyped } from './canary/mark-typed.ts';
import { type Traffic, leaksOn, publicSurfaces } from './canary/public-surfaces.ts';

/** What looks for leaks in every journey is itself held to finding one, on each surface, one at a time. */
const typed = rememberTyped();
const card = { type: 'AdaptiveCard', body: [{ type: 'Input.Text', id: 'whatHappened', maxLength: 4000 }] };
const TOLD = 'Zebrafinch said on Monday that the "agency" will not join.';
const marked = String(typed.mark('Priya Shah', card, { whatHappened: TOLD })['whatHappened']);
const [canary = ''] = canariesIn(marked);

const message = (...activities: Activity[]): Message => ({
  ...{ id: '1', conversationId: 'c', from: { id: '28:bot', name: 'Counterpart' }, byBot: true, text: '' },
  ...{ activity: activities.at(-1) ?? {}, at: new Date(0), deleted: false },
  versions: activities.map((activity) => ({ activity, at: new Date(0) })),
});
const mail = (change: Partial<SentMail> = {}): SentMail => ({
  ...{
    id: '1',
    at: new Date(0),
    from: 'service@anytown.example',
    to: ['tom@council.example'],
    subject: 'SS-7K3QXM',
  },
  // The words of a letter are for its readers, and are no surface for everybody.
  ...{
    body: `<p>${marked}</p>`,
    contentType: 'html',
    attachments: [],
    headers: { 'x-case': 'SS-7K3QXM' },
    message: {},
  },
  ...change,
});
const CLEAN: Activity = { type: 'message', text: 'SS-7K3QXM: your move', entities: [], attachments: [] };
const traffic = (change: Partial<Traffic> = {}): Traffic => ({
  threads: [{ messages: [message(CLEAN)] }],
  ...{ mails: [mail()], urls: ['/v3/conversations/19:x?a=b'], keys: ['case:SS-7K3QXM event:1'] },
  log: ['{"event":"turn","ref":"SS-7K3QXM","outcome":"accepted"}'],
  telemetry: ['[{"name":"counterpart.turns"}]'],
  ...change,
});
const thread = (...activities: Activity[]): Traffic =>
  traffic({ threads: [{ messages: [message(...activities)] }] });
const found = (given: Traffic): string[] =>
  leaksOn(publicSurfaces(given), typed.secrets()).map(({ what }) => what);

describe('a leak on one surface is found there', () => {
  const inCard = (content: unknown): Activity => ({ ...CLEAN, attachments: [{ contentType: 'x', content }] });
  const CASES: readonly [string, Traffic][] = [
    ['text of a message', thread({ ...CLEAN, text: `He said: ${marked}` })],
    ['text of a message', thread({ ...CLEAN, text: `He said: ${marked}` }, CLEAN)],
    [
      'mention of a message',
      thread({ ...CLEAN, entities: [{ type: 'mention', text: `<at>${canary}</at>` }] }),
    ],
    ['notification of a message', thread({ ...CLEAN, summary: marked })],
    ['notification of a message', thread({ ...CLEAN, channelData: { notification: { alert: canary } } })],
    ['card of a message', thread(inCard({ body: [{ type: 'TextBlock', text: marked }] }))],
    ['card of a message', thread(inCard({ actions: [{ data: { ref: 'SS-7K3QXM', draft: canary } }] }))],
    ['card of a message', thread({ ...CLEAN, attachments: [{ name: `${canary}.csv` }] })],
    ['anything else of a message', thread({ ...CLEAN, replyToId: canary })],
    ['subject of a mail', traffic({ mails: [mail({ subject: `SS-7K3QXM ${marked}` })] })],
    ['header of a mail', traffic({ mails: [mail({ headers: { 'x-matter': canary } })] })],
    ['address of a mail', traffic({ mails: [mail({ to: [`${canary}@council.example`] })] })],
    [
      'name of an attachment',
      traffic({
        mails: [mail({ attachments: [{ name: canary, contentType: 'x', bytes: Buffer.alloc(0) }] })],
      }),
    ],
    ['address of a request', traffic({ urls: [`/v1.0/users?$search=${encodeURIComponent(TOLD)}`] })],
    ['key of a row', traffic({ keys: [`case ${canary}`] })],
    ['telemetry', traffic({ telemetry: [JSON.stringify([{ properties: { because: marked } }])] })],
    ['line of the log', traffic({ log: [`could not parse ${JSON.stringify({ text: marked })}`] })],
  ];
  test.each(CASES)('%s', (what, given) => {
    expect(found(given)).toEqual([what]);
  });
  test('where nothing leaks, nothing is found', () => {
    expect(found(traffic())).toEqual([]);
  });
});

describe('what is typed', () => {
  test('carries the canary at both ends, so that a beginning and an end that are cut off tell', () => {
    expect(marked.startsWith(canary) && marked.endsWith(canary)).toBe(true);
    for (const part of [marked.slice(0, 30), marked.slice(-30)])
      expect(found(traffic({ log: [part] }))).toEqual(['line of the log']);
    expect(asTyped(marked)).toBe(TOLD);
  });
  test('is known again without its canary', () => {
    expect(found(traffic({ log: [TOLD] }))).toEqual(['line of the log']);
  });
});
