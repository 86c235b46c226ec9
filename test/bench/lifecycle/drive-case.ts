import { setTimeout } from 'node:timers/promises';
import { fillIn, raise, raiseUnder } from '../../journeys/raise.ts';
import { answerOf, refIn } from '../../journeys/steps.ts';
import { cardOf, wordsOf } from '../../sandbox/connector/read-message.ts';
import type { Message } from '../../sandbox/connector/world.ts';
import type { FunctionsHost } from '../../sandbox/functions-host/start-functions-host.ts';
import { type Seat, teamsClient } from '../../sandbox/teams-client.ts';
import { type Place, startPlace } from '../place.ts';
import { type StorageKind, countKinds } from '../tap-storage.ts';
import type { Path, Step } from './paths.ts';

/** What one whole case took. */
export interface Lifecycle {
  readonly protocol: string;
  /** What people said and pressed. */
  readonly turns: number;
  /** Runs of a timer in which the case had its turn. */
  readonly timerRuns: number;
  readonly storage: Partial<Record<StorageKind, number>>;
  readonly storageRequests: number;
  readonly connectorCalls: number;
  readonly mails: number;
}

/** People act minutes apart, so that nothing is remembered from the one before but what the app keeps for long. */
const BETWEEN_MS = 2 * 60_000;

/**
 * In real time, so that a thread takes what is sent: Teams takes sixty messages in half a minute, and the app keeps
 * to that by a clock that we cannot move.
 */
const SPARED_MS = 2_500;

const REFUSED = /Nothing was changed|Nothing that you wrote is lost|Please /;

/** Plays a case through the built app from the first word to its end, and counts. */
export async function driveCase(appDir: string, path: Path): Promise<Lifecycle> {
  const place = await startPlace();
  try {
    const host = await place.start(appDir);
    let turns = 0;
    const hostUrl = () => {
      turns += 1;
      return host.url;
    };
    const seat = (name: string): Seat =>
      teamsClient({ connector: place.connector, hostUrl, now: place.now })(place.seat(host, name).person);
    await seat(path.raisedBy).say('hi');
    turns = 0;
    place.storage.begin();
    const calls = place.connector.requests().length;
    const ref = await raised(seat(path.raisedBy), path);
    let timerRuns = 0;
    for (const step of path.steps) {
      await setTimeout(SPARED_MS);
      await host.setClock({ at: new Date(place.now().getTime() + BETWEEN_MS) });
      timerRuns += await take(place, host, seat, ref, step);
    }
    const requests = place.storage.seen();
    return {
      protocol: path.protocol,
      turns,
      timerRuns,
      storage: countKinds(requests),
      storageRequests: requests.length,
      connectorCalls: place.connector.requests().length - calls,
      mails: place.graph.mails().length,
    };
  } finally {
    await place.stop();
  }
}

async function raised(seat: Seat, { protocol, matter }: Path): Promise<string> {
  if (protocol === 'sandwell-send' || protocol === 'dorset-send')
    return refIn(await raise(seat, protocol, matter));
  return refIn(await raiseUnder(seat, protocol, matter));
}

type Sit = (name: string) => Seat;

/** Returns how many runs of the timers it took. */
async function take(place: Place, host: FunctionsHost, seat: Sit, ref: string, step: Step): Promise<number> {
  if ('until' in step) {
    await host.setClock({ at: step.until });
    await host.runTimer('wake');
    await host.runTimer('deliver');
    return 2;
  }
  const [who, button, inputs = {}] = step;
  const done = await fillIn(seat(who), stageCard(place, ref), button, inputs);
  if (REFUSED.test(answerOf(done)))
    throw new Error(`${ref}: ${who}, ${button}: ${answerOf(done).slice(0, 400)}`);

  return 0;
}

/** The newest card below the first of the thread. */
function stageCard({ connector }: Place, ref: string): Message | undefined {
  const thread = connector.threads().find(({ root }) => wordsOf(cardOf(root) ?? {}).includes(ref));
  return thread?.messages.filter(({ id }) => id !== thread.root.id).findLast((it) => cardOf(it));
}
