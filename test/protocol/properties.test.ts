import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, currentStage } from '../../bot/protocol/case.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import type { CaseEvent } from '../../bot/protocol/event.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import { nextWake } from '../../bot/protocol/remind.ts';
import type { World } from '../../bot/protocol/world.ts';
import { begun, readAll } from '../fixtures/begun.ts';
import {
  type Invariant,
  climbsByOne,
  headlineIsEarliest,
  limitsNeverMoveLater,
  nobodyActsOutOfTurn,
  strangersChangeNothing,
  timerIsNotAskedForThePast,
  whatIsOverStaysOver,
} from '../fixtures/case-invariants.ts';
import { finishCase } from '../fixtures/finish-case.ts';
import { type Story, at, given, sandwellSend } from '../fixtures/given.ts';
import { type Move, type Step, move, play } from '../fixtures/random-moves.ts';
import { randomProtocol } from '../fixtures/random-protocol.ts';

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
    const holdsAlways = (invariant: Invariant): void => {
      always((step, { world }) => {
        expect(invariant(world, { ...step, refused: 'refused' in step.decision })).toEqual([]);
      });
    };

    it('no limit ever moves later', () => {
      holdsAlways(limitsNeverMoveLater);
    });
    it('the headline is the earliest of the clocks that have not passed', () => {
      holdsAlways(headlineIsEarliest);
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
      holdsAlways(strangersChangeNothing);
    });
    it('goes up one level at a time, never down, and never by itself', () => {
      holdsAlways(climbsByOne);
    });
    it('only what can be done is offered, and what is over stays over', () => {
      holdsAlways(whatIsOverStaysOver);
    });
    it('the timer is asked for at a moment that is not over', () => {
      holdsAlways(timerIsNotAskedForThePast);
      always(({ after, command: { now } }, story) => {
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
      holdsAlways(nobodyActsOutOfTurn);
    });
  },
);
