import { expect, test } from 'vitest';
import type { Case } from '../../bot/protocol/case.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { atManagers } from '../fixtures/outside-case.ts';
import { moment } from '../fixtures/play-case.ts';
import { PLANTED } from '../fixtures/sample-cases.ts';
import { wordsOf } from '../sandbox/connector/read-message.ts';

const { world, case: start } = atManagers();
const now = moment('2026-06-03 16:00');
const MENTION = 'mention:stage-opened:2:5';

function drawn(kase: Case): { root: string; own: string } {
  return {
    root: wordsOf(renderRoot(world, kase, now)).join('\n'),
    own: wordsOf(renderCase(world, kase, 'colin', now)).join('\n'),
  };
}
const withReceipts = (receipts: Case['receipts'], seen: Case['seen'] = {}): Case => ({
  ...start,
  receipts,
  seen,
});
const mention = (outcome: 'delivered' | 'unknown' | 'failed', missed?: string) => ({
  at: moment('2026-06-03 10:02'),
  outcome,
  ids: { people: 'colin', ...(missed === undefined ? {} : { missed }) },
});
const mail = (outcome: 'delivered' | 'unknown' | 'failed') => ({
  'notice:stage-opened:2:colin:7': { at: moment('2026-06-03 10:03'), outcome, ids: {} },
});

test('given a manager who was mentioned and has looked, then both sides read when, and that there is no answer yet', () => {
  const seen = {
    colin: { name: 'Colin Webb', first: moment('2026-06-03 10:40'), last: moment('2026-06-03 10:40') },
  };
  const { own } = drawn(withReceipts({ [MENTION]: mention('delivered') }, seen));
  expect(own).toContain(
    'Colin Webb (Sandwell Council), by mention on Wednesday 3 June, 10:02 – seen 10:40 – no answer yet',
  );
});

test.each([
  [
    'missed',
    'delivered',
    'Colin Webb (Sandwell Council) is not in this team: told by e-mail on Wednesday 3 June, 10:03.',
  ],
  [
    'failed',
    'delivered',
    'The message in Teams did not reach Colin Webb (Sandwell Council): told by e-mail on',
  ],
  [
    'unknown',
    'delivered',
    'The message in Teams may not have reached Colin Webb (Sandwell Council): told by e-mail on',
  ],
  ['missed', undefined, 'is not in this team: an e-mail is on its way.'],
  ['missed', 'unknown', 'an e-mail of Wednesday 3 June, 10:03 may not have arrived either. Please ask.'],
  ['failed', 'failed', 'the e-mail could not be sent either. Please tell them another way.'],
] as const)(
  'given a mention that %s and an e-mail that was %s, then the case says so',
  (post, mailed, said) => {
    const first = post === 'missed' ? mention('delivered', 'colin') : mention(post);
    const kase = withReceipts({ [MENTION]: first, ...(mailed === undefined ? {} : mail(mailed)) });
    expect(drawn(kase).root).toContain(said);
    expect(drawn(kase).own).toContain(said);
  },
);

test('given an e-mail alone that could not be sent, then somebody is asked to tell them another way', () => {
  const { root } = drawn(withReceipts(mail('failed')));
  expect(root).toContain('The e-mail to Colin Webb (Sandwell Council) could not be sent.');
});

test('nothing of it tells what the matter is', () => {
  const { root } = drawn(withReceipts({ [MENTION]: mention('failed'), ...mail('failed') }));
  for (const words of [PLANTED.whatHappened, PLANTED.evidence, PLANTED.wouldSettle, PLANTED.childReference])
    expect(root).not.toContain(words.slice(0, 12));
});
