import { describe, expect, it } from 'vitest';
import { decide } from '../../bot/protocol/decide/decide.ts';
import type { Case } from '../../bot/protocol/case.ts';
import { at, given } from '../fixtures/given.ts';
import { worldOf } from '../fixtures/play-case.ts';

const westSussex = worldOf('west-sussex');
const OWN = { agency: 'Fern Council', agencyType: 'council' };
const when = at('2026-06-01 09:00');

/** A matter within one agency, at its first stage, where the same two people stand on both sides. */
function withinOneAgency(): Case {
  const begun = given(westSussex, { category: 3, raising: OWN, receiving: OWN }).happened('raised', when, {
    until: at('2026-06-10 12:00'),
  });
  const both = begun.case.parties.flatMap((party) =>
    party.role === 'practitioner'
      ? ['ann', 'ben'].map((person) => ({ ...party, person, name: person }))
      : [party],
  );
  return { ...begun.case, parties: both };
}

const says = (kase: Case, person: string, wording?: string) =>
  decide(westSussex, kase, {
    ...{ id: `by-${person}`, now: when, actor: { person, name: person }, type: 'record' },
    report: { key: 'resolved', ...(wording === undefined ? {} : { wording }) },
  });

describe('a matter within one agency, whose people stand on both sides (WS.9, 11)', () => {
  it('is settled when a second person accepts the words of the first', () => {
    const proposed = says(withinOneAgency(), 'ann', 'as agreed');
    if ('refused' in proposed) throw new Error(proposed.refused.because);
    expect(proposed.next.outcome).toBeUndefined();
    const settled = says(proposed.next, 'ben');
    expect(settled).toMatchObject({ next: { outcome: 'resolved' } });
  });
  it('where one person alone manages both sides, they say it for each of them', () => {
    const one = withinOneAgency();
    const alone = { ...one, parties: one.parties.filter(({ person }) => person !== 'ben') };
    const proposed = says(alone, 'ann', 'as agreed');
    if ('refused' in proposed) throw new Error(proposed.refused.because);
    expect(says(proposed.next, 'ann')).toMatchObject({ next: { outcome: 'resolved' } });
  });
  it('is not settled by one person alone where another could answer', () => {
    const proposed = says(withinOneAgency(), 'ann', 'as agreed');
    if ('refused' in proposed) throw new Error(proposed.refused.because);
    expect(says(proposed.next, 'ann')).toMatchObject({ refused: { because: 'not-now' } });
  });
});
