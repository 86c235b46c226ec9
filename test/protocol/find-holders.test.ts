import { describe, expect, it } from 'vitest';
import { findHolders } from '../../bot/protocol/find-holders.ts';
import { type Holding, type Roster, type RosterPerson, holdingKey } from '../../bot/protocol/roster.ts';
import { protocol } from '../fixtures/agency-types.ts';

type Held = Partial<Holding> & Pick<Holding, 'role' | 'agency' | 'person'>;

/** A directory of these; a person's name is their id. */
function roster(
  people: readonly (Partial<RosterPerson> & { person: string })[],
  held: readonly Held[],
): Roster {
  const holdings = new Map<string, Holding[]>();
  for (const one of held) {
    const key = holdingKey(protocol.id, one.role);
    holdings.set(key, [...(holdings.get(key) ?? []), { protocol: protocol.id, ...one }]);
  }
  return {
    agencies: new Map(),
    people: new Map(
      people.map((it) => [
        it.person,
        { name: it.person, email: '', agency: 'council', agencyName: 'Council', ...it },
      ]),
    ),
    holdings,
    at: '2026-06-01T08:00:00.000Z',
  };
}

const council = { id: 'council', type: 'council' };
const find = (listed: Roster, today: string, seat: Partial<Parameters<typeof findHolders>[1]> = {}) =>
  findHolders(
    { protocol, roster: listed, today },
    { side: 'receiving', role: 'line-manager', agency: council, ...seat },
  ).map(({ person, why }) => (why ? `${person} ${why.kind}` : person));
const manages = (person: string, more: Partial<Held> = {}): Held => ({
  role: 'line-manager',
  agency: 'council',
  person,
  ...more,
});

describe('a holder', () => {
  it('holds it from its first day to the day before it ends', () => {
    const listed = roster(
      [{ person: 'ann' }],
      [manages('ann', { from: '2026-06-02', endsOn: '2026-06-05' })],
    );
    expect(
      ['2026-06-01', '2026-06-02', '2026-06-04', '2026-06-05'].map((day) => find(listed, day).length),
    ).toEqual([0, 1, 1, 0]);
  });
  it('is away on the first and on the last day of an absence', () => {
    const listed = roster(
      [{ person: 'ann', away: { from: '2026-06-02', until: '2026-06-03' } }],
      [manages('ann')],
    );
    expect(
      ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04'].flatMap((day) => find(listed, day)),
    ).toEqual(['ann', 'ann away', 'ann away', 'ann']);
  });
  it('counts for their own agency only, and once confirmed', () => {
    const unconfirmed = { by: 'Priya', at: '2026-06-01T08:00:00.000Z' };
    const listed = roster(
      [{ person: 'ann' }, { person: 'ben' }, { person: 'cat', unconfirmed: true }],
      [manages('ann', { agency: 'oak' }), manages('ben', { unconfirmed }), manages('cat')],
    );
    expect(find(listed, '2026-06-01')).toEqual([]);
  });
  it('who is listed and no longer known is nobody', () => {
    expect(find(roster([], [manages('ann')]), '2026-06-01')).toEqual([]);
  });
});

describe('a deputy', () => {
  const away = { from: '2026-06-01', until: '2026-06-05' };
  it('stands in while the holder is away, before them', () => {
    const listed = roster([{ person: 'ann', away }, { person: 'ben' }], [manages('ann', { deputy: 'ben' })]);
    expect(find(listed, '2026-06-03')).toEqual(['ben deputy', 'ann away']);
    expect(find(listed, '2026-06-06')).toEqual(['ann']);
  });
  it('of two holders is asked once, and not where they hold it themselves', () => {
    const people = [{ person: 'ann', away }, { person: 'cat', away }, { person: 'ben' }];
    const held = [manages('ann', { deputy: 'ben' }), manages('cat', { deputy: 'ben' })];
    expect(find(roster(people, held), '2026-06-03')).toEqual(['ben deputy', 'ann away', 'cat away']);
    expect(find(roster(people, [...held, manages('ben')]), '2026-06-03')).toEqual([
      'ann away',
      'cat away',
      'ben',
    ]);
  });
});

describe('teams', () => {
  const people = ['ann', 'ben', 'cat'].map((person) => ({ person }));
  const listed = roster(people, [
    manages('ann', { team: 'North' }),
    manages('ben', { team: 'South' }),
    manages('cat'),
  ]);
  it('are told apart; whoever holds it for the whole agency holds it for each', () => {
    expect(find(listed, '2026-06-01', { team: 'North' })).toEqual(['ann', 'cat']);
    expect(find(listed, '2026-06-01', { team: 'South' })).toEqual(['ben', 'cat']);
  });
  it('where nobody knows the team, all are asked, rather than nobody', () => {
    expect(find(listed, '2026-06-01')).toEqual(['ann', 'ben', 'cat']);
  });
});

describe('a substitute', () => {
  const school = { id: 'oak', type: 'school' };
  const head: Held = { role: 'head-teacher', agency: 'oak', person: 'hana' };
  const seat = { agency: school };
  it('is found in place of the printed role, and has a deputy like anybody', () => {
    const people = [{ person: 'hana', away: { from: '2026-06-01', until: '2026-06-05' } }, { person: 'gil' }];
    expect(find(roster(people, [{ ...head, deputy: 'gil' }]), '2026-06-03', seat)).toEqual([
      'gil deputy',
      'hana away',
    ]);
  });
  it('whose part has ended leaves it to whoever is listed for the printed role', () => {
    const people = [{ person: 'hana' }, { person: 'gil' }];
    const held = [{ ...head, endsOn: '2026-06-01' }, manages('gil', { agency: 'oak' })];
    expect(find(roster(people, held), '2026-06-03', seat)).toEqual(['gil']);
  });
});
