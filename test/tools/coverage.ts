import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readProtocols } from '../../bot/read-protocols.ts';
import { meetInJourneys } from './coverage-journeys.ts';
import { requiredDuties } from './coverage-requirements.ts';
import { type MetDuties, meetInScenarios } from './coverage-scenarios.ts';
import { coverageOf, coverageTable, isGap } from './coverage-table.ts';

const USAGE = 'usage: npm run -s coverage -- REQUIREMENTS.md [FOLDER OF SCENARIOS ...]\n';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Ends with 0 where every duty is in its file, can be reached and has a card; with 1 for a gap; with 2 misused. */
async function main([document, ...folders]: string[]): Promise<number> {
  const isFile = document !== undefined && statSync(document, { throwIfNoEntry: false })?.isFile() === true;
  const missing = folders.filter((it) => statSync(it, { throwIfNoEntry: false })?.isDirectory() !== true);
  if (!isFile || missing.length > 0) {
    process.stderr.write(isFile ? `there is no folder ${missing.join(', ')}\n${USAGE}` : USAGE);
    return 2;
  }
  const required = requiredDuties(readFileSync(document, 'utf8'));
  const protocols = readProtocols();
  const met: MetDuties = new Map();
  for (const folder of [here('../scenarios'), ...folders]) await meetInScenarios(folder, protocols, met);
  meetInJourneys(here('../journeys'), protocols, met);
  const rows = coverageOf(protocols, met, required);
  process.stdout.write(coverageTable(rows));
  return required.length === 0 || rows.some(isGap) ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
