import { describe, expect, it } from 'vitest';
import { recordLines } from '../../cards/record-lines.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { renderMyCases } from '../../cards/my-cases-card.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderForm } from '../../cards/forms/render-form.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { wordsOf } from '../sandbox/connector/read-message.ts';
import { moment } from '../fixtures/play-case.ts';
import {
  type Course,
  MANNED,
  listing,
  personCard,
  raisedUnder,
  withManagers,
  worldWith,
} from '../fixtures/rostered.ts';

const NOW = moment('2026-06-04 10:00');
const world = worldWith(undefined);
const details = ({ case: kase, events }: Course, viewer: string): string =>
  wordsOf(renderDetails({ world, case: kase, events, viewer, now: NOW })).join('\n');
const stageWords = ({ case: kase }: Course, stage: string): string =>
  wordsOf(renderStage(world, kase, stage, NOW)).join('\n');

const MARCUS = personCard('Marcus Lowe', { agency: 'health' });
const MEI = personCard('Mei Chan', { agency: 'health' });
const handOver = (from: string, to: typeof MARCUS) =>
  ({ type: 'hand-over', from, side: 'raising', to, reason: 'leave' }) as const;
const handed = raisedUnder(MANNED).act(MANNED, '2026-06-01 12:00', 'priya', handOver('priya', MARCUS));

describe('whoever raised a matter stays the one who raised it', () => {
  it('before anything is handed over', () => {
    expect(details(raisedUnder(MANNED), 'priya')).toContain(
      'What was raised\nBy Priya Shah (Sandwell Health)\n',
    );
  });
  it('after a hand-over, with whoever has their part now', () => {
    expect(details(handed, 'tom')).toContain('By Priya Shah (Sandwell Health), now Marcus Lowe\n');
  });
  it('after a second hand-over, with the last of them', () => {
    const again = handed.act(MANNED, '2026-06-01 13:00', 'marcus', handOver('marcus', MEI));
    expect(details(again, 'tom')).toContain('By Priya Shah (Sandwell Health), now Mei Chan\n');
  });
});

describe('what is done is said of whoever did it', () => {
  it('after a hand-over of whoever left, with the agency for which they did it', () => {
    const said = stageWords(handed, '1');
    expect(said).toContain('Priya Shah (Sandwell Health) – done on');
    expect(said).not.toMatch(/Marcus Lowe \(Sandwell Health\) – done/);
  });
  it('also in the history', () => {
    const told = recordLines({ world, case: handed.case, now: NOW }, handed.events).map(({ text }) => text);
    expect(told.join('\n')).toContain('Priya Shah (Sandwell Health): ');
  });
  it('while what is open is asked of whoever has the part now', () => {
    const to = personCard('Ian Reed');
    const tomLeft = raisedUnder(MANNED).act(MANNED, '2026-06-01 12:00', 'tom', {
      ...handOver('tom', to),
      side: 'receiving',
    });
    expect(stageWords(tomLeft, '1')).toMatch(/Ian Reed \(Sandwell Council\)[^\n]* – (by|not done yet)/);
  });
});

it('somebody who has handed over the only case that they had is not told that they never had one', () => {
  expect(wordsOf(renderMyCases([], 'priya', NOW)).join('\n')).toContain('You have no case at the moment.');
});

describe('whoever is away while a deputy stands in is not named as one who acts next', () => {
  const away = listing({
    name: 'Colin Webb',
    agency: 'council',
    holds: [{ role: 'line-manager', deputy: 'dora' }],
    away: { from: '2026-06-03', until: '2026-06-09' },
  });
  const DORA = 'Dora Flint (Sandwell Council; stands in for Colin Webb, away until Tuesday 9 June)';
  const here = withManagers(away);

  it('on the card of the stage, which marks the deputy', () => {
    const said = stageWords(here, '2');
    expect(said).toContain(DORA);
    expect(said).not.toContain('Colin Webb (Sandwell Council)');
  });
  it('beside “Next to act”', () => {
    const own = wordsOf(renderCase(world, here.case, 'priya', NOW)).join('\n');
    const [next] = own.split('\n').filter((line) => line.includes('Next to act'));
    expect(next).toContain(
      'Dora Flint (line or team manager, Sandwell Council; stands in for Colin Webb, away until Tuesday 9 June)',
    );
    expect(next).not.toContain('Colin Webb (');
  });
  it('before one brings in the managers', () => {
    const early = raisedUnder(away).act(away, '2026-06-03 14:00', 'priya', { type: 'recast' });
    const button = {
      ref: early.case.ref,
      revision: early.case.revision,
      stage: '1',
      surface: 'stage',
    } as const;
    const form = renderForm(world, early.case, { ...button, form: 'escalate', to: '2' }, 'priya', NOW);
    const said = wordsOf(form).join('\n');
    expect(said).toContain('stands in for Colin Webb, away until Tuesday 9 June');
    expect(said).not.toContain('Colin Webb (');
  });
});
