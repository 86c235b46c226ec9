import { median } from './figures.ts';
import type { Flags } from './read-flags.ts';
import type { Report } from './report-turns.ts';
import { DUE, type Field, type Swept, openField } from './sweep.ts';
import { countKinds } from './tap-storage.ts';

const SMALL = 1_000;
const LARGE = 50_000;

/** The same hundred due cases among few open ones and among many, sweep by sweep in turn. */
export async function reportSweep({ appDir, quick }: Flags): Promise<Report> {
  const small = await openField(appDir, SMALL);
  const large = await openField(appDir, LARGE).catch(async (error: unknown) => {
    await small.stop();
    throw error;
  });
  try {
    const swept: Record<'small' | 'large', Swept[]> = { small: [], large: [] };
    for (let round = 0; round < (quick ? 3 : 6); round += 1) {
      const order = round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const);
      for (const name of order) swept[name].push(await { small, large }[name].sweep());
    }
    return describe(swept, { small, large });
  } finally {
    await Promise.all([small.stop(), large.stop()]);
  }
}

const sayOpen = ({ openCases }: Field): string => `${openCases.toLocaleString('en-GB')} open`;

function describe(
  swept: Record<'small' | 'large', Swept[]>,
  fields: Record<'small' | 'large', Field>,
): Report {
  const of = (name: 'small' | 'large', read: (one: Swept) => number): number => median(swept[name].map(read));
  const line = (what: string, unit: string, read: (one: Swept) => number, target = false) => ({
    what,
    unit,
    product: of('large', read),
    floor: of('small', read),
    columns: [sayOpen(fields.large), sayOpen(fields.small)] as const,
    ratio: of('large', read) / of('small', read),
    ...(target && { target: { ratio: 1.1, is: 'at most' as const } }),
  });
  const last = swept.large.at(-1);
  const kinds = Object.entries(countKinds(last?.requests ?? []))
    .map(([kind, count]) => `${(count / DUE).toFixed(2)} × ${kind}`)
    .join(', ');
  return {
    rows: [
      line('sweep, a due case, time without the emulator', 'ms', (it) => it.ownMs, true),
      line('sweep, a due case, time with the emulator', 'ms', (it) => it.wallMs),
      line('sweep, a due case, CPU of its process', 'ms', (it) => it.cpuMs, true),
      line('sweep, a due case, requests to storage', 'requests', (it) => it.requests.length / DUE, true),
    ],
    notes: [
      `sweep: ${DUE} due among ${sayOpen(fields.large)} and among ${sayOpen(fields.small)}; the median of ${swept.large.length} sweeps each, in turn.`,
      `       A due case among ${sayOpen(fields.large)}: ${kinds}; ${((last?.sends ?? 0) / DUE).toFixed(2)} messages sent or changed.`,
      '       The emulator looks through every row of a table for each query, which the real service does not: the time in which it was at work is told apart.',
    ],
  };
}
