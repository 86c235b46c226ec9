import { parseArgs } from 'node:util';
import { DEFAULT_PORTS, type PortName, type SandboxPorts } from './sandbox-ports.ts';

export interface Flags {
  ports: SandboxPorts;
  open: boolean;
  dataDir: string;
  empty: boolean;
  fresh: boolean;
  help: boolean;
}

const DATA = '.sandbox';
const DATA_EMPTY = '.sandbox/empty';

export const USAGE = `npm start -- [options]

  --no-open           do not open the browser
  --fresh             forget the cases, chats and mails of the last time
  --empty             begin with a bot that knows nobody, as on the day it is installed; kept apart from the rest
  --data DIR          where they are kept (${DATA}, with --empty ${DATA_EMPTY})
${Object.entries(DEFAULT_PORTS)
  .map(([name, port]) => `  ${`--port-${name} N`.padEnd(20)}port of the ${name} server (${port})`)
  .join('\n')}
  --help              this text`;

/** Reads the command line. Throws, saying which flag is wrong. */
export function readFlags(commandLine: readonly string[]): Flags {
  const names = Object.keys(DEFAULT_PORTS) as PortName[];
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      'no-open': { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      data: { type: 'string' },
      ...Object.fromEntries(names.map((name) => [`port-${name}`, { type: 'string' as const }])),
    },
  });
  const given = values as Record<string, string | boolean | undefined>;
  const ports = names.map((name) => [name, readPort(name, given[`port-${name}`])] as const);
  return {
    ports: Object.fromEntries(ports) as SandboxPorts,
    open: !values['no-open'],
    dataDir: values.data ?? (values.empty ? DATA_EMPTY : DATA),
    empty: values.empty,
    fresh: values.fresh,
    help: values.help,
  };
}

function readPort(name: PortName, typed: string | boolean | undefined): number {
  if (typeof typed !== 'string') return DEFAULT_PORTS[name];
  const port = Number(typed);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port-${name} wants a number from 1 to 65535, not "${typed}".`);
  return port;
}
