import { SNAPSHOT } from '../../bot/store/case-rows.ts';
import { DUE as DUE_HINT } from '../../bot/store/index-rows.ts';
import { raise } from '../journeys/raise.ts';
import { refIn } from '../journeys/steps.ts';
import type { FunctionsHost } from '../sandbox/functions-host/start-functions-host.ts';
import { type Original, copyCases, takeOriginal } from './copy-case.ts';
import { type Place, startPlace } from './place.ts';
import { type Sampler, makeSampler } from './profile/sample.ts';
import { type StorageRequest, busyMs } from './tap-storage.ts';

export const DUE = 100;
/** The working day before the first duty's last day, when its reminder is due; the other cases began later. */
const RAISED_LATER = '2026-06-02T15:00:00+01:00';
const DUE_AT = '2026-06-03T09:00:30+01:00';

/** One run of the timer: what each due case cost. */
export interface Swept {
  /** Milliseconds a due case, with the emulator's own and without. */
  readonly wallMs: number;
  readonly ownMs: number;
  /** What the app's process used, in milliseconds of one core. */
  readonly cpuMs: number;
  readonly requests: readonly StorageRequest[];
  /** Messages that were posted or changed in threads. */
  readonly sends: number;
}

/** A place with so many open cases, of which a hundred at a time can be made due. */
export interface Field {
  readonly openCases: number;
  /** Makes a hundred cases due and lets the timer run. @throws Error where it did not wake exactly those */
  sweep(): Promise<Swept>;
  stop(): Promise<void>;
}

/** Opens one. What a sweep can read of a case that is not due is there for each of them; the rest is left out. */
export async function openField(appDir: string, openCases: number): Promise<Field> {
  const place = await startPlace();
  const sampler = await makeSampler();
  const stop = async () => {
    await place.stop();
    await sampler.remove();
  };
  try {
    const host = await place.start(appDir, { env: sampler.env });
    const due = await raised(place, host);
    await host.setClock({ at: RAISED_LATER });
    const later = await raised(place, host);
    const { server } = place.tables;
    copyCases(server, place.connector, bare(later), openCases - DUE, { threads: false });
    await host.setClock({ at: DUE_AT });
    await host.runTimer('wake'); // the original itself, and what is loaded with the first run
    return { openCases, sweep: () => sweep({ place, host, sampler }, due), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function raised(place: Place, host: FunctionsHost): Promise<Original> {
  const ref = refIn(await raise(place.seat(host, 'Priya Shah'), 'sandwell-send'));
  return takeOriginal(place.tables.server, place.connector, ref);
}

/** Under whatever partition the product keeps what waits for its time. */
const isDueHint = ({ PartitionKey, RowKey }: Record<string, unknown>): boolean =>
  [PartitionKey, ...String(RowKey).split('|')].includes(DUE_HINT);

/** The rows of a case that stand in the way of a sweep: its present state and its place in the order of time. */
function bare(original: Original): Original {
  const rows = new Map([
    ['Cases', (original.rows.get('Cases') ?? []).filter(({ RowKey }) => RowKey === SNAPSHOT)],
    ['Index', (original.rows.get('Index') ?? []).filter(isDueHint)],
  ]);
  for (const [table, kept] of rows)
    if (kept.length !== 1) throw new Error(`${kept.length} rows in ${table} where one was looked for`);
  return { ...original, rows };
}

interface Running {
  readonly place: Place;
  readonly host: FunctionsHost;
  readonly sampler: Sampler;
}

async function sweep({ place, host, sampler }: Running, due: Original): Promise<Swept> {
  copyCases(place.tables.server, place.connector, due, DUE);
  const before = place.connector.requests().length;
  place.storage.begin();
  const cpuBefore = await sampler.cpuMs();
  const began = performance.now();
  await host.runTimer('wake');
  const wall = performance.now() - began;
  const cpu = (await sampler.cpuMs()) - cpuBefore;
  const requests = place.storage.seen();
  const sends = place.connector.requests().slice(before);
  const reminded = new Set(
    sends.filter(({ method }) => method === 'POST').map(({ segments }) => segments[2]),
  );
  if (reminded.size !== DUE) throw new Error(`the sweep reminded ${reminded.size} of ${DUE} cases`);
  return {
    wallMs: wall / DUE,
    ownMs: (wall - busyMs(requests)) / DUE,
    cpuMs: cpu / DUE,
    requests,
    sends: sends.filter(({ method }) => method !== 'GET').length,
  };
}
