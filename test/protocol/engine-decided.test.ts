import { describe, expect, it } from 'vitest';
import type { EventKey } from '../../bot/protocol/event-key.ts';
import { duty, theCase } from '../fixtures/claims.ts';
import {
  FIVE_DAYS,
  WHY,
  beforeBiChair,
  inMediation,
  withScChair,
  withScrutineer,
} from '../fixtures/engine-stories.ts';
import { type More, type Story, at } from '../fixtures/given.ts';
import { withTheDcs } from '../fixtures/on-the-way.ts';

const WHEN = at('2026-09-28 10:00');
const LATER = at('2026-09-28 12:00');
const officeHasIt = (): Story =>
  inMediation()
    .happened('unresolved', at('2026-09-09 10:00'), WHY)
    .happened('notice-sent', at('2026-09-09 10:30'), { duty: 'B2' })
    .happened('form-received', at('2026-09-09 11:00'));

interface Decider {
  readonly by: string;
  readonly stage: string;
  readonly given: () => Story;
}
const DECIDERS: readonly Decider[] = [
  { by: 'neutral dcs', stage: 'X', given: withTheDcs },
  { by: 'neutral chair', stage: '4', given: withScChair },
  { by: 'neutral chair', stage: '4', given: beforeBiChair },
  { by: 'neutral scrutineer', stage: '5', given: withScrutineer },
  { by: 'neutral office', stage: 'C', given: officeHasIt },
];
const decided = ({ given, by }: Decider): Story => given().happened('decision-made', WHEN, { by });

const MOVES: readonly (readonly [EventKey, More])[] = [
  ['unresolved', WHY],
  ['resolved', { wording: 'something else' }],
  ['decision-made', {}],
  ['referred', WHY],
  ['raised', { days: FIVE_DAYS, ...WHY }],
  ['form-received', WHY],
  ['director-raised', WHY],
  ['notification-received', WHY],
  ['scrutineer-finding', { facts: { leadershipWeak: true, allAttemptsFailed: true } }],
  ['attention-received', {}],
  ['satisfied', {}],
  ['not-satisfied', {}],
  ['late-escalation', WHY],
  ['late-accepted', {}],
  ['time-stated', { days: FIVE_DAYS }],
  ['earlier-date-set', { until: LATER, ...WHY }],
  ['later-date-requested', WHY],
  ['manager-aware', {}],
  ['concern-remains', {}],
  ['disagreement-arose', {}],
];

describe.each(DECIDERS)('what $by has decided in $stage of the protocol', (decider) => {
  it('ends the case at that moment', () => {
    expect(decided(decider).then(theCase)).toMatchObject({ state: 'decided', stage: decider.stage });
    expect(decided(decider).case.endedAt).toBe(WHEN);
  });
  it('is nobody else’s to decide, and no side can settle it or give it up', () => {
    const story = decider.given();
    const others = story.case.parties
      .map(({ person }) => person.replace(':', ' '))
      .filter((it) => it !== decider.by);
    for (const by of others) {
      expect(story.refuses('decision-made', WHEN, { by }), by).toMatchObject({
        because: 'not-yours',
        movers: [decider.by],
      });
      expect(story.refuses('resolved', WHEN, { by, wording: 'so' }).because).toBe('not-now');
      expect(story.refuses('unresolved', WHEN, { by, ...WHY }).because).toBe('not-now');
    }
  });
  it.each(MOVES)('%s moves it no more, whoever says so', (key, more) => {
    const story = decided(decider);
    for (const { person } of story.case.parties) {
      const refused = story.refuses(key, LATER, { ...more, by: person.replace(':', ' ') });
      expect(['not-now', 'not-yours'], `${key} by ${person}: ${refused.because}`).toContain(refused.because);
    }
  });
  it('leaves danger to be told of, and facts to be learned', () => {
    const story = decided(decider);
    expect(story.happened('risk-flagged', LATER).case.happenings.at(-1)?.key).toBe('risk-flagged');
    const known = story.happened('facts-changed', LATER, { facts: { policyGap: true } });
    expect(known.then(theCase).state).toBe('decided');
  });
  it('offers no way on', () => {
    expect(
      decided(decider)
        .then(theCase)
        .offered.filter((exit) => exit !== 'close'),
    ).toEqual([]);
  });
});

describe('a decision is for the stage of the one who makes it', () => {
  it('not a stage that the sides settle', () => {
    const refused = inMediation().refuses('decision-made', at('2026-09-08 12:00'), {
      by: 'neutral mediator',
    });
    expect(refused.because).toBe('not-now');
  });
  it('and it does what the Chair was asked for', () => {
    const [, chair] = DECIDERS;
    if (chair) decided(chair).then(duty('4c')).isDone().isInTime();
  });
});
