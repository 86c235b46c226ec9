import { expect, test } from 'vitest';
import { composeNotice } from '../../bot/mail/notice/compose-notice.ts';
import type { NoticeReason } from '../../bot/protocol/effect.ts';
import { atManagers, withOutside } from '../fixtures/outside-case.ts';
import { rosterOf } from '../fixtures/rostered.ts';

const played = atManagers();
const roster = rosterOf([{ name: 'Olive Ward', agency: 'council' }]);
const world = { ...played.world, settings: { managers: ['olive'] }, roster };

function letter(outside: readonly string[], person: string, reason: NoticeReason = 'stage-opened') {
  const parties = withOutside(...outside);
  const kase = { ...played.case, parties };
  const key = `notice:${reason}:2:${person}:9`;
  const notice = { kind: 'send-notice' as const, key, stage: '2', reason, person };
  const mail = composeNotice({ world, case: kase, now: played.now }, notice);
  if (!mail) throw new Error(`no letter to ${person}`);
  return mail;
}

test('given a manager whose own side is all outside Teams, then their reply goes to their opposite number at this step', () => {
  const mail = letter(['priya', 'helen', 'gareth', 'ruth'], 'helen');
  expect(mail.replyTo?.person).toBe('colin');
  expect(mail.text).toContain('Colin Webb, who is in Teams, is of the other side');
});

test('given a manager with somebody of their own side in Teams, then it goes to that person, and the business manager is named', () => {
  const mail = letter(['helen'], 'helen');
  expect(mail.replyTo?.person).toBe('priya');
  expect(mail.text).toContain('Olive Ward (olive@council.example)');
  expect(mail.text).not.toContain('or ring');
});

test('given that nobody is there, then somebody outside is not sent to Teams, and is told whom to write to', () => {
  const { text } = letter(['helen'], 'helen', 'nobody-there');
  expect(text).toContain(
    'Please say who it is: write to the business manager of the partnership, Olive Ward (olive@council.example).',
  );
  expect(text).not.toContain('open the case in Teams');
});
