import { describe, expect, it } from 'vitest';
import type { Case } from '../../bot/protocol/case.ts';
import { recordLines } from '../../cards/record-lines.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { showParties } from '../../cards/show-parties.ts';
import { threadText, type ThreadEffect } from '../../cards/thread-text.ts';
import { moment } from '../fixtures/play-case.ts';
import {
  type Course,
  type Entry,
  MANAGER,
  MANNED,
  RECAST,
  listing,
  personCard,
  withManagers,
  worldWith,
} from '../fixtures/rostered.ts';

const NOW = moment('2026-06-04 10:00');
const world = worldWith(undefined);
const colin = (more: Partial<Entry> = {}): Entry => ({
  name: 'Colin Webb',
  agency: 'council',
  holds: [{ role: 'line-manager', deputy: 'dora' }],
  ...more,
});
const AWAY = listing(colin({ away: { from: '2026-06-03', until: '2026-06-09' } }));

/** What the last step said in the thread, for a reason. */
const said = ({ effects, case: kase }: Course, kind: string): string =>
  effects
    .flatMap((it): ThreadEffect[] => {
      if (it.kind === 'mention-holders') return it.reason === kind ? [it] : [];
      return it.kind === 'tell-thread' && it.what === kind ? [it] : [];
    })
    .map((it) => threadText(world, kase, it, NOW).text)
    .join('\n');
const parties = (kase: Case): string => JSON.stringify(showParties({ world, case: kase, now: NOW }));
const handOver = (to: ReturnType<typeof personCard>) =>
  ({ type: 'hand-over', from: 'colin', side: 'receiving', to, reason: 'SECRET' }) as const;

describe('the thread says why somebody is asked', () => {
  it('who stands in when a stage opens', () => {
    expect(said(withManagers(AWAY), 'stage-opened')).toContain(
      'Dora Flint is asked because the line or team manager, Colin Webb, is away until Tuesday 9 June.',
    );
  });
  it('who stands in from then on', () => {
    const after = withManagers(MANNED).act(AWAY, '2026-06-04 09:00', 'service', RECAST);
    expect(said(after, 'asked-instead')).toContain(
      'because the line or team manager, Colin Webb, is away until Tuesday 9 June',
    );
  });
  it('who has handed it to whom, and no word of the reason', () => {
    const after = withManagers(MANNED).act(
      MANNED,
      '2026-06-04 09:00',
      'colin',
      handOver(personCard('Ian Reed')),
    );
    expect(said(after, 'handed-over')).toContain('Colin Webb has handed SS-7K3QXM to Ian Reed.');
    expect(said(after, 'handed-over')).not.toContain('SECRET');
  });
  it('in the history to whoever reads it, who is seldom the one who was asked', () => {
    const ian = personCard('Ian Reed');
    const after = withManagers(MANNED).act(MANNED, '2026-06-04 09:00', 'colin', handOver(ian));
    const told = recordLines({ world, case: after.case, now: NOW }, after.events).map(({ text }) => text);
    expect(told.join('\n')).toContain('because Colin Webb has handed this over to them');
    expect(told.join('\n')).not.toMatch(/\byou\b/);
  });
  it('also where the one who has it now is outside Teams', () => {
    const kim = personCard('Kim Lowe', { outside: true, unconfirmed: true });
    const after = withManagers(MANNED).act(MANNED, '2026-06-04 09:00', MANAGER, handOver(kim));
    expect(said(after, 'handed-over')).toBe(`${MANAGER} has moved SS-7K3QXM from Colin Webb to Kim Lowe.`);
  });
  it('for whom nobody is there', () => {
    const nobody = withManagers(listing({ name: 'Colin Webb', agency: 'council' }));
    expect(said(nobody, 'nobody-there')).toContain(
      'Nobody is listed as line or team manager at Sandwell Council. Please say who it is',
    );
  });
});

describe('the cards mark', () => {
  it('who is away and who stands in', () => {
    const drawn = parties(withManagers(AWAY).case);
    expect(drawn).toContain('Stands in for Colin Webb, who is away until Tuesday 9 June.');
    expect(drawn).toContain('Away until Tuesday 9 June.');
  });
  it('who is outside Teams and not confirmed yet', () => {
    const kim = personCard('Kim Lowe', { outside: true, unconfirmed: true });
    const nobody = listing({ name: 'Colin Webb', agency: 'council' });
    const named = withManagers(nobody).act(nobody, '2026-06-04 09:00', 'priya', {
      type: 'name-holder',
      side: 'receiving',
      role: 'line-manager',
      to: kim,
      how: 'named',
    });
    expect(parties(named.case)).toContain(
      'Named by Priya Shah; outside Teams, asked by e-mail; not confirmed yet.',
    );
  });
  it('for whom nobody is there, with the button to say who it is', () => {
    const { case: kase } = withManagers(
      listing(
        colin({ holds: [{ role: 'line-manager' }], away: { from: '2026-06-03', until: '2026-06-09' } }),
      ),
    );
    const drawn = JSON.stringify(renderStage(world, kase, '2', NOW));
    expect(drawn).toContain(
      'Colin Webb is away until Tuesday 9 June, and nobody stands in as line or team manager at Sandwell Council.',
    );
    expect(drawn).toContain('"part":"receiving line-manager"');
  });
});
