import { Agent, createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Purpose, purposeOf } from './name-request.ts';
import type { StorageFault } from './storage-faults.ts';

/** At which request it goes wrong, and for how long. */
export interface Break {
  readonly purpose: Purpose;
  /** The n-th of that purpose since the line was armed, from 1. */
  readonly nth: number;
  readonly fault: StorageFault;
  /** That request alone; it and all that follow with this purpose; it and everything after it. */
  readonly lasts: 'once' | 'for its kind' | 'for all';
}

/** Stands between an app and its storage, over real HTTP. */
export interface StorageLine {
  readonly url: string;
  /** Counts anew; without a break everything passes. */
  arm(at?: Break): void;
  /** What has been asked since, in order. */
  asked(): readonly Purpose[];
  /** How often it went wrong since. */
  struck(): number;
  /** Resolves when nothing is under way, and nothing has come for longer than the client waits before it tries again. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

interface State {
  readonly at: Break | undefined;
  readonly asked: Purpose[];
  struck: number;
  /** It goes wrong from here on. */
  isBroken: boolean;
}

/** Longer than a pause between two tries of the client, or between two decisions of a command. In milliseconds. */
const QUIET_MS = 1_600;

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Whether this request is one at which it goes wrong. */
function isHit(state: State, purpose: Purpose): boolean {
  state.asked.push(purpose);
  const { at } = state;
  if (!at) return false;
  const isPurpose = purpose === at.purpose;
  const nth = state.asked.filter((it) => it === purpose).length;
  if (isPurpose && nth === at.nth) {
    state.isBroken = at.lasts !== 'once';
    return true;
  }
  return state.isBroken && (isPurpose || at.lasts === 'for all');
}

const fail = (outgoing: ServerResponse, status: number): void => {
  const error = { code: `Injected${status}`, message: { lang: 'en-US', value: 'injected' } };
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify({ 'odata.error': error }));
};

/** Opens one before the storage at an origin such as `http://127.0.0.1:10002`. */
export async function openStorageLine(origin: string): Promise<StorageLine> {
  const target = new URL(origin);
  const agent = new Agent({ keepAlive: true });
  let [state, underWay, lastAt]: [State, number, number] = [fresh(undefined), 0, 0];

  const passOn = (incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { method, url: path, headers } = incoming;
      const { hostname, port, host } = target;
      ask({ hostname, port, method, path, headers: { ...headers, host }, agent }, resolve)
        .on('error', reject)
        .end(body);
    });

  async function breakIt(fault: StorageFault, outgoing: ServerResponse, pass: () => Promise<unknown>) {
    state.struck += 1;
    if (fault.isDone) await pass();
    if (fault.how === 'cut') outgoing.destroy();
    else if (fault.how === 'silent') outgoing.on('close', () => outgoing.destroy());
    else fail(outgoing, fault.how);
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    const { at } = state;
    const pass = async () => {
      const answer = await passOn(incoming, body);
      return { status: answer.statusCode ?? 502, headers: answer.headers, body: await readAll(answer) };
    };
    if (isHit(state, purposeOf(incoming, body.toString())) && at) return breakIt(at.fault, outgoing, pass);
    const answer = await pass();
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  }

  const server = createServer((incoming, outgoing) => {
    underWay += 1;
    outgoing.on('close', () => {
      underWay -= 1;
      lastAt = performance.now();
    });
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arm: (at) => {
      state = fresh(at);
    },
    asked: () => [...state.asked],
    struck: () => state.struck,
    quiet: async () => {
      while (underWay > 0 || performance.now() - lastAt < QUIET_MS) await sleep(20);
    },
    stop: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const fresh = (at: Break | undefined): State => ({ at, asked: [], struck: 0, isBroken: false });
