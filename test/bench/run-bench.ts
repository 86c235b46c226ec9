import { cpus } from 'node:os';
import { HELP, readFlags } from './read-flags.ts';
import { reportLifecycles } from './report-lifecycles.ts';
import { reportSweep } from './report-sweep.ts';
import { type Report, reportBundle, reportTurns } from './report-turns.ts';
import { isMet, sayTable } from './say-table.ts';

/** Measures the built app on this machine, everything in one run. What is said while it runs goes to stderr. */
async function run(given: readonly string[]): Promise<void> {
  if (given.includes('--help')) {
    console.log(HELP);
    return;
  }
  const flags = readFlags(given);
  const asked = (...parts: readonly string[]): boolean => flags.parts.some((part) => parts.includes(part));
  const reports: Report[] = [];
  const add = async (what: string, report: () => Promise<Report> | Report): Promise<void> => {
    console.error(`measuring: ${what} …`);
    reports.push(await report());
  };
  if (asked('turn', 'throughput', 'cold')) await add('turns against the floor', () => reportTurns(flags));
  if (asked('sweep')) await add('sweeps', () => reportSweep(flags));
  if (asked('lifecycle')) await add('whole cases', () => reportLifecycles(flags));
  if (asked('bundle')) await add('the bundle', () => reportBundle(flags));
  print(reports, flags.json);
}

const machine = { node: process.version, platform: process.platform, cpus: cpus().length };

const OF_MISSED =
  'MISSED: beyond what we aim at, which is no fault of this machine. --profile says where the time goes.';

function print(reports: readonly Report[], json: boolean): void {
  const rows = reports.flatMap((it) => it.rows);
  const notes = reports.flatMap((it) => it.notes);
  if (json) {
    const told = rows.map((row) => ({ ...row, met: isMet(row) ?? null }));
    const data = Object.assign({}, ...reports.map((it) => it.data ?? {})) as Record<string, unknown>;
    console.log(
      JSON.stringify({ machine, measuredAt: new Date().toISOString(), rows: told, notes, ...data }, null, 2),
    );
    return;
  }
  console.log(`Node ${machine.node}, ${machine.platform}, ${machine.cpus} CPUs\n`);
  if (rows.length > 0) console.log(`${sayTable(rows)}\n`);
  if (rows.some((row) => isMet(row) === false)) console.log(`${OF_MISSED}\n`);
  console.log(notes.join('\n\n'));
}

await run(process.argv.slice(2));
