import { describe, expect, it } from 'vitest';
import {
  type Act,
  type Entry,
  MANNED,
  lettersOf,
  listing,
  partsOf,
  personCard,
  withManagers,
} from '../fixtures/rostered.ts';

const colin: Entry = {
  name: 'Colin Webb',
  agency: 'council',
  outside: true,
  holds: [{ role: 'line-manager' }],
};
const OUTSIDE = listing(colin);
const ALL_OUTSIDE = listing(
  ...MANNED.filter(({ agency }) => agency === 'council').map((it) => ({ ...it, outside: true as const })),
);
const SETTLE = { type: 'record', report: { key: 'resolved', wording: 'Ten hours a week.' } } as const;
const forColin: Act = { ...SETTLE, behalf: 'colin' };
const stage = withManagers(OUTSIDE);

describe('somebody outside Teams', () => {
  it('is written to when their stage opens', () =>
    expect(lettersOf(stage, 'stage-opened')).toEqual(['colin']));
  it('speaks through a colleague of their own side, and the record names both', () => {
    const said = stage.act(OUTSIDE, '2026-06-04 09:00', 'tom', forColin);
    expect(said.case.settlement?.by).toEqual({
      person: 'colin',
      name: 'Colin Webb',
      via: { person: 'tom', name: 'Tom Baker' },
    });
    expect(lettersOf(said, 'recorded-for-you')).toEqual(['colin']);
  });
  it('not through the other side while a colleague is in Teams', () => {
    expect(stage.act(OUTSIDE, '2026-06-04 09:00', 'helen', forColin).refused?.because).toBe('not-yours');
  });
  it('through the other side where nobody of their own is in Teams', () => {
    const alone = withManagers(ALL_OUTSIDE);
    expect(alone.act(ALL_OUTSIDE, '2026-06-04 09:00', 'priya', forColin).refused).toBeUndefined();
  });
  it('never through somebody without a part', () => {
    expect(stage.act(OUTSIDE, '2026-06-04 09:00', 'mallory', forColin).refused?.because).toBe('not-yours');
  });
});

describe('somebody outside Teams whom the other side has named, where nobody else of theirs is in Teams', () => {
  const noManager = listing(
    ...ALL_OUTSIDE.filter(({ agency }) => agency === 'council').map(({ holds = [], ...it }) => ({
      ...it,
      holds: holds.filter(({ role }) => role !== 'line-manager'),
    })),
  );
  const kim = personCard('Kim Lowe', { outside: true, unconfirmed: true });
  const named = withManagers(noManager).act(noManager, '2026-06-04 09:00', 'helen', {
    type: 'name-holder',
    side: 'receiving',
    role: 'line-manager',
    to: kim,
    how: 'named',
  });
  const offered = named.act(noManager, '2026-06-04 09:05', 'helen', SETTLE);
  const agreed: Act = { type: 'record', report: { key: 'resolved' }, behalf: 'kim' };
  it('does not agree by the hand of whoever has named them', () => {
    expect(partsOf(named, 'receiving', 'line-manager')).toEqual(['kim (named)']);
    const answer = offered.act(noManager, '2026-06-04 09:10', 'helen', agreed);
    expect(answer.refused?.because).toBe('not-yours');
  });
  it('is spoken for once the business manager has confirmed them', () => {
    const confirmed = [
      ...noManager,
      { name: 'Kim Lowe', agency: 'council', outside: true, holds: [{ role: 'line-manager' }] } as const,
    ];
    const answer = offered.act(confirmed, '2026-06-04 09:10', 'helen', agreed);
    expect(answer.case.outcome).toBe('resolved');
    expect(lettersOf(answer, 'recorded-for-you')).toEqual(['kim']);
  });
});

it('nobody speaks for somebody in Teams', () => {
  const inTeams = withManagers(MANNED);
  expect(inTeams.act(MANNED, '2026-06-04 09:00', 'tom', forColin).refused?.because).toBe('not-yours');
});
it('nobody hands over in the name of somebody else', () => {
  const act: Act = {
    type: 'hand-over',
    from: 'colin',
    side: 'receiving',
    to: {},
    reason: 'x',
    behalf: 'colin',
  };
  expect(stage.act(OUTSIDE, '2026-06-04 09:00', 'tom', act).refused?.because).toBe('not-yours');
});
