import { expect, test } from 'vitest';
import { SERVICE, type Receipt } from '../../bot/protocol/case.ts';
import { recordLines } from '../../cards/record-lines.ts';
import { atManagers } from '../fixtures/outside-case.ts';
import { moment } from '../fixtures/play-case.ts';

const { world, case: kase, now } = atManagers();
const MENTION = 'mention:stage-opened:2:5';
const REMINDER = 'remind:9';
const NOTICE = 'notice:stage-opened:2:helen:5';
const at = moment('2026-06-03 09:31');

/** What the record of the case says of one delivery. */
const said = (effect: string, outcome: Receipt['outcome'], ids: Receipt['ids'] = {}): string[] =>
  recordLines({ world, case: kase, now }, [
    { type: 'delivered', at, by: SERVICE, effect, receipt: { at, outcome, ids } },
  ]).map(({ text }) => text);

const HELEN = 'Helen Price (Oak School)';
const COLIN = 'Colin Webb (Sandwell Council)';

test.each([
  [MENTION, 'delivered', { people: 'colin' }, [`Mentioned in the thread: ${COLIN}`]],
  [
    MENTION,
    'delivered',
    { people: 'colin helen', missed: 'helen' },
    [`Mentioned in the thread: ${COLIN}. Named in the thread, and not in this team: ${HELEN}`],
  ],
  [MENTION, 'failed', { people: 'colin' }, [`The message in Teams did not reach ${COLIN}`]],
  [MENTION, 'unknown', { people: 'colin' }, [`The message in Teams may not have reached ${COLIN}`]],
  [MENTION, 'delivered', { people: 'gone' }, ['Mentioned in the thread: somebody who has left the case']],
  [REMINDER, 'delivered', { people: 'colin' }, []],
  [REMINDER, 'failed', { people: 'colin' }, [`The message in Teams did not reach ${COLIN}`]],
  [NOTICE, 'delivered', {}, [`An e-mail went to ${HELEN}, to ask them to act`]],
  [NOTICE, 'failed', {}, [`An e-mail could not be sent to ${HELEN}, to ask them to act`]],
  ['stage:2', 'delivered', {}, []],
  ['stage:2', 'unknown', {}, ['A message may not have arrived']],
] as const)('given %s that was %s (%j), then the record says %j', (effect, outcome, ids, lines) => {
  expect(said(effect, outcome, ids)).toEqual(lines);
});
