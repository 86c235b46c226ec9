import { describeBundle, WHY_LAZY } from './describe-bundle.ts';
import { coldCpu, timeColdStarts } from './cold.ts';
import { median, p99, sum } from './figures.ts';
import { type Arena, openArena } from './open-arena.ts';
import { profileColdStart } from './profile/cold-start.ts';
import { type Sampler, makeSampler } from './profile/sample.ts';
import { sayProfile } from './profile/say-profile.ts';
import type { Flags } from './read-flags.ts';
import { type Row, type Target, sayColumns, sayNumber } from './say-table.ts';
import { type StorageRequest, countKinds } from './tap-storage.ts';
import { CLIENTS, timeThroughput } from './throughput.ts';
import { timeTurns } from './turn.ts';

/** What one part of the bench has to say: rows for the table, and lines that explain them. */
export interface Report {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  /** What the notes say in words, for a machine. */
  readonly data?: Readonly<Record<string, unknown>>;
}

interface Pair {
  readonly product: number;
  readonly floor: number;
}

const row = (what: string, unit: string, { product, floor }: Pair, target?: Target): Row => ({
  what,
  product,
  floor,
  unit,
  ratio: product / floor,
  ...(target && { target }),
});

const both = <T>(given: Record<'product' | 'floor', T>, of: (one: T) => number): Pair => ({
  product: of(given.product),
  floor: of(given.floor),
});

const atMost = (ratio: number): Target => ({ ratio, is: 'at most' });

/** What is compared turn by turn: the product and the floor as two processes beside each other. */
export async function reportTurns(flags: Flags): Promise<Report> {
  const samplers = { product: await makeSampler(), floor: await makeSampler() };
  const arena = await openArena({ appDir: flags.appDir, env: (name) => samplers[name].env });
  try {
    const reports: Report[] = [];
    if (flags.parts.includes('turn')) reports.push(await reportTurn(arena, samplers, flags));
    if (flags.parts.includes('throughput')) reports.push(await reportThroughput(arena, flags));
    if (flags.parts.includes('cold')) reports.push(await reportCold(arena, flags));
    return { rows: reports.flatMap(({ rows }) => rows), notes: reports.flatMap(({ notes }) => notes) };
  } finally {
    await arena.stop();
    await Promise.all([samplers.product.remove(), samplers.floor.remove()]);
  }
}

type Samplers = Record<'product' | 'floor', Sampler>;

async function reportTurn(arena: Arena, samplers: Samplers, { quick, profile }: Flags): Promise<Report> {
  const turns = quick ? 200 : 1_000;
  await timeTurns(arena, 0, quick ? 100 : 300);
  const cpuNow = async () => ({
    product: await samplers.product.cpuMs(),
    floor: await samplers.floor.cpuMs(),
  });
  const before = await cpuNow();
  const times = await timeTurns(arena, turns, 0);
  const after = await cpuNow();
  const cpu = {
    product: (after.product - before.product) / turns,
    floor: (after.floor - before.floor) / turns,
  };
  return {
    rows: [
      row('turn, median', 'ms', both(times, median), atMost(1.25)),
      row('turn, p99', 'ms', both(times, p99), atMost(1.5)),
      row('turn, CPU of its process', 'ms', cpu),
      ...storageRows(arena),
    ],
    notes: [
      `turn: ${turns} turns of each, one after the other and in turn; warm-up not counted.`,
      sayWork(arena),
      ...(profile ? await profileTurns(arena, samplers, quick ? 100 : 300) : []),
    ],
  };
}

const storageRows = ({ calibrated, quiet }: Arena): Row[] => [
  ...countRows('turn that posts nothing', quiet),
  ...countRows('turn that posts a message', calibrated.requests),
];

function countRows(what: string, requests: readonly StorageRequest[]): Row[] {
  const counts = countKinds(requests);
  const reads = (counts['point read'] ?? 0) + (counts.query ?? 0);
  const transactions = counts.transaction ?? 0;
  const other = requests.length - reads - transactions;
  return [
    row(`${what}, reads of storage`, 'requests', { product: reads, floor: 1 }, atMost(1)),
    row(`${what}, transactions`, 'requests', { product: transactions, floor: 1 }, atMost(1)),
    row(`${what}, rows of the index written or taken away`, 'requests', { product: other, floor: 0 }),
  ];
}

