import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, currentStage } from '../../bot/protocol/case.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { dutyRuns, runsInPlay } from '../../bot/protocol/duty-runs.ts';
import type { CaseEvent } from '../../bot/protocol/event.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { climb } from '../../bot/protocol/ladder.ts';
import { nextWake } from '../../bot/protocol/remind.ts';
import { earlierDates, headlineOf, offeredExits, stateOf } from '../../bot/protocol/standing.ts';
import { type World, stageOf } from '../../bot/protocol/world.ts';
import { begun, readAll } from '../fixtures/begun.ts';
import { finishCase } from '../fixtures/finish-case.ts';
import { type Story, at, given, sandwellSend } from '../fixtures/given.ts';
import { type Move, STRANGER, type Step, move, play } from '../fixtures/random-moves.ts';
import { randomProtocol } from '../fixtures/random-protocol.ts';

const limitsOf = (world: World, kase: Case, now: Instant): Map<string, Instant> =>
  new Map(
    dutyRuns(world, kase, now).flatMap((run) => [
      ...(run.limitAt ? [[run.key, run.limitAt] as const] : []),
      ...(run.cumulativeAt ? [[`${run.key} by day zero`, run.cumulativeAt] as const] : []),
    ]),
  );

const anything = fc.array(move, { minLength: 1, maxLength: 60, size: 'max' });

/** Cases that have just begun: of a shipped protocol, or of protocols that nobody has written. */
const invented: fc.Arbitrary<Story> = randomProtocol.map((protocol) => {
  const world: World = { protocol, calendar: sandwellSend.calendar };
  const until = at('2026-09-20 12:00');
  const key = protocol.stages[0]?.opensOn[0] ?? 'raised';
  return given(world, {}).happened(key, at('2026-09-07 09:00'), key === 'raised' ? { until } : {});
});
const shipped: [string, fc.Arbitrary<Story>, number][] = readAll().map((world) => [
  world.protocol.shortTitle,
  fc.constant(begun(world)),
  8,
]);

describe.each([...shipped, ['protocols that nobody has written', invented, 40] as const])(
  '%s: whatever people try, in any order',
  (_, stories, numRuns) => {
    const played = (check: (story: Story, moves: readonly Move[]) => void): void => {
      fc.assert(fc.property(stories, anything, check), { numRuns });
    };
    const always = (check: (step: Step, story: Story) => void): void => {
      played(
        (story, moves) =>
          void play(story, moves, (step) => {
            check(step, story);
          }),
      );
    };

    it('no limit ever moves later', () => {
      always(({ before, after, command }, story) => {
        const now = limitsOf(story.world, after, command.now);
        for (const [key, was] of limitsOf(story.world, before, command.now)) {
          const is = now.get(key);
          if (is !== undefined) expect(is <= was, `${key}: ${was} to ${is}`).toBe(true);
        }
      });
    });
    it('the headline is the earliest of the clocks that have not passed', () => {
      always(({ after, command: { now } }, story) => {
        const clocks = runsInPlay(story.world, after, now).flatMap((run) => [run.limitAt, run.cumulativeAt]);
        const set = after.outcome === undefined ? earlierDates(after) : [];
        const ahead = [...clocks, ...set].filter((at): at is Instant => at !== undefined && at >= now);
        expect(headlineOf(story.world, after, now)?.at).toBe(ahead.sort()[0]);
      });
    });
    it('a refused command changes nothing, and the same question has the same answer', () => {
      always(({ before, command, decision }, story) => {
        const text = JSON.stringify(before);
        expect(decide(story.world, before, command)).toEqual(decision);
        expect(JSON.stringify(before)).toBe(text);
      });
    });
    it('the events alone tell the whole case', () => {
      played((story, moves) => {
        let last = story.case;
        const events = play(story, moves, ({ after }) => (last = after));
        const stored = JSON.parse(JSON.stringify(events)) as CaseEvent[];
        const replayed = stored.reduce<Case | undefined>(evolve, undefined);
        expect(JSON.parse(JSON.stringify(replayed))).toEqual(JSON.parse(JSON.stringify(last)));
      });
    });
    it('nobody outside the case changes anything', () => {
      always(({ command, decision }) => {
        if (
          command.actor.person !== STRANGER ||
          command.type === 'wake' ||
          command.type === 'report-delivery'
        )
          return;
        expect('refused' in decision, JSON.stringify(command)).toBe(true);
      });
    });
    it('goes up one level at a time, never down, and never by itself', () => {
      always(({ before, after, command }, story) => {
        const ladder = climb(story.world, after).map(({ id }) => id);
        const [from, to] = [before, after].map((kase) => ladder.indexOf(currentStage(kase)?.stage ?? ''));
        const jumped =
          stageOf(story.world.protocol, currentStage(after)?.stage ?? '').outOfTurn !== undefined;
        const steps = (to ?? 0) - (from ?? 0);
        expect(steps >= 0 && (steps <= 1 || jumped), `${from} to ${to}`).toBe(true);
        if (command.type === 'wake') {
          expect(after.outcome).toBe(before.outcome);
          expect(to).toBe(from);
        }
      });
    });
    it('only what can be done is offered, and what is over stays over', () => {
      always(({ before, after, command: { now } }, story) => {
        if (before.outcome === 'closed') expect(after.outcome).toBe('closed');
        if (after.outcome === 'closed') {
          expect(offeredExits(story.world, after, now)).toEqual([]);
          expect(stateOf(story.world, after, now)).toBe('closed');
        }
      });
    });
    it('the timer is asked for at a moment that is not over', () => {
      always(({ after, command: { now } }, story) => {
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
    it('there is always a way to the end: no command leaves a case without an exit', () => {
      played((story, moves) => {
        let last: Step | undefined;
        play(story, moves, (step) => (last = step));
        if (!last) return;
        const ended = finishCase(story.world, last.after, last.command.now);
        expect(ended.outcome, `stuck at ${currentStage(ended)?.stage}`).toBe('closed');
      });
    });
    it('nobody acts out of turn: what is done in a stage is done by whoever may', () => {
      always(({ before, command, decision }, story) => {
        if ('refused' in decision || command.type !== 'record') return;
        const part = before.parties.filter(({ person }) => person === command.actor.person);
        expect(part.some(({ receivesOnly }) => receivesOnly !== true)).toBe(true);
        const key = command.report.key;
        if (key !== 'unresolved' && key !== 'resolved') return;
        const stage = stageOf(story.world.protocol, currentStage(before)?.stage ?? '');
        expect(part.some(({ role, side }) => stage.holders[side] === role)).toBe(true);
      });
    });
  },
);
