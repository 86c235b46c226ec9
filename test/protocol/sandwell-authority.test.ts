import { describe, expect, it } from 'vitest';
import type { EventKey } from '../../bot/protocol/event-key.ts';
import { theCase } from '../fixtures/claims.ts';
import { type More, type Story, at, personOf } from '../fixtures/given.ts';
import {
  arose,
  managersFailed,
  practitionersFailed,
  raised,
  seniorsFailed,
  withDirectors,
  withManagers,
  withSeniors,
  withTheDcs,
} from '../fixtures/on-the-way.ts';

interface Act {
  readonly what: string;
  readonly given: () => Story;
  readonly event: EventKey;
  readonly more: More;
  /** Whose move it is. */
  readonly movers: readonly string[];
}
const both = (role: string): string[] => [`raising ${role}`, `receiving ${role}`];

const ACTS: readonly Act[] = [
  { what: '1a raise', given: arose, event: 'raised', more: {}, movers: ['raising practitioner'] },
  {
    what: '1b give reasons',
    given: arose,
    event: 'done',
    more: { duty: '1b' },
    movers: ['raising practitioner'],
  },
  {
    what: '1c review the file',
    given: raised,
    event: 'file-reviewed',
    more: {},
    movers: ['receiving practitioner'],
  },
  { what: '1d talk', given: raised, event: 'spoke', more: {}, movers: both('practitioner') },
  {
    what: 'declare stage 1 unresolved',
    given: raised,
    event: 'unresolved',
    more: { reason: 'no way forward' },
    movers: both('practitioner'),
  },
  {
    what: '2a tell the own manager',
    given: practitionersFailed,
    event: 'referred',
    more: { stage: '2' },
    movers: both('practitioner'),
  },
  { what: '2b talk', given: withManagers, event: 'spoke', more: {}, movers: both('line-manager') },
  {
    what: '3a-1 refer',
    given: managersFailed,
    event: 'referred',
    more: { stage: '3a' },
    movers: both('line-manager'),
  },
  { what: '3a-2 meet', given: withSeniors, event: 'meeting-held', more: {}, movers: both('senior-manager') },
  {
    what: '3b-1 raise with the director',
    given: seniorsFailed,
    event: 'director-raised',
    more: {},
    movers: ['raising senior-manager'],
  },
  {
    what: '3b-2 write to the other director',
    given: withDirectors,
    event: 'letter-sent',
    more: { duty: '3b-2' },
    movers: ['raising director'],
  },
  { what: '3b-3 meet', given: withDirectors, event: 'meeting-held', more: {}, movers: both('director') },
  { what: 'X decide', given: withTheDcs, event: 'decision-made', more: {}, movers: ['neutral dcs'] },
];

const later = (story: Story): string => {
  const day = new Date(Date.parse(story.now) + 60_000);
  return day.toISOString();
};

describe.each(ACTS)('SS: who may $what', ({ given, event, more, movers }) => {
  const story = given();
  const everybody = story.case.parties.map((party) => party.person.replace(':', ' '));
  const others = everybody.filter((who) => !movers.includes(who));

  it.each(movers)('%s may', (who) => {
    const after = story.happened(event, later(story), { ...more, by: who });
    expect(after.case.happenings.at(-1)?.by.person).toBe(personOf(who));
  });
  it.each(others)('%s may not, and is told whose move it is', (who) => {
    const refused = story.refuses(event, later(story), { ...more, by: who });
    expect(refused.because).toBe('not-yours');
    expect([...new Set(refused.movers)].sort()).toEqual([...movers].sort());
  });
});

describe('SS: nobody outside the case', () => {
  it.each(['raised', 'risk-flagged', 'earlier-date-set', 'resolved', 'needs-met'] as const)(
    'may say "%s"',
    (event) => {
      const more = { by: 'some stranger', reason: 'because', wording: 'agreed' };
      expect(raised().refuses(event, at('2026-09-07 12:00'), more).because).toBe('not-yours');
    },
  );
  it('may write', () => {
    const now = at('2026-09-07 12:00');
    const write = { type: 'write', now, by: 'some stranger', duty: '1e', fields: {}, attested: [] } as const;
    expect(raised().mayNot(write).because).toBe('not-yours');
  });
});

describe('SS: the senior managers of the other side are invited to tell their director, not bound to (SS.9, 14)', () => {
  it('owes nothing on the receiving side', () => {
    const runs = seniorsFailed().then(theCase);
    expect(runs.offered).toContain('to:3b');
    expect(
      seniorsFailed().refuses('director-raised', at('2026-09-15 09:00'), { by: 'receiving senior-manager' })
        .movers,
    ).toEqual(['raising senior-manager']);
  });
});
