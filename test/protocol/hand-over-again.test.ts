import { describe, expect, it } from 'vitest';
import {
  type Act,
  type Entry,
  MANAGER,
  MANNED,
  RECAST,
  listing,
  mentionsOf,
  partsOf,
  personCard,
  raisedUnder,
  withManagers,
} from '../fixtures/rostered.ts';

const LEAVE = { from: '2026-06-01', until: '2026-06-05' };
const handOver = (from: string, name: string): Act => ({
  type: 'hand-over',
  from,
  side: 'receiving',
  to: personCard(name),
  reason: 'I am leaving the team.',
});
const away = (name: string, role: string): Entry => ({
  name,
  agency: 'council',
  away: LEAVE,
  holds: [{ role, deputy: 'dora' }],
});

describe('whoever stands in and hands over', () => {
  const tomAway = listing(away('Tom Baker', 'practitioner'));
  const handed = raisedUnder(tomAway).act(tomAway, '2026-06-01 11:00', 'dora', handOver('dora', 'Ian Reed'));
  const there = ['tom (away)', 'ian (handed-over)'];
  it('has it no more', () => expect(partsOf(handed, 'receiving', 'practitioner')).toEqual(there));
  it('does not get it back with the next look at the directory', () => {
    const later = handed.act(tomAway, '2026-06-02 09:00', 'service', RECAST);
    expect(partsOf(later, 'receiving', 'practitioner')).toEqual(there);
  });
});

describe('a part that goes', () => {
  const colinAway = listing(away('Colin Webb', 'line-manager'));
  const stage = withManagers(colinAway);
  const managers = (course: typeof stage): string[] => partsOf(course, 'receiving', 'line-manager');
  it('to whoever stood in is theirs for good, and they are told', () => {
    const handed = stage.act(colinAway, '2026-06-04 09:00', 'colin', handOver('colin', 'Dora Flint'));
    expect(managers(handed)).toEqual(['dora (handed-over)']);
    expect(mentionsOf(handed, 'handed-over')).toEqual(['dora']);
  });
  it('to somebody who is away shows that at once, and whoever stands in for them joins at once', () => {
    const ian = away('Ian Reed', 'line-manager');
    const both = listing({ ...ian, holds: [{ role: 'line-manager', deputy: 'dora' }] });
    const handed = withManagers(MANNED).act(both, '2026-06-04 09:00', 'colin', handOver('colin', 'Ian Reed'));
    expect(managers(handed)).toEqual(['dora (deputy)', 'ian (away)']);
    expect(mentionsOf(handed, 'asked-instead')).toContain('dora');
  });
  it('to somebody who is away, and nobody stands in, is missed at once', () => {
    const ianAway = listing({ name: 'Ian Reed', agency: 'council', away: LEAVE });
    const handed = withManagers(MANNED).act(
      ianAway,
      '2026-06-04 09:00',
      'colin',
      handOver('colin', 'Ian Reed'),
    );
    expect(managers(handed)).toEqual(['ian (away)']);
    expect(mentionsOf(handed, 'nobody-there')).toEqual(['priya', 'tom']);
  });
  it('from one to another and back is with the one whom the last word named', () => {
    const back = withManagers(MANNED)
      .act(MANNED, '2026-06-04 09:00', 'colin', handOver('colin', 'Ian Reed'))
      .act(MANNED, '2026-06-04 09:10', 'ian', handOver('ian', 'Colin Webb'));
    expect(managers(back)).toEqual(['colin (handed-over)']);
    expect(mentionsOf(back, 'handed-over')).toEqual(['colin']);
    expect(managers(back.act(MANNED, '2026-06-05 09:00', 'service', RECAST))).toEqual([
      'colin (handed-over)',
    ]);
  });
});

describe('while a wording is proposed', () => {
  const settle = (wording?: string): Act => ({ type: 'record', report: { key: 'resolved', wording } });
  const offered = withManagers(MANNED)
    .act(MANNED, '2026-06-04 09:00', 'colin', settle('Ten hours a week.'))
    .act(MANNED, '2026-06-04 09:10', 'colin', handOver('colin', 'Ian Reed'));
  it('whoever takes over cannot accept what their own side has proposed', () => {
    expect(offered.act(MANNED, '2026-06-04 09:20', 'ian', settle()).refused?.because).toBe('not-now');
    expect(
      offered.act(MANNED, '2026-06-04 09:20', 'ian', { type: 'object', reason: 'no' }).refused?.because,
    ).toBe('not-yours');
  });
  it('the other side still can', () => {
    expect(offered.act(MANNED, '2026-06-04 09:20', 'helen', settle()).case.outcome).toBe('resolved');
  });
});

describe('a side of which nobody is left', () => {
  const alone: readonly Entry[] = [
    { name: 'Priya Shah', agency: 'health', holds: [{ role: 'practitioner' }] },
    { name: 'Tom Baker', agency: 'council', holds: [{ role: 'practitioner' }] },
  ];
  const gone = [
    ...alone.filter(({ name }) => name !== 'Tom Baker'),
    {
      name: 'Tom Baker',
      agency: 'council',
      holds: [{ role: 'practitioner', endsOn: '2026-06-02' }],
    } as const,
  ];
  const name = (card: ReturnType<typeof personCard>): Act => ({
    type: 'name-holder',
    side: 'receiving',
    role: 'practitioner',
    to: card,
    how: 'named',
  });
  const left = raisedUnder(alone).act(gone, '2026-06-02 09:00', 'service', RECAST);
  it('is not filled by the other side with one of its own', () => {
    expect(partsOf(left, 'receiving', 'practitioner')).toEqual([]);
    const own = personCard('Zoe Hart', { agency: 'health' });
    expect(left.act(gone, '2026-06-02 09:10', 'priya', name(own)).refused?.because).toBe('wrong-person');
    expect(left.act(gone, '2026-06-02 09:10', MANAGER, name(own)).refused?.because).toBe('wrong-person');
  });
  it('is filled with somebody of its agency', () => {
    const filled = left.act(gone, '2026-06-02 09:10', 'priya', name(personCard('Ian Reed')));
    expect(partsOf(filled, 'receiving', 'practitioner')).toEqual(['ian (named)']);
  });
});
