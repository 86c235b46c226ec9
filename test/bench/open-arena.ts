import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionsHost } from '../sandbox/functions-host/start-functions-host.ts';
import { type Original, copyCases } from './copy-case.ts';
import { buildFloor } from './floor/build-floor.ts';
import { type Place, startPlace } from './place.ts';
import { type Posted, openClient } from './post-activity.ts';
import {
  type Calibrated,
  type Turn,
  calibrate,
  checkAccepted,
  floorOriginal,
  prepareTurn,
  submitFor,
} from './prepare-turn.ts';

/** One of the two that are compared, with turns that each do the same work on a case of their own. */
export interface Rival {
  readonly host: FunctionsHost;
  /** Makes so many cases on which nothing has been done. */
  stock(count: number): void;
  /** Plays the turn on the next of them. @throws Error where it was not accepted */
  play(): Promise<Posted>;
}

/** The product and the floor, as equal processes with the same storage and the same Teams. */
export interface Arena {
  readonly place: Place;
  readonly product: Rival;
  readonly floor: Rival;
  readonly calibrated: Calibrated;
  /** What a turn that posts nothing asks of storage. */
  readonly quiet: Turn['quiet'];
  /** The bundled bot that the product is compared with. */
  readonly floorDir: string;
  /** Starts one more process of either. */
  restart(name: 'product' | 'floor', env: Record<string, string>): Promise<FunctionsHost>;
  stop(): Promise<void>;
}

export interface ArenaOptions {
  /** The folder of the built product. */
  readonly appDir: string;
  /** Settings for both processes, e.g. to profile them; the name tells which. */
  readonly env?: (name: 'product' | 'floor') => Record<string, string>;
}

export async function openArena({ appDir, env = () => ({}) }: ArenaOptions): Promise<Arena> {
  const place = await startPlace();
  const client = openClient();
  const built = await buildFloor('floor-bot.ts');
  const workDir = await mkdtemp(join(tmpdir(), 'floor-work-'));
  const stop = async () => {
    client.close();
    await place.stop();
    await Promise.all([built.remove(), rm(workDir, { recursive: true, force: true })]);
  };
  try {
    const product = await place.start(appDir, { env: env('product') });
    const turn = await prepareTurn(place, product);
    const rival = (host: FunctionsHost, original: Original): Rival => {
      const bodies: string[] = [];
      return {
        host,
        stock: (count) => {
          const copies = copyCases(place.tables.server, place.connector, original, count);
          bodies.push(...copies.map((copy) => submitFor(turn, copy, crypto.randomUUID())));
        },
        play: async () => {
          const body = bodies.pop();
          if (body === undefined) throw new RangeError('there is no case left');
          const posted = await client.post(host.url, body);
          checkAccepted(posted);
          return posted;
        },
      };
    };
    const calibrated = await calibrate(place, turn, (body) => client.post(product.url, body));
    const workFile = join(workDir, 'work.json');
    await writeFile(workFile, JSON.stringify(calibrated.floor));
    const work = { FLOOR_WORK: workFile };
    const floor = await place.start(built.appDir, { env: { ...env('floor'), ...work } });
    return {
      place,
      calibrated,
      quiet: turn.quiet,
      floorDir: built.appDir,
      restart: (name, given) =>
        name === 'product'
          ? place.start(appDir, { env: given })
          : place.start(built.appDir, { env: { ...given, ...work } }),
      product: rival(product, turn.original),
      floor: rival(floor, await floorOriginal(place, turn)),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
