import { driveCase, type Lifecycle } from './lifecycle/drive-case.ts';
import { PATHS } from './lifecycle/paths.ts';
import { INSTANCE_GB, LEAST_SECONDS, PRICES, type Used, priceOf } from './lifecycle/prices.ts';
import { startPlace } from './place.ts';
import type { Flags } from './read-flags.ts';
import type { Report } from './report-turns.ts';
import { sayColumns, sayNumber } from './say-table.ts';

const usedBy = ({ storageRequests, turns, timerRuns }: Lifecycle): Used => ({
  storageRequests,
  executions: turns + timerRuns,
});

const dollars = (value: number): string => `$${sayNumber(value)}`;

/** One whole case of each procedure, along the longest way that the journeys of the tests take. */
export async function reportLifecycles({ appDir }: Flags): Promise<Report> {
  const driven = await Promise.all(PATHS.map((path) => driveCase(appDir, path)));
  const table = sayColumns(
    [
      'one whole case',
      'turns',
      'timer runs',
      'storage',
      'reads',
      'queries',
      'transactions',
      'connector',
      'mails',
      'price',
    ],
    driven.map((it) => [
      it.protocol,
      ...[it.turns, it.timerRuns, it.storageRequests].map(String),
      ...[it.storage['point read'], it.storage.query, it.storage.transaction].map((count) =>
        String(count ?? 0),
      ),
      ...[it.connectorCalls, it.mails].map(String),
      dollars(priceOf(usedBy(it))),
    ]),
  );
  return {
    rows: [],
    data: {
      lifecycle: driven.map((it) => ({ ...it, dollars: priceOf(usedBy(it)) })),
      prices: PRICES,
    },
    notes: [
      `lifecycle: raised, up to the top, and to its end; people act at least two minutes apart, so that the directory is read anew.\n${table}`,
      sayPrices(),
      await sayStanding(appDir),
    ],
  };
}

const sayPrices = (): string =>
  sayColumns(
    ['list prices', 'as of', 'source'],
    Object.values(PRICES).map(({ what, said, asOf, source }) => [`${what}: ${said}`, asOf, source]),
  ) + `\nAn execution is reckoned with ${LEAST_SECONDS} s and ${INSTANCE_GB} GB.`;

const RUNS_A_MONTH = 60 * 24 * 30;

/** The two timers tick each minute, whether there is a case or not. */
async function sayStanding(appDir: string): Promise<string> {
  const place = await startPlace();
  try {
    const host = await place.start(appDir);
    const tick = async (): Promise<number> => {
      await host.setClock({ at: new Date(place.now().getTime() + 60_000) });
      place.storage.begin();
      for (const timer of ['wake', 'deliver']) await host.runTimer(timer);
      return place.storage.seen().length;
    };
    await tick();
    const requests = await tick();
    const price = priceOf({ storageRequests: requests * RUNS_A_MONTH, executions: 2 * RUNS_A_MONTH });
    return `Without any case: ${requests} requests to storage a minute by the two timers; ${dollars(price)} a month by the same prices, before what is free.`;
  } finally {
    await place.stop();
  }
}
