import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, currentStage } from '../../bot/protocol/case.ts';
import type { Command, Report } from '../../bot/protocol/command.ts';
import { type Decision, decide } from '../../bot/protocol/decide/decide.ts';
import { dutyRuns, runsInPlay } from '../../bot/protocol/duty-runs.ts';
import type { CaseEvent } from '../../bot/protocol/event.ts';
import { EVENT_KEYS } from '../../bot/protocol/event-key.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { climb, nextStage } from '../../bot/protocol/ladder.ts';
import { nextWake } from '../../bot/protocol/remind.ts';
import { earlierDates, headlineOf, offeredExits, stateOf } from '../../bot/protocol/standing.ts';
import type { World } from '../../bot/protocol/world.ts';
import { arose, talking } from '../fixtures/on-the-way.ts';
import type { Story } from '../fixtures/given.ts';

const STRANGER = 'somebody:else';
const hours = (from: Instant, n: number): Instant => new Date(Date.parse(from) + n * 3_600_000).toISOString();

/** One thing that somebody might try, as numbers; what they mean depends on the case so far. */
interface Move {
  readonly kind: number;
  readonly who: number;
  readonly what: number;
  readonly wait: number;
  readonly ago: number;
  readonly rest: number;
}
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.nat(99),
  who: fc.nat(999),
  what: fc.nat(9999),
  wait: fc.nat(60),
  ago: fc.constantFrom(0, 0, 0, 5, 30, 200),
  rest: fc.nat(9999),
});
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** What moves a case on is tried more often than what hardly ever happens. */
const LIKELY = [
  ...['raised', 'unresolved', 'referred', 'resolved', 'director-raised', 'notification-received'],
  ...['response-sent', 'response-received', 'not-satisfied', 'late-escalation', 'late-accepted'],
  ...['earlier-date-set', 'facts-changed', 'decision-received', 'spoke', 'needs-met', 'done'],
] as const;

function reportOf({ world }: Story, { what, rest, ago, kind }: Move, now: Instant): Report {
  const { stages, duties } = world.protocol;
  const odd = rest % 23 === 0;
  return {
    key: kind % 3 === 0 ? pick(EVENT_KEYS, what) : pick(LIKELY, what),
    occurredAt: hours(now, -ago),
    stage: odd ? 'nowhere' : rest % 3 === 0 ? undefined : pick(stages, rest).id,
    duty: odd ? 'nothing' : rest % 2 === 0 ? undefined : pick(duties, rest).id,
    reason: rest % 4 === 0 ? undefined : 'because',
    wording: rest % 5 === 0 ? undefined : `wording ${rest % 2}`,
    until: rest % 7 === 0 ? undefined : hours(now, rest % 400),
    facts: pick([{ dcsPossible: true }, { policyGap: true }, { adult: true }], rest),
  };
}

/** What takes a case up, said by whoever may: without it chance would hardly ever leave the first stage. */
const UPWARDS = [
  ...['unresolved', 'referred', 'director-raised', 'notification-received', 'response-sent'],
  ...['response-received', 'resolved', 'not-satisfied', 'late-escalation', 'late-accepted'],
] as const;

function wayUp(story: Story, kase: Case, it: Move, now: Instant, id: string): Command {
  const here = currentStage(kase)?.stage ?? '';
  const key = pick(UPWARDS, it.what);
  const goesOn = key === 'referred' || key === 'director-raised' || key === 'notification-received';
  const stage = goesOn ? nextStage(story.world, kase, here)?.id : here;
  const report: Report = {
    key,
    stage,
    reason: 'because',
    wording: it.rest % 2 === 0 ? 'as agreed' : undefined,
  };
  const commandBy = (person: string): Command => ({
    ...{ id, now, actor: { person, name: person } },
    type: 'record',
    report,
  });
  const people = kase.parties.map(({ person }) => person);
  const turned = [...people.slice(it.who % people.length), ...people.slice(0, it.who % people.length)];
  const may = turned.find((person) => {
    const decision = decide(story.world, kase, commandBy(person));
    return !('refused' in decision) || decision.refused.because !== 'not-yours';
  });
  return commandBy(may ?? STRANGER);
}

function commandOf(story: Story, kase: Case, it: Move, now: Instant, id: string): Command {
  const people = [...kase.parties.map(({ person }) => person), STRANGER];
  const person = pick(people, it.who);
  const base = { id, now, actor: { person, name: person } };
  const duty = pick(story.world.protocol.duties, it.what).id;
  const mails = Object.values(kase.writings).map((writing) => `mail:${writing.duty}:${it.rest % 40}`);
  const outcome = pick(['delivered', 'delivered', 'unknown', 'failed'] as const, it.rest);
  if (it.kind < 35) return wayUp(story, kase, it, now, id);
  if (it.kind < 70) return { ...base, type: 'record', report: reportOf(story, it, now) };
  if (it.kind < 78) return { ...base, type: 'write', duty, fields: {}, attested: [duty], reason: 'because' };
  if (it.kind < 86) {
    const receipt = { at: now, outcome, ids: {} };
    return { ...base, type: 'report-delivery', effect: pick([...mails, 'thread'], it.rest), receipt };
  }
  if (it.kind < 92) return { ...base, type: 'object', reason: 'not like that' };
  return it.kind < 96 ? { ...base, type: 'close' } : { ...base, type: 'wake' };
}

