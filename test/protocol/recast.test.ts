import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../bot/protocol/gaps.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import type { Case } from '../../bot/protocol/case.ts';
import {
  type Course,
  type Entry,
  MANNED,
  RECAST,
  WAKE,
  listing,
  mentionsOf,
  partsOf,
  raisedUnder,
  withManagers,
  withSeniors,
  worldWith,
} from '../fixtures/rostered.ts';

/** Colin Webb, line manager at the council, is away; Dora Flint stands in for him. */
const colin = (away?: Entry['away']): Entry => ({
  name: 'Colin Webb',
  agency: 'council',
  holds: [{ role: 'line-manager', deputy: 'dora' }],
  ...(away && { away }),
});
const LEAVE = { from: '2026-06-03', until: '2026-06-09' };
const AWAY = listing(colin(LEAVE));
const THERE = listing(colin());
const managers = (course: Course): string[] => partsOf(course, 'receiving', 'line-manager');
const gaps = (course: Course): string[] =>
  gapsOf(worldWith(undefined), course.case).map(({ side, role, away }) =>
    [side, role, ...away.map(({ person }) => person)].join(' '),
  );
const SETTLE = { type: 'record', report: { key: 'resolved', wording: 'Ten hours a week.' } } as const;

describe('a holder who is away when their stage opens', () => {
  const opened = withManagers(AWAY);
  it('keeps their part, and their deputy has it too', () => {
    expect(managers(opened)).toEqual(['colin (away)', 'dora (deputy)']);
  });
  it('is not called: the deputy is, with the other side', () => {
    expect(mentionsOf(opened, 'stage-opened').sort()).toEqual(['dora', 'helen']);
  });
  it('leaves no gap', () => expect(gaps(opened)).toEqual([]));
  it('lets the deputy act as the holder would', () => {
    expect(opened.act(AWAY, '2026-06-04 09:00', 'dora', SETTLE).refused).toBeUndefined();
  });
});

describe('an absence that begins in the middle of a stage', () => {
  const before = withManagers(THERE);
  it('brings the deputy in with the next command, and calls them', () => {
    expect(managers(before)).toEqual(['colin']);
    const after = before.act(AWAY, '2026-06-04 09:00', 'helen', SETTLE);
    expect(managers(after)).toEqual(['colin (away)', 'dora (deputy)']);
    expect(mentionsOf(after, 'asked-instead')).toEqual(['dora']);
  });
  it('or with the next look of the timer', () => {
    const after = before.act(AWAY, '2026-06-04 09:00', 'service', WAKE);
    expect(mentionsOf(after, 'asked-instead')).toEqual(['dora']);
  });
  it('once: looking again changes nothing and calls nobody', () => {
    const once = before.act(AWAY, '2026-06-04 09:00', 'service', RECAST);
    const twice = once.act(AWAY, '2026-06-04 09:01', 'service', RECAST);
    expect(twice.case).toEqual(once.case);
    expect(twice.effects).toEqual([]);
  });
  it('is over when they are back: both keep their part', () => {
    const back = before
      .act(AWAY, '2026-06-04 09:00', 'service', RECAST)
      .act(AWAY, '2026-06-10 09:00', 'service', RECAST);
    expect(managers(back)).toEqual(['colin', 'dora (deputy)']);
    expect(back.act(AWAY, '2026-06-10 10:00', 'dora', SETTLE).refused).toBeUndefined();
  });
  it('and a second one calls the deputy again', () => {
    const later = listing(colin({ from: '2026-06-12', until: '2026-06-15' }));
    const back = before
      .act(AWAY, '2026-06-04 09:00', 'service', RECAST)
      .act(AWAY, '2026-06-10 09:00', 'service', RECAST);
    expect(mentionsOf(back.act(later, '2026-06-12 09:00', 'service', RECAST), 'asked-instead')).toEqual([
      'dora',
    ]);
  });
  it('of a deputy, too, is a gap of which those are told who can say who it is', () => {
    const both = listing(colin(LEAVE), { name: 'Dora Flint', agency: 'council', away: LEAVE });
    const after = before.act(both, '2026-06-04 09:00', 'service', RECAST);
    expect(managers(after)).toEqual(['colin (away)']);
    expect(gaps(after)).toEqual(['receiving line-manager colin']);
    expect(mentionsOf(after, 'nobody-there')).toEqual(['priya', 'tom']);
  });
  it('of a deputy who stands in already is a gap, too', () => {
    const stands = before.act(AWAY, '2026-06-04 09:00', 'service', RECAST);
    const both = listing(colin(LEAVE), { name: 'Dora Flint', agency: 'council', away: LEAVE });
    const after = stands.act(both, '2026-06-05 09:00', 'service', RECAST);
    expect(managers(after)).toEqual(['colin (away)', 'dora (away)']);
    expect(gaps(after)).toEqual(['receiving line-manager colin dora']);
  });
});

