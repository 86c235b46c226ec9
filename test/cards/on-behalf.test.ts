import { expect, test } from 'vitest';
import { parseCardAction } from '../../cards/card-action.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderOnBehalf, sayMayNotRecord } from '../../cards/on-behalf-card.ts';
import { recordLines } from '../../cards/record-lines.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { atManagers, saysFor, withOutside } from '../fixtures/outside-case.ts';
import { type Played, play } from '../fixtures/play-case.ts';
import { sandwell } from '../fixtures/sample-cases.ts';
import { wordsOf } from '../sandbox/connector/read-message.ts';
import { complaintsAbout, partsOf } from './card-complaints.ts';

const viewOf = ({ world, case: kase, now }: Played) => ({ world, case: kase, now });
const buttonsOf = (card: Parameters<typeof partsOf>[0]): Record<string, unknown>[] =>
  partsOf(card).filter((part) => part['type'] === 'Action.Execute');
const labels = (card: Parameters<typeof partsOf>[0]): unknown[] => buttonsOf(card).map((it) => it['title']);

const start = atManagers();
const open = (viewer: string, behalf?: string, played = start) =>
  renderOnBehalf({ view: viewOf(played), viewer, behalf, surface: 'stage', stage: '2' });

test('given a manager outside Teams who holds the stage, then its card has one button to record for them', () => {
  const card = renderStage(start.world, start.case, '2', start.now);
  expect(labels(card).filter((label) => label === 'Record for Helen Price')).toHaveLength(1);
  expect(JSON.stringify(card).length).toBeLessThan(28_000);
});

test('given a case with nobody outside, and one whose outsider it has not come to, then there is no such button', () => {
  for (const played of [sandwell(), sandwell({ parties: withOutside('ruth') })])
    expect(labels(renderStage(played.world, played.case, '1', played.now)).join()).not.toContain(
      'Record for',
    );
});

test('given a colleague of the manager outside, then their own card has the button; the other side’s has not', () => {
  const own = (viewer: string) => labels(renderCase(start.world, start.case, viewer, start.now));
  expect(own('priya')).toContain('Record for Helen Price');
  expect(own('colin')).not.toContain('Record for Helen Price');
});

test('given somebody who records for one person, then the card offers their moves, each carrying for whom', () => {
  const card = open('priya');
  expect(complaintsAbout(card)).toEqual([]);
  expect(wordsOf(card).join('\n')).toContain('For Helen Price (line or team manager, Oak School)');
  const moves = buttonsOf(card).filter(({ title }) => title !== 'Back');
  expect(moves.map(({ title }) => title)).toContain('Propose how to settle it');
  for (const { data } of moves) expect(data).toMatchObject({ behalf: 'helen' });
});

test('given two people outside, then it is first asked for whom', () => {
  const both = sandwell({ parties: withOutside('priya', 'helen') });
  const played = play(
    both,
    saysFor('gareth', 'priya', '2026-06-03 09:00', { key: 'unresolved', reason: 'No.' }),
  );
  const up = play(
    played,
    saysFor('gareth', 'priya', '2026-06-03 09:30', { key: 'referred', stage: '2', reason: 'No.' }),
  );
  const offered = labels(renderStage(up.world, up.case, '2', up.now));
  expect(offered).toContain('Record for somebody outside Teams');
  expect(labels(open('gareth', undefined, up))).toEqual([
    'Record for Priya Shah',
    'Record for Helen Price',
    'Back',
  ]);
  expect(wordsOf(open('gareth', 'helen', up)).join('\n')).toContain('For Helen Price');
});

test('given somebody who may not record, then they are told who may', () => {
  expect(sayMayNotRecord(viewOf(start), 'helen')).toContain(
    'Priya Shah (Oak School) can record for Helen Price',
  );
  expect(sayMayNotRecord(viewOf(start), 'colin')).toContain('There is nobody here for whom others record.');
  expect(labels(open('colin'))).toEqual(['Back']);
});

test('given something recorded for them, then the record names both: whose word it is and whose hand', () => {
  const told = play(start, saysFor('priya', 'helen', '2026-06-04 11:00', { key: 'spoke' }));
  const lines = recordLines(viewOf(told), told.events).map(({ text }) => text);
  expect(lines.at(-1)).toBe('Helen Price (Oak School, recorded by Priya Shah): the two sides have talked');
});

test.each([[''], [7], ['x'.repeat(101)]])('a button that names %j as the person is not ours', (behalf) => {
  const data = { ref: 'SS-7K3QXM', revision: 3, surface: 'stage', stage: '2', form: 'record', behalf };
  expect(parseCardAction({ action: { type: 'Action.Execute', verb: 'form.open', data } }).kind).toBe(
    'unknown',
  );
});
