import { describe, expect, it } from 'vitest';
import { recast } from '../../bot/protocol/recast.ts';
import {
  type Entry,
  MANNED,
  RECAST,
  lettersOf,
  listing,
  partsOf,
  withManagers,
  worldWith,
} from '../fixtures/rostered.ts';
import { moment } from '../fixtures/play-case.ts';

/** A big council that lists 200 team managers, all of them outside Teams, and says of no practitioner in which team they are. */
const crowd = (more: Partial<Entry> = {}): Entry[] =>
  Array.from({ length: 200 }, (_, n) => ({
    name: `M${n} Crowd`,
    agency: 'council',
    outside: true,
    holds: [{ role: 'line-manager', team: `Team ${n}` }],
    ...more,
  }));
const managers = (entries: readonly Entry[]) => partsOf(withManagers(entries), 'receiving', 'line-manager');
const colin: Entry = { name: 'Colin Webb', agency: 'council' };

describe('a role for which an agency lists a great many', () => {
  const many = listing(colin, ...crowd());
  it('calls so many that what is sent to them can be stored in one write', () => {
    const stage = withManagers(many);
    expect(managers(many)).toHaveLength(25);
    expect(lettersOf(stage, 'stage-opened')).toHaveLength(25);
    expect(stage.effects.length + 10).toBeLessThan(100);
  });
  it('calls the one of the team first, where it is known', () => {
    const tom: Entry = {
      name: 'Tom Baker',
      agency: 'council',
      team: 'Team 150',
      holds: [{ role: 'practitioner' }],
    };
    const whole = crowd({ holds: [{ role: 'line-manager' }] }).slice(0, 60);
    const one: Entry = {
      name: 'Nadia Own',
      agency: 'council',
      holds: [{ role: 'line-manager', team: 'Team 150' }],
    };
    expect(managers(listing(tom, colin, ...whole, one))[0]).toBe('nadia');
  });
  it('leaves out those who are away before anybody who is there', () => {
    const away = { from: '2026-06-01', until: '2026-06-30' };
    const there: Entry = { name: 'Nadia There', agency: 'council', holds: [{ role: 'line-manager' }] };
    expect(managers(listing(colin, ...crowd({ away }), there))[0]).toBe('nadia');
  });
  it('looked up again has the same people', () => {
    const now = moment('2026-06-04 09:00');
    expect(recast(worldWith(many), withManagers(many).case, now)).toEqual([]);
  });
  it('keeps whoever has the part already when many more are listed', () => {
    const after = withManagers(MANNED).act([...crowd(), ...MANNED], '2026-06-04 09:00', 'service', RECAST);
    expect(partsOf(after, 'receiving', 'line-manager')[0]).toBe('colin');
    expect(after.case.parties.filter(({ role }) => role === 'line-manager').length).toBeLessThan(30);
  });
});
