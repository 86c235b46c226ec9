/**
 * The child process in which Microsoft's Agents Playground runs, its files untouched. Two things around it differ.
 * It listens on this machine only: by itself it would on every network.
 * And its configuration schema asks for exactly five users and at most one channel beside "General"; its server and its
 * page have no such limit. A partnership has more people and a channel for each protocol, so the two counts are
 * taken out of the schema when it is read.
 */
import { createRequire } from 'node:module';
import { Server } from 'node:net';

interface ConfigSchema {
  $id?: string;
  properties?: {
    users?: { minItems?: number; maxItems?: number };
    team?: { properties?: { channels?: { maxItems?: number } } };
  };
}

function dropCounts(schema: ConfigSchema): void {
  delete schema.properties?.users?.minItems;
  delete schema.properties?.users?.maxItems;
  delete schema.properties?.team?.properties?.channels?.maxItems;
}

const parseJson = JSON.parse.bind(JSON);
JSON.parse = (text: string, reviver?: Parameters<typeof JSON.parse>[1]): unknown => {
  const value = parseJson(text, reviver) as ConfigSchema | null;
  if (value?.$id?.includes('teams-app-test-tool-config') === true) dropCounts(value);
  return value;
};

/** The two forms in which the Playground calls it: with a port and a callback, or with options. */
type Listen = (this: Server, ...given: unknown[]) => Server;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its server below
const listen = Server.prototype.listen as Listen;
Server.prototype.listen = function listenHere(this: Server, ...given: unknown[]): Server {
  const [port, ...rest] = given;
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.apply(this, given);
};

// The parent holds the other end: when it dies, even by SIGKILL, this process must not outlive it.
process.on('disconnect', () => process.exit(0));

process.argv.push(...(JSON.parse(process.env['PLAYGROUND_ARGUMENTS'] ?? '[]') as string[]));
const playground = createRequire(import.meta.url)('@microsoft/m365agentsplayground/dist/index.js') as {
  start: () => Promise<void>;
};
await playground.start();
