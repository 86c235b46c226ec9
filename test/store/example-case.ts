import type { Commit } from '../../bot/ports/case-store.ts';
import type { Actor, Case, Party } from '../../bot/protocol/case.ts';
import type { Effect } from '../../bot/protocol/effect.ts';
import type { CaseEvent } from '../../bot/protocol/event.ts';

export const AT = '2026-04-01T09:00:00.000Z';
export const ANN: Actor = { person: 'ann', name: 'Ann Example' };

export const partyOf = (person: string): Party => ({
  person,
  name: `${person} Example`,
  email: `${person}@example.org`,
  agency: 'school-1',
  agencyName: 'Hill School',
  side: 'raising',
  role: 'senco',
});

/** A case as it stands just after it was raised. */
export const exampleCase = (ref: string, change: Partial<Case> = {}): Case => ({
  ref,
  protocol: {
    id: 'sandwell-send',
    version: '1',
    holidays: [{ day: '2026-09-21', name: 'State funeral' }],
  },
  revision: 1,
  openedAt: AT,
  facts: { raising: { agencyType: 'school' }, statutory: true, age: 9 },
  parties: [partyOf('ann'), partyOf('ben')],
  intake: {
    category: 2,
    whatHappened: 'The review was put off twice.',
    evidence: 'Two letters.',
    wouldSettle: 'A date for the review.',
    childReference: 'HS-0042',
  },
  happenings: [
    {
      key: 'raised',
      stage: 'one',
      side: 'raising',
      by: ANN,
      occurredAt: AT,
      recordedAt: AT,
      facts: { early: true },
    },
  ],
  stages: [{ stage: 'one', enteredAt: AT }],
  writings: {},
  forms: {},
  similar: [],
  seen: {},
  refusals: 0,
  reminded: { 'reply@one': AT },
  receipts: { thread: { at: AT, outcome: 'delivered', ids: { message: '1' } } },
  flags: ['danger'],
  ...change,
});

export const flagged = (flag: string): CaseEvent => ({ type: 'flagged', at: AT, by: ANN, flag });

export const objecting = (reason: string): CaseEvent => ({
  type: 'settlement-objected',
  at: AT,
  by: ANN,
  reason,
});

export const asking = (stage: string): Effect => ({ kind: 'ask-for-action', key: `ask:${stage}`, stage });

export const telling = (key: string): Effect => ({ kind: 'tell-thread', key, what: 'closed', stage: 'one' });

let commands = 0;

/** A commit that changes nothing but what is given. Each has a command of its own. */
export function commitOf(next: Case, change: Partial<Commit> = {}): Commit {
  commands += 1;
  return { next, commandIds: [`command-${commands}`], events: [], effects: [], settled: [], ...change };
}
