import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { eligibilityOf } from '../protocol/eligibility.ts';
import type { Calendar } from '../protocol/calendar.ts';
import type { Protocol } from '../protocol/definition.ts';
import { readCalendar, readProtocols } from '../read-protocols.ts';
import { playScenario } from './play-scenario.ts';
import { resultOf, resultOfNoCase } from './result-of.ts';
import { type KnownNames, type Scenario, ScenarioError, parseScenario } from './scenario.ts';

const USAGE = 'usage: npm run -s simulate -- --json FILE.yaml';

function calendarFor(scenario: Scenario, calendar: Calendar): Calendar {
  const until = scenario.settings.bankHolidaysUntil;
  if (until === undefined) return calendar;
  const known = [...calendar.holidays].filter(([day]) => day <= until);
  return { holidays: new Map(known), coversUntil: until };
}

/**
 * Plays one scenario file and gives what then stands.
 * @throws ScenarioError naming file and line
 */
export async function simulate(
  text: string,
  name: string,
  protocols: ReadonlyMap<string, Protocol> = readProtocols(),
): Promise<object> {
  const ids = (id: string, kind: 'stages' | 'duties'): ReadonlySet<string> =>
    new Set(protocols.get(id)?.[kind].map((it) => it.id));
  const known: KnownNames = {
    protocols: new Set(protocols.keys()),
    stages: (id) => ids(id, 'stages'),
    duties: (id) => ids(id, 'duties'),
  };
  const scenario = parseScenario(text, name, known);
  const protocol = protocols.get(scenario.protocol);
  if (!protocol) throw new ScenarioError(`${name}: "${scenario.protocol}" is not a protocol`);
  const eligibility = eligibilityOf(protocol, scenario.facts);
  if (eligibility.result !== 'accept') return resultOfNoCase(eligibility);
  return resultOf(await playScenario(scenario, protocol, calendarFor(scenario, readCalendar())));
}

async function main(args: string[]): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.filter((arg) => arg.startsWith('--') && arg !== '--json');
  const [file] = files;
  if (file === undefined || files.length > 1 || unknown.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const result = await simulate(readFileSync(file, 'utf8'), basename(file));
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    return 0;
  } catch (error) {
    const unreadable = ['ENOENT', 'EISDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (!(error instanceof ScenarioError) && !unreadable) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
}

if (process.argv[1]?.endsWith('simulate.ts')) process.exitCode = await main(process.argv.slice(2));
