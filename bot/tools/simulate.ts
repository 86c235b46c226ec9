import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Eligibility, eligibilityOf } from '../protocol/eligibility.ts';
import type { Calendar } from '../protocol/calendar.ts';
import type { Protocol } from '../protocol/definition.ts';
import { parseProtocol } from '../protocol-text/parse-protocol.ts';
import { ProtocolFileError } from '../protocol-text/protocol-file-error.ts';
import { readCalendar } from '../read-calendar.ts';
import { readProtocols } from '../read-protocols.ts';
import { type Played, playScenario } from './play-scenario.ts';
import { resultOf, resultOfNoCase } from './result-of.ts';
import { type KnownNames, type Scenario, ScenarioError, parseScenario } from './scenario.ts';
import { timelineOf, timelineOfNoCase } from './timeline.ts';

const USAGE = 'usage: npm run -s simulate -- [--json] [--with PROTOCOL.yaml] FILE.yaml';

function calendarFor(scenario: Scenario, calendar: Calendar): Calendar {
  const until = scenario.settings.bankHolidaysUntil;
  if (until === undefined) return calendar;
  const known = [...calendar.holidays].filter(([day]) => day <= until);
  return { holidays: new Map(known), coversUntil: until };
}

/** A scenario that can be played: with its protocol, and what is said of the matter before anything happens. */
interface Ready {
  readonly scenario: Scenario;
  readonly protocol: Protocol;
  readonly eligibility: Eligibility;
  readonly play: () => Promise<Played>;
}

function ready(text: string, name: string, protocols: ReadonlyMap<string, Protocol>): Ready {
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
  const play = () => playScenario(scenario, protocol, calendarFor(scenario, readCalendar()));
  return { scenario, protocol, eligibility, play };
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
  const { eligibility, play } = ready(text, name, protocols);
  return eligibility.result === 'accept' ? resultOf(await play()) : resultOfNoCase(eligibility);
}

/**
 * Plays one scenario file and tells it to a person: what happened, what followed and why.
 * @throws ScenarioError naming file and line
 */
export async function tellTimeline(
  text: string,
  name: string,
  protocols: ReadonlyMap<string, Protocol> = readProtocols(),
): Promise<string> {
  const { scenario, protocol, eligibility, play } = ready(text, name, protocols);
  return eligibility.result === 'accept'
    ? timelineOf(scenario, await play())
    : timelineOfNoCase(scenario, protocol, eligibility);
}

/** The protocols that ship, and that of a file that is still being written. */
function protocolsWith(draft: string | undefined): ReadonlyMap<string, Protocol> {
  if (draft === undefined) return readProtocols();
  const protocol = parseProtocol(readFileSync(draft, 'utf8'), basename(draft));
  return new Map([...readProtocols(), [protocol.id, protocol]]);
}

async function main(args: string[]): Promise<number> {
  const at = args.indexOf('--with');
  const draft = at < 0 ? undefined : args[at + 1];
  const rest = at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1);
  const files = rest.filter((arg) => !arg.startsWith('--'));
  const unknown = rest.filter((arg) => arg.startsWith('--') && arg !== '--json');
  const [file] = files;
  if (file === undefined || files.length > 1 || unknown.length > 0 || (at >= 0 && draft === undefined)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const text = readFileSync(file, 'utf8');
    const protocols = protocolsWith(draft);
    const said = args.includes('--json')
      ? JSON.stringify(await simulate(text, basename(file), protocols), null, 2)
      : await tellTimeline(text, basename(file), protocols);
    process.stdout.write(`${said}\n`);
    return 0;
  } catch (error) {
    const unreadable = ['ENOENT', 'EISDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
    const known = error instanceof ScenarioError || error instanceof ProtocolFileError;
    if (!known && !unreadable) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
}

if (process.argv[1]?.endsWith('simulate.ts')) process.exitCode = await main(process.argv.slice(2));
