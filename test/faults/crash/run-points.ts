import { type Crossing, type Fate, type Point, openGate, type Gate } from './gate.ts';
import { type Subject, crashAt } from './crash-at.ts';
import type { Found } from './find-subjects.ts';
import { putBack } from './keepsake.ts';
import type { Setting } from './setting.ts';

/** What was found at the points of one command or of many. */
export interface Tally {
  points: number;
  runs: number;
  unknowns: number;
  losses: string[];
  duplicates: string[];
  wrong: string[];
}

export const emptyTally = (): Tally => ({
  points: 0,
  runs: 0,
  unknowns: 0,
  losses: [],
  duplicates: [],
  wrong: [],
});

export function addTo(sum: Tally, one: Tally): void {
  sum.points += one.points;
  sum.runs += one.runs;
  sum.unknowns += one.unknowns;
  sum.losses.push(...one.losses);
  sum.duplicates.push(...one.duplicates);
  sum.wrong.push(...one.wrong);
}

/** So many dead apps may still be trying something when a gate is used again: what they try has long failed by then. */
const GATES = 16;
/** A turn that comes to other points than the calm one, as two requests have changed places, ends a little later at most. */
const SLACK = 4;

/** Gates that are used in turn, each with a new app behind it that knows the directory already. */
export async function openCrashSites(setting: Setting) {
  const gates = await Promise.all(Array.from({ length: GATES }, () => openGate(setting.far)));
  let used = 0;
  return {
    fresh: async ({ kept, at }: Subject) => {
      const gate = gates[used++ % GATES] as Gate;
      gate.arm();
      const app = await setting.start(gate.addresses);
      await putBack(setting, { ...kept, rows: { ...kept.rows, Index: [] } });
      setting.becomes(at);
      await app.deliver();
      await gate.idle();
      return { app, gate };
    },
    stop: () => Promise.all(gates.map((gate) => gate.stop())),
  };
}
type Site = Awaited<ReturnType<Awaited<ReturnType<typeof openCrashSites>>['fresh']>>;
export type CrashSites = Awaited<ReturnType<typeof openCrashSites>>;

const PLACE =
  /\/(Cases|Index|Drafts|Directory|Tables|activities|sendMail|members|conversations|token|\$batch)\b/g;
const nameOf = (crossing: Crossing | undefined): string =>
  crossing === undefined
    ? 'a later request'
    : `${crossing.service} ${crossing.method} ${(crossing.path.match(PLACE) ?? []).at(-1)?.slice(1) ?? ''}`;

/**
 * For whoever dies, a request that was not made and the one before it, whose answer never came, leave the same behind:
 * storage is interrupted after each request only, and a far side that people see also before.
 */
const leavesTheSame = (point: Point, crossing: Crossing | undefined): boolean =>
  point.fate === 'dies' && point.when === 'before' && point.nth > 1 && crossing?.service === 'tables';

function pointsOf({ calm: { crossings } }: Found, fates: readonly Fate[]): Point[] {
  const all = Array.from({ length: crossings.length + SLACK }, (_, at) => at + 1);
  return fates.flatMap((fate) =>
    all.flatMap((nth) =>
      (['before', 'after'] as const)
        .map((when): Point => ({ nth, when, fate }))
        .filter((point) => !leavesTheSame(point, crossings[nth - 1])),
    ),
  );
}

/** One command, interrupted at each of its requests, before it and after it, in each of these ways. */
export async function runPoints(
  setting: Setting,
  found: Found,
  fates: readonly Fate[],
  sites: CrashSites,
): Promise<Tally> {
  const { subject, calm } = found;
  const tally = emptyTally();
  tally.wrong.push(...calm.unsound.map((it) => `${subject.name}: ${it}`));
  const reached = new Set<string>();
  let site: Site | undefined;
  for (const point of pointsOf(found, fates)) {
    site ??= await sites.fresh(subject);
    const differences = await crashAt(setting, subject, point, site, calm.ended);
    if (!differences) continue;
    if (point.fate === 'dies') site = undefined;
    reached.add(`${point.nth} ${point.when}`);
    tally.runs += 1;
    tally.unknowns += differences.unknowns.length;
    const where = `${subject.name} ${point.fate} ${point.when} request ${point.nth} (${nameOf(calm.crossings[point.nth - 1])}): `;
    for (const kind of ['losses', 'duplicates', 'wrong'] as const)
      tally[kind].push(...differences[kind].map((it) => where + it));
  }
  site?.gate.shut();
  tally.points = reached.size;
  return tally;
}
