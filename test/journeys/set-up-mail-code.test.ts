import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProtocolSettings } from '../../bot/ports/people.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { emailOf, idOf } from './seeded.ts';
import { settingUp } from './set-up-here.ts';
import { answerOf } from './steps.ts';

let here: Partnership;
const { channelIn, forge } = settingUp(() => here);
const PROTOCOL = 'sandwell-send';
const MAILBOX = 'counterpart@anytown.example';

beforeAll(async () => {
  const managers = [idOf('Moira Kent'), idOf('Hilary Beck')];
  here = await startPartnership('2026-06-01T09:00:00+01:00', ({ settings }) => {
    for (const set of settings) if (set.protocol === PROTOCOL) set.managers = managers;
  });
});
afterAll(() => here.stop());

const kept = async (): Promise<ProtocolSettings> =>
  (await here.keeper.read()).settings.find(({ protocol }) => protocol === PROTOCOL) ?? expect.fail();
const step = async (name: string, data: Record<string, unknown>): Promise<string> =>
  answerOf(await forge(here.seat(name), channelIn('Sandwell SEND'), { about: PROTOCOL, ...data }));
const send = (name: string) => step(name, { step: 'mailbox-test', mailbox: MAILBOX });
const confirm = (name: string, code: string) => step(name, { step: 'mailbox-confirm', code });

function wordsTo(name: string): string {
  const body = here.graph.mailsTo(emailOf(name)).at(-1)?.body ?? '';
  return /<strong>([a-z]+ [a-z]+ \d{4})<\/strong>/.exec(body)?.[1] ?? expect.fail('no test mail');
}

describe('that a test mail has arrived', () => {
  test('only they can say to whom it went', async () => {
    await send('Moira Kent');
    const words = wordsTo('Moira Kent');
    expect(await confirm('Hilary Beck', words)).toContain('The newest test mail went to somebody else');
    expect((await kept()).mailTested).toBeUndefined();
    expect(await confirm('Moira Kent', words)).toContain('Mails of Sandwell SEND arrive.');
    expect((await kept()).mailTested).toMatchObject({ by: idOf('Moira Kent') });
  });

  test('is not found out by trying: after five wrong words the right ones do not count either', async () => {
    await send('Hilary Beck');
    const words = wordsTo('Hilary Beck');
    for (const tried of ['1000', '1001', '1002', '1003'])
      expect(await confirm('Hilary Beck', `amber bridge ${tried}`)).toContain('Please check the words');
    expect(await confirm('Hilary Beck', 'amber bridge 1004')).toContain('it no longer counts');
    expect(await confirm('Hilary Beck', words)).toContain('There is no test mail to confirm');
    expect((await kept()).mailTest).toBeUndefined();
  });

  test('is not said a day later', async () => {
    await send('Moira Kent');
    const words = wordsTo('Moira Kent');
    await here.timeBecomes('2026-06-02T09:01:00+01:00');
    expect(await confirm('Moira Kent', words)).toContain('There is no test mail to confirm');
  });
});
