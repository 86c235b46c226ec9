import {
  Agent,
  type IncomingMessage,
  type RequestOptions,
  type Server,
  type ServerResponse,
  createServer,
  request as ask,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the app talks to, by its base address. */
export interface FarSides {
  readonly tables: string;
  readonly connector: string;
  readonly graph: string;
}
export type Service = keyof FarSides;

/** A request of the app as the gate saw it. */
export interface Crossing {
  readonly service: Service;
  readonly method: string;
  readonly path: string;
}

/** `before`: the far side never hears of the request; `after`: it has answered, and the app never hears the answer. */
export type When = 'before' | 'after';

/** What happens at the point: everything ends there for good, or this one request waits until it is let go. */
export type Fate = 'dies' | 'stalls';

export interface Point {
  /** The n-th request since the gate was armed, from 1. */
  readonly nth: number;
  readonly when: When;
  readonly fate: Fate;
}

/** Stands between one app and all of its far sides. */
export interface Gate {
  readonly addresses: FarSides;
  /** Counts anew from here; without a point everything passes. */
  arm(point?: Point): void;
  /** Every request since it was armed. */
  crossed(): readonly Crossing[];
  /** Resolves when the point is reached and whatever was let through before has been answered by its far side. */
  readonly reached: Promise<void>;
  /** Resolves when nothing is under way and nothing has come for a moment: what nobody waits for is over too. */
  idle(): Promise<void>;
  /** Lets go what stalls. */
  letGo(): void;
  /** From now on nothing passes, and every connection is refused. Armed again, it works again. */
  shut(): void;
  stop(): Promise<void>;
}

interface State {
  point: Point | undefined;
  crossings: Crossing[];
  /** Let through, and not yet answered by the far side. */
  away: number;
  open: boolean;
  struck: boolean;
  /** When something last came or went, by `performance.now()`. */
  lastAt: number;
  settled: () => void;
  released: Promise<void>;
  release: () => void;
}

/** So long is nothing heard of an app that has nothing more to do. In milliseconds. */
const QUIET_MS = 8;

const agent = new Agent({ keepAlive: true });

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const hostOf = (address: string): string => new URL(address).host;

/** Both are equally long, so that nothing that counts bytes has to be counted anew. */
function translate(bytes: Buffer, from: string, to: string): Buffer {
  if (!bytes.includes(from)) return bytes;
  if (from.length !== to.length) throw new Error(`${from} and ${to} are not equally long`);
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

/** A far side may close a connection that was kept in the moment in which it is used again: then nothing was heard. */
const send = (options: RequestOptions, body: Buffer): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = ask({ ...options, agent }, resolve);
    request.on('error', (fault: NodeJS.ErrnoException) => {
      if (request.reusedSocket && fault.code === 'ECONNRESET') send(options, body).then(resolve, reject);
      else reject(fault);
    });
    request.end(body);
  });

/** Passes a request on and gives what the far side answered. `own` is the gate's address of the connector: only the app knows it. */
async function passOn(incoming: IncomingMessage, body: Buffer, service: Service, far: FarSides, own: string) {
  const target = new URL(far[service]);
  const stores = service === 'tables';
  const answer = await send(
    {
      hostname: target.hostname,
      port: target.port,
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      // The connector tells its address by the one that it was called by.
      headers: stores ? { ...incoming.headers, host: target.host } : incoming.headers,
    },
    stores ? translate(body, own, hostOf(far.connector)) : body,
  );
  const answered = await readAll(answer);
  return {
    status: answer.statusCode ?? 502,
    headers: answer.headers,
    body: stores ? translate(answered, hostOf(far.connector), own) : answered,
  };
}

const isLast = ({ point }: State, nth: number): boolean => point?.nth === nth;

function strike(state: State): void {
  state.struck = true;
  if (state.point?.fate === 'dies') state.open = false;
  settleIf(state);
}

function settleIf(state: State): void {
  if (state.struck && state.away === 0) state.settled();
}

/** True where the request may go on; false where its app is dead by now. */
async function holdAt(state: State, when: When, nth: number): Promise<boolean> {
  if (!isLast(state, nth) || state.point?.when !== when) return state.open;
  strike(state);
  if (state.point.fate === 'stalls') await state.released;
  return state.open;
}

function serviceServer(state: () => State, service: Service, far: FarSides, own: () => string): Server {
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readAll(incoming);
    const mine = state();
    mine.lastAt = performance.now();
    if (!mine.open) return;
    const nth = mine.crossings.push({ service, method: incoming.method ?? '', path: incoming.url ?? '' });
    if (!(await holdAt(mine, 'before', nth))) return;
    mine.away += 1;
    const answer = await passOn(incoming, body, service, far, own()).finally(() => {
      mine.away -= 1;
      mine.lastAt = performance.now();
      if (mine.struck) settleIf(mine);
    });
    if (!(await holdAt(mine, 'after', nth)) || outgoing.destroyed) return;
    outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on('connection', (socket) => {
    if (!state().open) socket.destroy();
  });
  return server;
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });

function freshState(point: Point | undefined): { state: State; reached: Promise<void> } {
  let settled = (): void => undefined;
  let release = (): void => undefined;
  const reached = new Promise<void>((resolve) => (settled = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const state = {
    point,
    crossings: [],
    away: 0,
    open: true,
    struck: false,
    lastAt: performance.now(),
    settled,
    released,
    release,
  };
  return { state, reached };
}

/** Opens a gate in front of these far sides; everything passes until it is armed. */
export async function openGate(far: FarSides): Promise<Gate> {
  let { state, reached } = freshState(undefined);
  let own = '';
  const make = (service: Service): Server =>
    serviceServer(
      () => state,
      service,
      far,
      () => own,
    );
  const servers = { tables: make('tables'), connector: make('connector'), graph: make('graph') };
  const [tables, connector, graph] = await Promise.all([
    listen(servers.tables),
    listen(servers.connector),
    listen(servers.graph),
  ]);
  own = hostOf(connector);
  const all = Object.values(servers);
  return {
    addresses: { tables, connector: `${connector}/`, graph },
    arm: (point) => {
      ({ state, reached } = freshState(point));
    },
    crossed: () => [...state.crossings],
    get reached() {
      return reached;
    },
    idle: async () => {
      while (state.away > 0 || performance.now() - state.lastAt < QUIET_MS) await sleep(QUIET_MS);
    },
    letGo: () => state.release(),
    shut: () => {
      state.open = false;
      for (const server of all) server.closeAllConnections();
    },
    stop: async () => {
      state.open = false;
      await Promise.all(
        all.map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}
