import { describe, expect, it } from 'vitest';
import { type Act, type Entry, MANNED, listing, mentionsOf, withManagers } from '../fixtures/rostered.ts';

const DANGER: Act = { type: 'record', report: { key: 'risk-flagged', reason: 'It cannot wait.' } };
const LEAVE = { from: '2026-06-01', until: '2026-06-30' };
const away = (name: string, agency: Entry['agency']): Entry => ({
  name,
  agency,
  away: LEAVE,
  holds: [{ role: 'line-manager' }],
});
const told = (entries: readonly Entry[], by: string): string[] =>
  mentionsOf(withManagers(entries).act(entries, '2026-06-04 09:00', by, DANGER), 'danger').sort();

describe('a danger to the child, told by a manager', () => {
  it('is told to the manager of the other side', () => expect(told(MANNED, 'helen')).toEqual(['colin']));
  it('also to who began it there, where the other manager is away and nobody stands in', () => {
    expect(told(listing(away('Colin Webb', 'council')), 'helen')).toEqual(['colin', 'tom']);
  });
  it('to who began it there, where nobody is listed, although a colleague of the own side is', () => {
    const nobody = listing(
      { name: 'Colin Webb', agency: 'council' },
      { name: 'Hal Two', agency: 'health', holds: [{ role: 'line-manager' }] },
    );
    expect(told(nobody, 'helen')).toEqual(['hal', 'tom']);
  });
});

it('a danger told by a practitioner while both managers are away reaches the other practitioner', () => {
  const both = listing(away('Helen Price', 'health'), away('Colin Webb', 'council'));
  expect(told(both, 'priya')).toEqual(['colin', 'helen', 'tom']);
});
