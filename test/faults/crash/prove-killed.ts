import { crashAt } from './crash-at.ts';
import type { Found } from './find-subjects.ts';
import type { Point } from './gate.ts';
import { startOwnProcess } from './killed-process.ts';
import { type Tally, emptyTally } from './run-points.ts';
import type { Setting } from './setting.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many points of each command: a process takes seconds to start. */
const POINTS = 2;

function drawPoint({ calm: { crossings } }: Found, draw: () => number): Point {
  const nth = 1 + Math.floor(draw() * crossings.length);
  return { nth, when: draw() < 0.5 ? 'before' : 'after', fate: 'dies' };
}

/** Each command once more, in a process of its own that is killed at points that are drawn from the seed. */
export async function proveKilled(
  setting: Setting,
  commands: readonly Found[],
  seed: number,
): Promise<Tally> {
  const tally = emptyTally();
  const draw = drawing(seed);
  const own = await startOwnProcess(setting);
  // The killed process, started again, is also the one that gets what is delivered again.
  const alone = { ...setting, live: own.app };
  for (const found of commands)
    for (let n = 0; n < POINTS; n += 1) {
      const point = drawPoint(found, draw);
      const differences = await crashAt(alone, found.subject, point, own, found.calm.ended);
      if (!differences) continue;
      tally.points += 1;
      tally.runs += 1;
      tally.unknowns += differences.unknowns.length;
      const where = `${found.subject.name}, killed ${point.when} request ${point.nth}: `;
      for (const kind of ['losses', 'duplicates', 'wrong'] as const)
        tally[kind].push(...differences[kind].map((it) => where + it));
    }
  await own.stop();
  return tally;
}