interface Step {
  readonly before: Case;
  readonly command: Command;
  readonly decision: Decision;
  readonly after: Case;
}

/** Plays moves one after the other and tells of every step. */
function play(story: Story, moves: readonly Move[], tell: (step: Step) => void): CaseEvent[] {
  let kase = story.case;
  let now = story.now;
  const events = [...story.events];
  moves.forEach((it, index) => {
    now = hours(now, it.wait);
    const command = commandOf(story, kase, it, now, `c${index}`);
    const decision = decide(story.world, kase, command);
    const after = 'refused' in decision ? kase : decision.next;
    if (!('refused' in decision)) events.push(...decision.events);
    tell({ before: kase, command, decision, after });
    kase = after;
  });
  return events;
}

const limitsOf = (world: World, kase: Case, now: Instant): Map<string, Instant> =>
  new Map(
    dutyRuns(world, kase, now).flatMap((run) => [
      ...(run.limitAt ? [[run.key, run.limitAt] as const] : []),
      ...(run.cumulativeAt ? [[`${run.key} by day zero`, run.cumulativeAt] as const] : []),
    ]),
  );

const anything = fc.array(move, { minLength: 1, maxLength: 60, size: 'max' });
const RUNS = { numRuns: 12 };

describe.each([
  ['Sandwell', arose()],
  ['Dorset', talking()],
])('%s: whatever people try, in any order', (_, story) => {
  const always = (check: (step: Step) => void): void => {
    fc.assert(
      fc.property(anything, (moves) => void play(story, moves, check)),
      RUNS,
    );
  };

  it('no limit ever moves later', () => {
    always(({ before, after, command }) => {
      const now = limitsOf(story.world, after, command.now);
      for (const [key, was] of limitsOf(story.world, before, command.now)) {
        const is = now.get(key);
        if (is !== undefined) expect(is <= was, `${key}: ${was} to ${is}`).toBe(true);
      }
    });
  });
  it('the headline is the earliest of the clocks that have not passed', () => {
    always(({ after, command: { now } }) => {
      const clocks = runsInPlay(story.world, after, now).flatMap((run) => [run.limitAt, run.cumulativeAt]);
      const set = after.outcome === undefined ? earlierDates(after) : [];
      const ahead = [...clocks, ...set].filter((at): at is Instant => at !== undefined && at >= now);
      expect(headlineOf(story.world, after, now)?.at).toBe(ahead.sort()[0]);
    });
  });
  it('a refused command changes nothing, and the same question has the same answer', () => {
    always(({ before, command, decision }) => {
      const text = JSON.stringify(before);
      expect(decide(story.world, before, command)).toEqual(decision);
      expect(JSON.stringify(before)).toBe(text);
    });
  });
  it('the events alone tell the whole case', () => {
    fc.assert(
      fc.property(anything, (moves) => {
        let last = story.case;
        const events = play(story, moves, ({ after }) => (last = after));
        const stored = JSON.parse(JSON.stringify(events)) as CaseEvent[];
        const replayed = stored.reduce<Case | undefined>(evolve, undefined);
        expect(JSON.parse(JSON.stringify(replayed))).toEqual(JSON.parse(JSON.stringify(last)));
      }),
      RUNS,
    );
  });
  it('nobody outside the case changes anything', () => {
    always(({ command, decision }) => {
      if (command.actor.person !== STRANGER || command.type === 'wake' || command.type === 'report-delivery')
        return;
      expect('refused' in decision, JSON.stringify(command)).toBe(true);
    });
  });
  it('goes up one level at a time, never down, and never by itself', () => {
    always(({ before, after, command }) => {
      const ladder = climb(story.world, after).map(({ id }) => id);
      const [from, to] = [before, after].map((kase) => ladder.indexOf(currentStage(kase)?.stage ?? ''));
      expect([0, 1]).toContain((to ?? 0) - (from ?? 0));
      if (command.type === 'wake') {
        expect(after.outcome).toBe(before.outcome);
        expect(to).toBe(from);
      }
    });
  });
  it('only what can be done is offered, and what is over stays over', () => {
    always(({ before, after, command: { now } }) => {
      if (before.outcome === 'closed') expect(after.outcome).toBe('closed');
      if (after.outcome === 'closed') {
        expect(offeredExits(story.world, after, now)).toEqual([]);
        expect(stateOf(story.world, after, now)).toBe('closed');
      }
    });
  });
  it('the timer is asked for at a moment that is not over', () => {
    always(({ after, command: { now } }) => {
      const next = nextWake(story.world, after, now);
      if (next !== undefined) expect(next >= now).toBe(true);
      const woken = decide(story.world, after, {
        ...{ id: 'w', now, actor: { person: 'service', name: '' } },
        type: 'wake',
      });
      if ('refused' in woken) throw new Error('the timer was refused');
      const later = nextWake(story.world, woken.next, now);
      if (later !== undefined) expect(later > now, `${later} after ${now}`).toBe(true);
    });
  });
});