describe('a practitioner with whom it began', () => {
  const tom = (more: Partial<Entry>): Entry => ({
    name: 'Tom Baker',
    agency: 'council',
    holds: [{ role: 'practitioner', deputy: 'dora' }],
    ...more,
  });
  it('has a deputy while they are away, from the opening on', () => {
    const opened = raisedUnder(listing(tom({ away: { from: '2026-06-01', until: '2026-06-05' } })));
    expect(partsOf(opened, 'receiving', 'practitioner')).toEqual(['dora (deputy)', 'tom (away)']);
    expect(mentionsOf(opened, 'stage-opened')).toEqual(['dora']);
  });
  it('is not joined by whoever else holds that role', () => {
    const more = listing({ name: 'Ian Reed', agency: 'council', holds: [{ role: 'practitioner' }] });
    const after = raisedUnder(MANNED).act(more, '2026-06-02 09:00', 'service', RECAST);
    expect(partsOf(after, 'receiving', 'practitioner')).toEqual(['tom']);
  });
  it('loses their part when the directory says that theirs has ended, and the side goes on', () => {
    const left = listing(tom({ holds: [{ role: 'practitioner', endsOn: '2026-06-02' }] }));
    const after = raisedUnder(MANNED).act(left, '2026-06-02 09:00', 'service', RECAST);
    expect(partsOf(after, 'receiving', 'practitioner')).toEqual([]);
    expect(partsOf(after, 'receiving', 'line-manager')).toEqual(['colin']);
    expect(mentionsOf(after, 'nobody-there')).toEqual(['priya']);
  });
});

describe('a role that ends', () => {
  const ended = listing({
    name: 'Colin Webb',
    agency: 'council',
    holds: [{ role: 'line-manager', endsOn: '2026-06-04' }],
  });
  const stage = withManagers(MANNED);
  it('counts until the day before', () => {
    expect(stage.act(ended, '2026-06-03 17:00', 'colin', SETTLE).refused).toBeUndefined();
  });
  it('takes the part away on its day: what they then try is refused', () => {
    const { refused, case: kase } = stage.act(ended, '2026-06-04 00:30', 'colin', SETTLE);
    expect(refused?.because).toBe('not-yours');
    expect(kase).toEqual(stage.case);
  });
  it('also where nobody follows: then those are told who can say who does', () => {
    const after = stage.act(ended, '2026-06-04 09:00', 'service', WAKE);
    expect(managers(after)).toEqual([]);
    expect(gaps(after)).toEqual(['receiving line-manager']);
    expect(mentionsOf(after, 'nobody-there')).toEqual(['priya', 'tom']);
  });
  it('of a stage that has passed takes that part away, too', () => {
    const after = withSeniors(MANNED).act(ended, '2026-06-05 09:00', 'service', RECAST);
    expect(managers(after)).toEqual([]);
    expect(gaps(after)).toEqual([]);
  });
  it('ends with the name on what they did', () => {
    const said = stage
      .act(MANNED, '2026-06-03 17:00', 'colin', SETTLE)
      .act(ended, '2026-06-04 09:00', 'service', RECAST);
    expect(said.case.settlement?.by).toEqual({ person: 'colin', name: 'Colin Webb' });
  });
});

