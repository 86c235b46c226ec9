import { randomInt } from 'node:crypto';
import { typedFrom } from '../../cards/fields/typed.ts';
import {
  type MailboxDesk,
  parseMailCode,
  parseMailbox,
  plainCode,
  renderMailCode,
  renderMailbox,
} from '../../cards/setup/mailbox-card.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { ProtocolSettings } from '../ports/people.ts';
import { type Answer, asCard, asText } from './answer.ts';
import { showSetUp } from './setup-state.ts';
import { type SetUpVisit, change, settingsOf } from './setup-visit.ts';
import { without } from './without.ts';

const WORDS = ['amber', 'birch', 'copper', 'daisy', 'ember', 'fern', 'garnet', 'hazel', 'iris', 'juniper'];
const MORE = [
  'bridge',
  'candle',
  'garden',
  'harbour',
  'ladder',
  'meadow',
  'orchard',
  'pebble',
  'river',
  'window',
];

/** Easy to read from one screen and type into another: "amber bridge 4711". */
const newCode = (): string =>
  `${WORDS[randomInt(WORDS.length)] ?? ''} ${MORE[randomInt(MORE.length)] ?? ''} ${randomInt(1_000, 10_000)}`;

/** Where a mail reaches whoever is here: as the directory knows them, else as Entra does. Never what a card says. */
async function ownAddress({ deps, person, entraId }: SetUpVisit) {
  if (person) return { name: person.name, email: person.email };
  const user = await deps.tenant.user(entraId);
  if (!('found' in user) || !user.found || user.found.email === '') return undefined;
  return { name: user.found.name, email: user.found.email };
}

async function deskOf(visit: SetUpVisit, protocol: Protocol): Promise<MailboxDesk> {
  const { mailbox, mailTested } = settingsOf(visit, protocol);
  const to = await ownAddress(visit);
  return {
    protocol,
    mailbox: mailbox ?? visit.deps.setUp.mailbox,
    to: to?.email,
    tested: mailTested !== undefined,
  };
}

export const showMailbox = async (visit: SetUpVisit, protocol: Protocol): Promise<Answer> =>
  asCard(renderMailbox(await deskOf(visit, protocol)));

/** What is set once a test mail is under way: another mailbox than before has not been seen to work. */
function trying(before: ProtocolSettings, mailbox: string, mailTest: ProtocolSettings['mailTest']) {
  const { mailTested, ...rest } = before;
  const same = before.mailbox === mailbox && mailTested !== undefined;
  return { ...rest, mailbox, ...(same && { mailTested }), ...(mailTest && { mailTest }) };
}

/** Sends a test mail to whoever asks, from the mailbox that they typed; where that certainly fails, nothing is kept. */
export async function testMailbox(visit: SetUpVisit, protocol: Protocol, inputs: unknown): Promise<Answer> {
  const { deps, now } = visit;
  const desk = await deskOf(visit, protocol);
  const to = await ownAddress(visit);
  const parsed = parseMailbox(inputs);
  if ('problems' in parsed) return asCard(renderMailbox(desk, typedFrom(inputs), parsed.problems));
  if (!to) return asCard(renderMailbox(desk, typedFrom(inputs)));
  const mailbox = parsed.value;
  const code = newCode();
  const sent = await deps.setUp.sendTest({ mailbox, to, code, procedure: protocol.shortTitle, at: now });
  deps.log({ what: 'setup-mail-test', protocols: [protocol.id], because: sent.outcome });
  if (sent.outcome === 'failed')
    return asCard(
      renderMailbox(
        desk,
        typedFrom(inputs),
        { mailbox: 'The test mail was not sent from this mailbox.' },
        `What the mail service says: ${sent.why}.`,
      ),
    );
  const settings = trying(settingsOf(visit, protocol), mailbox, {
    code,
    at: now,
    by: visit.entraId.toLowerCase(),
  });
  await change(visit, [{ kind: 'put-settings', settings }]);
  return asCard(renderMailCode({ protocol, mailbox, to: to.email, unsure: sent.outcome === 'unknown' }));
}

const NO_TEST = 'There is no test mail to confirm. Please say "setup" and send one.';
const TOO_OFTEN =
  'These are not the words of the test mail either, so it no longer counts. Please say "setup" and send another one.';
const ANOTHERS =
  'The newest test mail went to somebody else: only they have its words. Please say "setup" and send one to yourself.';
const NOT_THE_WORDS = 'Please check the words: they are not those of the newest test mail.';

/** Whoever has the mail types its words right: more tries than these are guesses. */
const MOST_WRONG = 5;
/** In milliseconds: a day. */
const TEST_LASTS = 86_400_000;

/** The newest test mail, where it is one that this person can confirm; else what they are told. */
function testOf({ entraId, now }: SetUpVisit, { mailTest, mailbox }: ProtocolSettings) {
  const isOver = mailTest && Date.parse(now) - Date.parse(mailTest.at) > TEST_LASTS;
  if (!mailTest || isOver || mailbox === undefined) return { told: NO_TEST };
  return mailTest.by === entraId.toLowerCase() ? { mailTest, mailbox } : { told: ANOTHERS };
}

/** The words of the mail show that it has arrived. Only to whom it went can confirm it, and not by guessing. */
export async function confirmMailbox(
  visit: SetUpVisit,
  protocol: Protocol,
  inputs: unknown,
): Promise<Answer> {
  const before = settingsOf(visit, protocol);
  const test = testOf(visit, before);
  if ('told' in test) return asText(test.told);
  const { mailTest, mailbox } = test;
  const settings = without(before, 'mailTest');
  const keep = (more: Partial<ProtocolSettings>): Promise<SetUpVisit> =>
    change(visit, [{ kind: 'put-settings', settings: { ...settings, ...more } }]);
  const parsed = parseMailCode(inputs);
  if ('value' in parsed && parsed.value === plainCode(mailTest.code)) {
    const mailTested = { at: visit.now, by: visit.person?.id ?? visit.entraId };
    return showSetUp(await keep({ mailTested }), `Mails of ${protocol.shortTitle} arrive.`, protocol.id);
  }
  const wrong = (mailTest.wrong ?? 0) + ('value' in parsed ? 1 : 0);
  const isEnough = wrong >= MOST_WRONG;
  if ('value' in parsed) await keep(isEnough ? {} : { mailTest: { ...mailTest, wrong } });
  if (isEnough) return asText(TOO_OFTEN);
  const problems = 'problems' in parsed ? parsed.problems : { code: NOT_THE_WORDS };
  const to = (await ownAddress(visit))?.email ?? '';
  return asCard(renderMailCode({ protocol, mailbox, to, unsure: false }, typedFrom(inputs), problems));
}
