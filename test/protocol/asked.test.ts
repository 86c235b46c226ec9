import { expect, test } from 'vitest';
import { askedNow, wasAskedSinceSeen } from '../../bot/protocol/asked.ts';
import type { Case, Receipt } from '../../bot/protocol/case.ts';
import { atManagers, saysFor } from '../fixtures/outside-case.ts';
import { moment, play, says } from '../fixtures/play-case.ts';

const start = atManagers();
const receipt = (at: string, outcome: Receipt['outcome'], people: string, missed?: string): Receipt => ({
  at: moment(at),
  outcome,
  ids: { ...(people === '' ? {} : { people }), ...(missed === undefined ? {} : { missed }) },
});
const withReceipts = (receipts: Case['receipts'], kase: Case = start.case): Case => ({
  ...kase,
  receipts: { ...kase.receipts, ...receipts },
});
const of = (kase: Case, person: string) => askedNow(kase).find((it) => it.person === person);
const MENTION = 'mention:stage-opened:2:5';

test('given a mention that arrived, then both people of it were asked, and neither has seen or answered it', () => {
  const kase = withReceipts({ [MENTION]: receipt('2026-06-03 09:31', 'delivered', 'helen colin') });
  expect(askedNow(kase).map(({ person }) => person)).toEqual(['helen', 'colin']);
  expect(of(kase, 'colin')).toMatchObject({
    last: { how: 'mention', reason: 'stage-opened', outcome: 'delivered' },
    answered: false,
  });
  expect(of(kase, 'colin')?.seenAt).toBeUndefined();
});

test('given a mention that missed one of them, then the e-mail that followed is told as being instead of it', () => {
  const kase = withReceipts({
    [MENTION]: receipt('2026-06-03 09:31', 'delivered', 'helen colin', 'colin'),
    'notice:stage-opened:2:colin:7': receipt('2026-06-03 09:32', 'delivered', ''),
  });
  expect(of(kase, 'colin')).toMatchObject({
    last: { how: 'e-mail', outcome: 'delivered' },
    instead: { how: 'mention', outcome: 'missed' },
  });
  expect(of(kase, 'helen')?.instead).toBeUndefined();
});

test.each(['failed', 'unknown'] as const)(
  'given a mention that is %s, then nobody of it is called reached',
  (outcome) => {
    const kase = withReceipts({ [MENTION]: receipt('2026-06-03 09:31', outcome, 'helen colin') });
    expect(askedNow(kase).map(({ last }) => last.outcome)).toEqual([outcome, outcome]);
  },
);

test('given a reminder after the mention, then the reminder is how they were asked last', () => {
  const kase = withReceipts({
    'remind:9': receipt('2026-06-04 09:00', 'delivered', 'colin'),
    [MENTION]: receipt('2026-06-03 09:31', 'delivered', 'colin'),
  });
  expect(of(kase, 'colin')?.last).toMatchObject({ how: 'reminder', at: moment('2026-06-04 09:00') });
});

test('given somebody who opened the case since, then when they did; a look before the asking does not count', () => {
  const asked = { [MENTION]: receipt('2026-06-03 09:31', 'delivered', 'colin') };
  const seenAt = (at: string): Case =>
    withReceipts(asked, {
      ...start.case,
      seen: { colin: { name: 'Colin Webb', first: moment(at), last: moment(at) } },
    });
  expect(of(seenAt('2026-06-03 10:40'), 'colin')?.seenAt).toBe(moment('2026-06-03 10:40'));
  expect(of(seenAt('2026-06-03 09:00'), 'colin')?.seenAt).toBeUndefined();
  expect(wasAskedSinceSeen(seenAt('2026-06-03 10:40'), 'colin')).toBe(false);
  expect(wasAskedSinceSeen(seenAt('2026-06-03 09:00'), 'colin')).toBe(true);
  expect(wasAskedSinceSeen(seenAt('2026-06-03 09:00'), 'tom')).toBe(false);
});

test('given somebody who has acted since, in person or by the hand of another, then they have answered', () => {
  const asked = withReceipts({ [MENTION]: receipt('2026-06-03 09:31', 'delivered', 'helen colin') });
  const acted = play(
    { ...start, case: asked },
    says('colin', '2026-06-03 11:00', { key: 'spoke' }),
    saysFor('priya', 'helen', '2026-06-03 12:00', { key: 'resolved', wording: 'Weekly.' }),
  );
  expect(of(acted.case, 'colin')?.answeredAt).toBe(moment('2026-06-03 11:00'));
  expect(of(acted.case, 'helen')?.answeredAt).toBe(moment('2026-06-03 12:00'));
});

test('given askings of an earlier stage, of somebody moved off the case, and mails that ask nothing, then none is listed', () => {
  const kase = withReceipts({
    'mention:stage-opened:1:1': receipt('2026-06-01 10:01', 'delivered', 'tom'),
    'mention:handed-over:2:6': receipt('2026-06-03 10:00', 'delivered', 'gone'),
    'notice:recorded-for-you:2:helen:9': receipt('2026-06-03 10:00', 'delivered', ''),
  });
  expect(askedNow(kase)).toEqual([]);
});
