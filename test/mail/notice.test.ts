import { expect, test } from 'vitest';
import { composeNotice } from '../../bot/mail/notice/compose-notice.ts';
import type { Notice } from '../../bot/ports/delivery.ts';
import type { Case } from '../../bot/protocol/case.ts';
import type { NoticeReason } from '../../bot/protocol/effect.ts';
import { atManagers, saysFor, withOutside } from '../fixtures/outside-case.ts';
import { type Played, moment, play, says } from '../fixtures/play-case.ts';
import { PLANTED, sandwell } from '../fixtures/sample-cases.ts';

const REASONS: readonly NoticeReason[] = [
  ...(['stage-opened', 'settlement-proposed', 'settlement-objected', 'not-settled'] as const),
  ...(['outcome-to-write', 'answer-arrived', 'part-asked', 'fact-asked', 'not-satisfied'] as const),
  ...(['late-escalation', 'earlier-date', 'danger', 'asked-instead', 'handed-over', 'nobody-there'] as const),
  ...(['remind', 'recorded-for-you'] as const),
];
const WRITTEN = [PLANTED.whatHappened, PLANTED.evidence, PLANTED.wouldSettle, PLANTED.childReference];

const notice = (person: string, reason: NoticeReason = 'stage-opened'): Notice => ({
  kind: 'send-notice',
  key: `notice:${reason}:2:${person}:9`,
  stage: '2',
  reason,
  person,
});

const letter = (
  { world, case: kase, now }: Played,
  person: string,
  reason?: NoticeReason,
  change?: Partial<Case>,
) => {
  const mail = composeNotice({ world, case: { ...kase, ...change }, now }, notice(person, reason));
  if (!mail) throw new Error(`no letter to ${person}`);
  return mail;
};

test('given a manager outside Teams whose stage has opened, then the letter has all that they need to act', () => {
  const mail = letter(atManagers(), 'helen');
  expect(mail.subject).toBe('SS-7K3QXM – step "The line managers try to settle it": your answer is asked');
  expect(mail.to.email).toBe('helen@oak-school.example');
  expect(mail.text).toContain('You get this by e-mail because you are not in the Teams of this partnership.');
  expect(mail.text).toContain('It has come to the line managers. Your word is asked for.');
  expect(mail.text).toMatch(/By \w+day \d+ June, 17:00\./);
  expect(mail.text).toMatch(/working days from Wednesday 3 June/);
  for (const words of WRITTEN) expect(mail.text).toContain(words);
});

test('given a manager outside Teams, then their reply goes to whoever records for them, and nobody reads the sender', () => {
  const mail = letter(atManagers(), 'helen');
  expect(mail.replyTo?.email).toBe('priya@oak-school.example');
  expect(mail.text).toContain('your reply goes to Priya Shah');
  expect(mail.text).toContain('Priya Shah, practitioner, Oak School: priya@oak-school.example');
  expect(mail.text).toContain('Nobody reads the mailbox from which this mail comes.');
  // Not to the other side, and not to a director to whom the matter has not come.
  expect(mail.text).not.toMatch(/tom@|ruth@/);
});

test('given nobody of their own side in Teams, then the other side records for them', () => {
  const people = withOutside('priya', 'helen', 'gareth', 'ruth');
  const mail = letter(sandwell({ parties: people }), 'priya');
  expect(mail.replyTo?.email).toBe('tom@sandwell-council.example');
});

test('given a party outside Teams, then the letter lists what may be put on record for them, by the buttons’ words', () => {
  const mail = letter(atManagers(), 'helen');
  expect(mail.text).toContain('can put on record for you now');
  expect(mail.text).toContain('- Propose how to settle it');
  expect(mail.text).not.toContain('Open the thread again');
});

test.each(REASONS)(
  'given a mention for "%s" that did not reach somebody in Teams, then the letter has no word of the dispute',
  (reason) => {
    const mail = letter(atManagers(), 'colin', reason);
    for (const words of WRITTEN) expect(mail.text + mail.html).not.toContain(words.slice(0, 12));
    expect(mail.text).toContain('write “case SS-7K3QXM” to Counterpart');
    expect(mail.replyTo).toBeUndefined();
  },
);

test('given somebody outside to whom the matter has not come yet, then they do not get its words', () => {
  const played = sandwell({ parties: withOutside('ruth') });
  const mail = letter(played, 'ruth', 'earlier-date');
  for (const words of WRITTEN) expect(mail.text + mail.html).not.toContain(words.slice(0, 12));
});

test.each(REASONS)(
  'given the reason "%s", then the subject names neither a person nor the matter',
  (reason) => {
    const { subject } = letter(atManagers(), 'helen', reason);
    expect(subject).toMatch(/^SS-7K3QXM – step "[^"]+": [a-z ]+$/);
    for (const { name, agencyName } of atManagers().case.parties)
      for (const word of [...name.split(' '), agencyName]) expect(subject).not.toContain(word);
    for (const words of WRITTEN) expect(subject).not.toContain(words.slice(0, 12));
  },
);

test('given something recorded for them, then the letter says what, by whom, and what to do if it is wrong', () => {
  const wording = 'RECORDEDWORDS: eight hours from Monday.';
  const told = play(
    atManagers(),
    saysFor('priya', 'helen', '2026-06-04 11:05', { key: 'resolved', wording }),
  );
  const mail = letter(told, 'helen', 'recorded-for-you');
  expect(mail.text).toContain('Thursday 4 June, 11:05, recorded by Priya Shah: proposed how to settle it');
  expect(mail.text).toContain(`    ${wording}`);
  expect(mail.text).toContain('If that is not what you said');
  expect(mail.text).toContain('by replying to this mail: it goes to Priya Shah');
});

test('given a danger, then it stands before everything else, with the printed numbers and 999', () => {
  const started = play(
    atManagers(),
    says('tom', '2026-06-04 11:00', { key: 'risk-flagged', level: 'immediate' }),
  );
  const mail = letter(started, 'helen', 'danger');
  expect(mail.text.indexOf('Call 999')).toBeLessThan(mail.text.indexOf('Why you get this'));
  expect(mail.text).toMatch(/: 0\d{3} \d/);
  expect(letter(atManagers(), 'helen').text).toContain('Call 999');
});

test('given numbers that the partnership has added, then they stand in the letter', () => {
  const played = atManagers();
  const contacts = [{ label: 'Duty desk', phone: '0121 496 0123' }];
  const mail = letter({ ...played, world: { ...played.world, settings: { contacts } } }, 'helen');
  expect(mail.text).toContain('Duty desk (number given by the partnership): 0121 496 0123');
});

test('given somebody who was moved off the case, then there is no letter to them', () => {
  const { world, case: kase } = atManagers();
  const without = { ...kase, parties: kase.parties.filter(({ person }) => person !== 'helen') };
  expect(
    composeNotice({ world, case: without, now: moment('2026-06-04 09:00') }, notice('helen')),
  ).toBeUndefined();
});

test('given hostile words, then the HTML holds none of them as markup', () => {
  const intake = { ...PLANTED, whatHappened: '<script>alert(1)</script>\n<img src=x>' };
  const { html } = letter(atManagers(), 'helen', 'stage-opened', { intake });
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain('&lt;script&gt;');
});