describe('a new holder', () => {
  const ian: Entry = { name: 'Ian Reed', agency: 'council', holds: [{ role: 'line-manager' }] };
  it('joins, and is called where there is something to do', () => {
    const after = withManagers(MANNED).act(listing(ian), '2026-06-04 09:00', 'service', RECAST);
    expect(managers(after)).toEqual(['colin', 'ian']);
    expect(mentionsOf(after, 'asked-instead')).toEqual(['ian']);
  });
  it('of a later stage joins without being called', () => {
    const above = listing({ ...ian, holds: [{ role: 'senior-manager' }] });
    const after = withManagers(MANNED).act(above, '2026-06-04 09:00', 'service', RECAST);
    expect(partsOf(after, 'receiving', 'senior-manager')).toEqual(['farah', 'ian']);
    expect(mentionsOf(after, 'asked-instead')).toEqual([]);
  });
  it('who is on the other side already does not', () => {
    const both: Entry = {
      name: 'Helen Price',
      agency: 'health',
      holds: [{ role: 'line-manager' }, { role: 'line-manager', agency: 'council' }],
    };
    expect(managers(withManagers(MANNED).act(listing(both), '2026-06-04 09:00', 'service', RECAST))).toEqual([
      'colin',
    ]);
  });
  it('who is an officer of neither side is that no longer', () => {
    const judith: Entry = {
      name: 'Judith Okafor',
      agency: 'council',
      holds: [{ role: 'dcs' }, { role: 'line-manager' }],
    };
    const after = withManagers(MANNED).act(listing(judith), '2026-06-04 09:00', 'service', RECAST);
    expect(managers(after)).toEqual(['colin', 'judith']);
    expect(partsOf(after, 'neutral', 'dcs')).toEqual([]);
  });
  it('whom nobody has confirmed does not join', () => {
    const after = withManagers(MANNED).act(
      listing({ ...ian, unconfirmed: true }),
      '2026-06-04 09:00',
      'service',
      RECAST,
    );
    expect(managers(after)).toEqual(['colin']);
  });
});

it('of two teams, the one of the practitioner is asked', () => {
  const teams = listing(
    { name: 'Tom Baker', agency: 'council', team: 'North', holds: [{ role: 'practitioner' }] },
    { name: 'Colin Webb', agency: 'council', holds: [{ role: 'line-manager', team: 'North' }] },
    { name: 'Ian Reed', agency: 'council', holds: [{ role: 'line-manager', team: 'South' }] },
  );
  expect(managers(withManagers(teams))).toEqual(['colin']);
});

it('nobody is asked twice who holds it and stands in for another', () => {
  const twice = listing(colin(LEAVE), {
    name: 'Dora Flint',
    agency: 'council',
    holds: [{ role: 'line-manager' }],
  });
  expect(managers(withManagers(twice)).sort()).toEqual(['colin (away)', 'dora']);
});

it('a case without a directory at hand keeps the people with whom it was opened', () => {
  const stage = withManagers(MANNED);
  const after = stage.act(undefined, '2026-06-04 09:00', 'colin', SETTLE);
  expect(after.case.parties).toEqual(stage.case.parties);
});

it('what the events tell is the case', () => {
  const after = withManagers(THERE)
    .act(AWAY, '2026-06-04 09:00', 'helen', SETTLE)
    .act(AWAY, '2026-06-10 09:00', 'service', RECAST);
  const again = after.events.reduce<Case | undefined>(evolve, undefined);
  expect(again).toEqual(after.case);
});

describe('a reminder of what nobody is there to do', () => {
  it('goes to those who can say who it is', () => {
    const nobody = listing({ name: 'Colin Webb', agency: 'council' });
    const stage = withManagers(nobody);
    expect(mentionsOf(stage, 'nobody-there')).toEqual(['priya', 'tom']);
    const reminded = ['2026-06-04 09:00', '2026-06-05 09:00', '2026-06-05 15:00', '2026-06-08 09:00']
      .map((at) => stage.act(nobody, at, 'service', WAKE).effects)
      .flatMap((effects) => effects.flatMap((it) => (it.kind === 'remind' ? [it.people] : [])));
    expect(reminded.length).toBeGreaterThan(0);
    for (const people of reminded) expect(people).toEqual(expect.arrayContaining(['priya', 'tom']));
  });
});
