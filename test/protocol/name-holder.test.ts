import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../bot/protocol/gaps.ts';
import {
  type Act,
  type Course,
  type Entry,
  MANAGER,
  MANNED,
  RECAST,
  lettersOf,
  listing,
  mentionsOf,
  partsOf,
  personCard,
  withManagers,
  worldWith,
} from '../fixtures/rostered.ts';

/** Nobody is line manager at the council. */
const UNMANNED = listing({ name: 'Colin Webb', agency: 'council' });
const stage = withManagers(UNMANNED);
const name = (to = personCard('Ian Reed'), more: Record<string, unknown> = {}): Act => ({
  type: 'name-holder',
  side: 'receiving',
  role: 'line-manager',
  to,
  how: 'named',
  ...more,
});
const managers = (course: Course): string[] => partsOf(course, 'receiving', 'line-manager');
const gapCount = ({ case: kase }: Course): number => gapsOf(worldWith(UNMANNED), kase).length;
const named = stage.act(UNMANNED, '2026-06-04 09:00', 'priya', name());

describe('a role that nobody is listed for', () => {
  it('is a gap when its stage opens', () => {
    expect(gapsOf(worldWith(UNMANNED), stage.case)).toEqual([
      { side: 'receiving', role: 'line-manager', away: [] },
    ]);
  });
  it('is filled by whom the raising person names: they are called, and kept to be confirmed', () => {
    expect(managers(named)).toEqual(['ian (named)']);
    expect(gapCount(named)).toBe(0);
    expect(mentionsOf(named, 'asked-instead')).toEqual(['ian']);
    expect(named.effects).toContainEqual(
      expect.objectContaining({ kind: 'keep-named', person: 'ian', role: 'line-manager' }),
    );
    expect(named.case.parties.find(({ person }) => person === 'ian')?.unconfirmed).toBe(true);
  });
  it('may be filled by somebody outside Teams, who is written to', () => {
    const kim = personCard('Kim Lowe', { outside: true, unconfirmed: true });
    expect(lettersOf(stage.act(UNMANNED, '2026-06-04 09:00', 'priya', name(kim)), 'asked-instead')).toEqual([
      'kim',
    ]);
  });
  it('may be named by that side itself and by the business manager', () => {
    for (const by of ['tom', MANAGER])
      expect(managers(stage.act(UNMANNED, '2026-06-04 09:00', by, name()))).toEqual(['ian (named)']);
  });
  it('gives whoever is named the part to act in', () => {
    const settled = named.act(UNMANNED, '2026-06-04 10:00', 'ian', {
      type: 'record',
      report: { key: 'resolved', wording: 'Ten hours.' },
    });
    expect(settled.refused).toBeUndefined();
  });
});

describe('what the directory then says', () => {
  const listed = (more: Partial<Entry> = {}): readonly Entry[] =>
    listing(
      { name: 'Colin Webb', agency: 'council' },
      { name: 'Ian Reed', agency: 'council', holds: [{ role: 'line-manager' }], ...more },
    );
  it('not yet confirmed, changes nothing', () => {
    const unconfirmed = [
      { role: 'line-manager', unconfirmed: { by: 'Priya Shah', at: '2026-06-04T08:00:00.000Z' } },
    ];
    const after = named.act(listed({ holds: unconfirmed }), '2026-06-05 09:00', 'service', RECAST);
    expect(after.case).toEqual(named.case);
  });
  it('confirmed, makes it theirs like any other part', () => {
    const [ian] = named
      .act(listed(), '2026-06-05 09:00', 'service', RECAST)
      .case.parties.filter(({ person }) => person === 'ian');
    expect(ian).toBeDefined();
    expect(ian?.why).toBeUndefined();
    expect(ian?.unconfirmed).toBeUndefined();
  });
  it('confirmed and later ended, takes it away', () => {
    const confirmed = named.act(listed(), '2026-06-05 09:00', 'service', RECAST);
    const ended = listed({ holds: [{ role: 'line-manager', endsOn: '2026-06-08' }] });
    expect(managers(confirmed.act(ended, '2026-06-08 09:00', 'service', RECAST))).toEqual([]);
  });
  it('of somebody else brings them in beside whoever was named', () => {
    expect(managers(named.act(MANNED, '2026-06-05 09:00', 'service', RECAST)).sort()).toEqual([
      'colin',
      'ian (named)',
    ]);
  });
});

describe('holders who are all away', () => {
  const LEAVE = { from: '2026-06-01', until: '2026-06-12' };
  const away = listing({
    name: 'Colin Webb',
    agency: 'council',
    holds: [{ role: 'line-manager' }],
    away: LEAVE,
  });
  const waiting = withManagers(away);
  it('leave a gap that may be filled; they keep their part', () => {
    const after = waiting.act(away, '2026-06-04 09:00', 'priya', name());
    expect(managers(after)).toEqual(['colin (away)', 'ian (named)']);
    expect(managers(after.act(away, '2026-06-15 09:00', 'service', RECAST))).toEqual([
      'colin',
      'ian (named)',
    ]);
  });
  it('are not the answer to who else it is', () => {
    const self = waiting.act(away, '2026-06-04 09:00', 'priya', name(personCard('Colin Webb')));
    expect(self.refused?.because).toBe('wrong-person');
  });
});

describe('what is refused', () => {
  const refused = (by: string, act: Act, before = stage): string | undefined =>
    before.act(UNMANNED, '2026-06-04 09:00', by, act).refused?.because;
  it('by somebody without a part', () => expect(refused('mallory', name())).toBe('not-yours'));
  it('where somebody is there', () => {
    expect(refused('priya', name(personCard('Ian Reed'), { role: 'practitioner' }))).toBe('not-now');
    expect(refused('priya', name(personCard('Dora Flint')), named)).toBe('not-now');
  });
  it('of the other side, and of another agency', () => {
    expect(refused('priya', name(personCard('Helen Price', { agency: 'health' })))).toBe('wrong-person');
    expect(refused('priya', name(personCard('Zoe Hart', { agency: 'health' })))).toBe('wrong-person');
  });
  it('by the other side, of a part of ours', () => {
    const ours = listing({ name: 'Helen Price', agency: 'health' });
    const before = withManagers(ours);
    const act = name(personCard('Zoe Hart', { agency: 'health' }), { side: 'raising' });
    expect(before.act(ours, '2026-06-04 09:00', 'colin', act).refused?.because).toBe('not-yours');
    expect(partsOf(before.act(ours, '2026-06-04 09:00', 'priya', act), 'raising', 'line-manager')).toEqual([
      'zoe (named)',
    ]);
  });
});
