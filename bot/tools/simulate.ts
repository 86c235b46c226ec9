import { type Eligibility, eligibilityOf } from '../protocol/eligibility.ts';
import type { Calendar } from '../protocol/calendar.ts';
import type { Protocol } from '../protocol/definition.ts';
import { parseProtocol } from '../protocol-text/parse-protocol.ts';
import { ProtocolFileError } from '../protocol-text/protocol-file-error.ts';
import { readCalendar } from '../read-calendar.ts';
import { readProtocols } from '../read-protocols.ts';
import { GivenFileError, readGiven } from './given-file.ts';
import { type Played, playScenario } from './play-scenario.ts';
import { resultOf, resultOfNoCase } from './result-of.ts';
import { type Scenario, ScenarioError, readScenario } from './scenario.ts';
import { USAGE, simulateHelp } from './simulate-help.ts';
import { timelineOf, timelineOfNoCase } from './timeline.ts';

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
  readonly warnings: readonly string[];
}

function ready(text: string, name: string, protocols: ReadonlyMap<string, Protocol>): Ready {
  const { scenario, warnings } = readScenario(text, name, protocols);
  const protocol = protocols.get(scenario.protocol);
  if (!protocol) throw new ScenarioError(`${name}: "${scenario.protocol}" is not a protocol`);
  const eligibility = eligibilityOf(protocol, scenario.facts);
  const play = () => playScenario(scenario, protocol, calendarFor(scenario, readCalendar()));
  return { scenario, protocol, eligibility, play, warnings };
}

/** Where what is odd about a file is said, a line each; nothing is wrong with it. */
export type Warn = (line: string) => void;

const nowhere: Warn = () => undefined;

/**
 * Plays one scenario file and gives what then stands.
 * @throws ScenarioError naming file and line
 */
export async function simulate(
  text: string,
  name: string,
  protocols: ReadonlyMap<string, Protocol> = readProtocols(),
  warn = nowhere,
): Promise<object> {
  const { eligibility, play, warnings } = ready(text, name, protocols);
  warnings.forEach(warn);
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
  warn = nowhere,
): Promise<string> {
  const { scenario, protocol, eligibility, play, warnings } = ready(text, name, protocols);
  warnings.forEach(warn);
  return eligibility.result === 'accept'
    ? timelineOf(scenario, await play())
    : timelineOfNoCase(scenario, protocol, eligibility);
}

/**
 * The protocols that ship, and that of a file that is still being written.
 * @throws ProtocolFileError, GivenFileError
 */
export function protocolsWith(draft: string | undefined): ReadonlyMap<string, Protocol> {
  if (draft === undefined) return readProtocols();
  const protocol = parseProtocol(readGiven(draft), draft);
  return new Map([...readProtocols(), [protocol.id, protocol]]);
}

/** What was typed; undefined where it cannot be used. */
function typed(
  args: readonly string[],
): { file: string; draft: string | undefined; json: boolean } | undefined {
  const at = args.indexOf('--with');
  const draft = at < 0 ? undefined : args[at + 1];
  const rest = at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1);
  const [file, ...more] = rest.filter((arg) => !arg.startsWith('--'));
  const isUnknown = rest.some((arg) => arg.startsWith('--') && arg !== '--json');
  if (file === undefined || more.length > 0 || isUnknown || (at >= 0 && draft === undefined))
    return undefined;
  return { file, draft, json: rest.includes('--json') };
}

async function main(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(simulateHelp());
    return 0;
  }
  const given = typed(args);
  const warn: Warn = (line) => void process.stderr.write(`${line}\n`);
  if (!given) {
    warn(`${USAGE}\n--help says what a case file may hold.`);
    return 2;
  }
  try {
    const { file, draft, json } = given;
    const text = readGiven(file);
    const protocols = protocolsWith(draft);
    const said = json
      ? JSON.stringify(await simulate(text, file, protocols, warn), null, 2)
      : await tellTimeline(text, file, protocols, warn);
    process.stdout.write(`${said}\n`);
    return 0;
  } catch (error) {
    const isKnown = [ScenarioError, ProtocolFileError, GivenFileError].some((kind) => error instanceof kind);
    if (!isKnown) throw error;
    warn((error as Error).message);
    return 2;
  }
}

if (process.argv[1]?.endsWith('simulate.ts')) process.exitCode = await main(process.argv.slice(2));