function sayWork({ calibrated: { floor, requests } }: Arena): string {
  const sends = floor.sends.map(
    ({ id, activity }) =>
      `${id === undefined ? 'a message' : 'a change'} of ${JSON.stringify(activity).length} bytes`,
  );
  const said = requests.map(({ kind, method, url }) => {
    const place = decodeURIComponent(url.split('/').at(-1)?.split('?')[0] ?? '');
    return `     ${kind}: ${method} ${place}`.replace(/SS-\w{6}/g, 'REF');
  });
  return [
    `turn: the floor reads 1 row, writes ${floor.actions.length} rows in one transaction, sends ${sends.join(', ')},`,
    `      and answers with ${JSON.stringify(floor.answer).length} bytes. The product's requests to storage, in order:`,
    ...said,
  ].join('\n');
}

async function profileTurns(arena: Arena, samplers: Samplers, turns: number): Promise<string[]> {
  await Promise.all([samplers.product.begin(), samplers.floor.begin()]);
  await timeTurns(arena, turns, 0);
  const product = sayProfile('a turn of the product', await samplers.product.end(), turns);
  return [product, sayProfile('a turn of the floor', await samplers.floor.end(), turns)];
}

async function reportThroughput(arena: Arena, { quick }: Flags): Promise<Report> {
  const [runs, each] = quick ? [2, 10] : [6, 20];
  await timeThroughput(arena, 1, 5);
  const found = await timeThroughput(arena, runs, each);
  return {
    rows: [
      row(`throughput, ${CLIENTS} clients`, 'turns/s', both(found, median), { ratio: 0.8, is: 'at least' }),
    ],
    notes: [`throughput: ${runs} runs of ${CLIENTS * each} turns each, in turn; the median run.`],
  };
}

async function reportCold(arena: Arena, { quick, profile }: Flags): Promise<Report> {
  const starts = quick ? 5 : 15;
  const times = await timeColdStarts(arena, starts);
  const cpu = await coldCpu(arena, 3);
  return {
    rows: [
      row('cold start to first answer', 'ms', both(times, median), atMost(1.3)),
      row('cold start to first answer, CPU of its process', 'ms', both(cpu, median)),
    ],
    notes: [
      `cold: ${starts} starts of each, in turn; somebody says "hi". The floor answers with a word, from a bundle with the same SDKs.`,
      ...(profile ? await profileCold(arena) : []),
    ],
  };
}

async function profileCold(arena: Arena): Promise<string[]> {
  return [
    sayProfile('a cold start of the product', await profileColdStart(arena, 'product'), 1),
    sayProfile('a cold start of the floor', await profileColdStart(arena, 'floor'), 1),
  ];
}

/** Sizes, and what is left for later and why. */
export function reportBundle({ appDir }: Flags): Report {
  const files = describeBundle(`${appDir}/dist/functions`);
  const kb = (bytes: number): string => sayNumber(bytes / 1024);
  const lines = files.map(({ file, bytes, lazy, holds }) => [
    file,
    kb(bytes),
    lazy ? 'when asked for' : 'at the start',
    holds.slice(0, 3).join(', '),
  ]);
  const total = (lazy: boolean): string =>
    kb(sum(files.filter((it) => it.lazy === lazy).map((it) => it.bytes)));
  const held = files.filter(({ lazy }) => lazy).flatMap(({ holds }) => holds);
  const why = WHY_LAZY.filter(([name]) => held.some((it) => it.includes(name))).map(
    ([name, reason]) => `  ${name} ${reason}`,
  );
  return {
    rows: [],
    data: { bundle: files },
    notes: [
      `bundle: ${total(false)} KB at the start, ${total(true)} KB when asked for\n${sayColumns(['file', 'KB', 'loaded', 'most of it'], lines)}`,
      ['Why not at the start:', ...why].join('\n'),
    ],
  };
}
