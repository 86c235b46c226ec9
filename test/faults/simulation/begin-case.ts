import fc from 'fast-check';
import type { Report } from '../../../bot/protocol/command.ts';
import type { Protocol } from '../../../bot/protocol/definition.ts';
import type { World } from '../../../bot/protocol/world.ts';
import { FACTS, readAll } from '../../fixtures/begun.ts';
import { randomProtocol } from '../../fixtures/random-protocol.ts';
import { SEASONS, type Season, dayOfSeason } from '../clock/seasons.ts';
import { HOUR, clockOn } from '../clock/london.ts';
import { type Random, below, chance, oneOf } from './random.ts';
import type { Beginning } from './service.ts';

const shipped = readAll();
/** So many protocols that nobody has written are drawn; a case takes one of them. */
const INVENTED = 60;
const INVENTED_SEED = 20_260_907;
const invented: readonly Protocol[] = fc.sample(randomProtocol, { numRuns: INVENTED, seed: INVENTED_SEED });

function worldFor(random: Random): World {
  const { calendar } = shipped[0] as World;
  return chance(random, 0.75) ? oneOf(random, shipped) : { protocol: oneOf(random, invented), calendar };
}

/** Half of the cases begin within three weeks before a day on which clocks or counting go wrong. */
function startFor(random: Random): number {
  const season = oneOf(random, Object.keys(SEASONS) as Season[]);
  const anyDay = Math.floor(Date.UTC(2026, 0, 5) / (24 * HOUR)) + below(random, 900);
  const day = chance(random, 0.5) ? dayOfSeason(season) - below(random, 21) : anyDay;
  return clockOn(day, below(random, 24), below(random, 60));
}

function firstReport({ dayZero, stages }: Protocol, until: string, random: Random): Report {
  const zero = dayZero.find((key) => stages.some(({ opensOn }) => opensOn.includes(key)));
  const key = zero ?? stages[0]?.opensOn[0] ?? 'raised';
  if (key !== 'raised') return { key };
  if (!stages[0]?.stated) return { key, medium: 'verbal' };
  const days = {
    n: 1 + below(random, 12),
    unit: oneOf(random, ['working', 'calendar', 'unspecified'] as const),
  };
  return chance(random, 0.5) ? { key, days } : { key, until };
}

/** Draws a case: its protocol, the day and hour on which it begins, and how. */
export function drawBeginning(random: Random): Beginning {
  const world = worldFor(random);
  const at = startFor(random);
  const until = new Date(at + (1 + below(random, 300)) * HOUR).toISOString();
  return {
    world,
    at: new Date(at).toISOString(),
    facts: FACTS,
    reports: [firstReport(world.protocol, until, random)],
  };
}
