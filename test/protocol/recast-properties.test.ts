import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Case, Party } from '../../bot/protocol/case.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import { gapsOf } from '../../bot/protocol/gaps.ts';
import { recast } from '../../bot/protocol/recast.ts';
import { nextStage } from '../../bot/protocol/ladder.ts';
import { directory } from '../fixtures/random-directory.ts';
import {
  type Act,
  type Course,
  type Entry,
  MANAGER,
  MANNED,
  RECAST,
  cardOf,
  raisedUnder,
  worldWith,
} from '../fixtures/rostered.ts';

/** One step: perhaps another directory, some hours, and what somebody does. */
const step = fc.record({
  entries: fc.option(directory, { nil: undefined }),
  wait: fc.integer({ min: 0, max: 60 }),
  kind: fc.nat(3),
  who: fc.nat(99),
  to: fc.nat(99),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

function cardAt(entries: readonly Entry[], n: number) {
  const { person, name, email, agency, agencyName, outside } = cardOf(pick(entries, n) as Entry);
  return { person, name, email, agency, agencyName, ...(outside && { outside }) };
}

function actOf({ case: kase }: Course, entries: readonly Entry[], { kind, who, to }: Step): [string, Act] {
  const world = worldWith(entries);
  const part = pick(kase.parties, who);
  const gap = gapsOf(world, kase)[0];
  if (kind === 0 && part)
    return [
      to % 2 === 0 ? MANAGER : part.person,
      { type: 'hand-over', from: part.person, side: part.side, to: cardAt(entries, to), reason: 'moves on' },
    ];
  if (kind === 1 && gap)
    return [
      MANAGER,
      { type: 'name-holder', side: gap.side, role: gap.role, to: cardAt(entries, to), how: 'named' },
    ];
  const stage = nextStage(world, kase, kase.stages.at(-1)?.stage ?? '')?.id;
  const report = { key: stage === '3b' ? 'director-raised' : 'referred', stage, reason: 'because' };
  return kind === 2 && part && stage !== undefined
    ? [part.person, { type: 'record', report }]
    : ['service', RECAST];
}

/** Whoever acts on both sides. */
const onBothSides = ({ parties }: Case): readonly Party[] =>
  parties.filter(
    ({ person, side }) =>
      side === 'raising' && parties.some((it) => it.person === person && it.side === 'receiving'),
  );

function playedThrough(
  steps: readonly Step[],
  check: (course: Course, entries: readonly Entry[], at: string) => void,
) {
  let entries: readonly Entry[] = MANNED;
  let hours = 11;
  let course = raisedUnder(MANNED);
  for (const one of steps) {
    entries = one.entries ?? entries;
    hours += one.wait;
    const day = String(1 + Math.floor(hours / 24)).padStart(2, '0');
    const at = `2026-06-${day} ${String(hours % 24).padStart(2, '0')}:00`;
    course = course.act(entries, at, ...actOf(course, entries, one));
    check(course, entries, at);
  }
  return course;
}

const steps = fc.array(step, { minLength: 3, maxLength: 12 });

it('however the directory changes: looked up twice, nothing changes the second time, and nobody is on both sides', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const course = playedThrough(all, ({ case: kase, refused }, entries, at) => {
        if (refused) return;
        const now = new Date(`${at.replace(' ', 'T')}:00+01:00`).toISOString();
        expect(recast(worldWith(entries), kase, now)).toEqual([]);
        expect(onBothSides(kase)).toEqual([]);
      });
      expect(course.events.reduce<Case | undefined>(evolve, undefined)).toEqual(course.case);
    }),
    { seed: 20_261_122, numRuns: 300 },
  );
});
