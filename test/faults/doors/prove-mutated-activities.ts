import { fileURLToPath } from 'node:url';
import { type Place, startPlace } from '../../bench/place.ts';
import { openClient } from '../../bench/post-activity.ts';
import type { FunctionsHost } from '../../sandbox/functions-host/start-functions-host.ts';
import type { Findings, Proof, ProofOptions } from '../proof.ts';
import { mutate, write } from './mutate.ts';
import { createRandom, type Random } from './random.ts';
import { type Recorded, recordActivities } from './record-activities.ts';
import { POLLUTED, WATCHING } from './watch-prototypes.ts';
import { keeperOf } from './what-is-kept.ts';

const APP = fileURLToPath(new URL('../../../', import.meta.url));

/** Activities before everything is started anew: the stand-ins remember all that they are sent. */
const ROUND = 5_000;
const AT_ONCE = 8;
/** Listed, and without a part in either case. */
const LISTED = 'Joan Whitfield';

/** All that a mutated activity may be answered with: 501 is an invoke that the app does not know. */
const STATUSES = new Set([200, 400, 401, 403, 413, 501]);
const TRACE = /\bat .*\.(m?js|ts):\d+|node_modules|file:\/\/|\b\w*Error\b|dist\/functions/;

function listedIn({ connector }: Place) {
  const found = connector.world.people.find(({ name }) => name === LISTED);
  if (!found) throw new Error(`nobody is called ${LISTED}`);
  const { id, name, aadObjectId } = found;
  return { id, name, aadObjectId };
}

/**
 * Somebody who has no part in anything: whom nobody knows, who is listed, or of whom it cannot be told who they are. What
 * is mutated would else be a good command of somebody who may give it.
 */
function speakerFor(place: Place, random: Random, wanted: object): unknown {
  const stranger = {
    id: '29:stranger',
    name: 'Somebody',
    aadObjectId: '99999999-8888-4777-a666-555555555555',
  };
  switch (random.int(4)) {
    case 0:
      // Whoever is listed may raise a matter, with whatever words.
      return JSON.stringify(wanted).includes('"raise') ? stranger : listedIn(place);
    case 1:
      return mutate({ from: stranger }, random)['from'];
    default:
      return stranger;
  }
}

function bodyFor(place: Place, { activities }: Recorded, random: Random): string {
  const meant = random.of(activities);
  return write({ ...mutate(meant, random), from: speakerFor(place, random, meant) }, random);
}

interface Round {
  readonly place: Place;
  readonly host: FunctionsHost;
  readonly recorded: Recorded;
}

async function openRound(): Promise<Round> {
  const place = await startPlace();
  const host = await place.start(APP, { env: WATCHING });
  return { place, host, recorded: await recordActivities(place, host) };
}

/** Everything that was sent outward since, as text: what the bot said to people, wherever. */
const saidBy = ({ place }: Round, since: number): string[] =>
  place.connector
    .requests()
    .slice(since)
    .map(({ body }) => JSON.stringify(body ?? ''));

/** What is wrong with the app after a round, if anything. */
async function complaintsAfter(
  { place, host }: Round,
  before: Record<string, string>,
  now: Record<string, string>,
) {
  const changed = Object.keys(before).filter((what) => before[what] !== now[what]);
  const priya = place.seat(host, 'Priya Shah');
  const alive = await priya.say('help').catch((fault: unknown) => ({ status: String(fault) }));
  return [
    ...changed.map((what) => `changed by somebody without a part: ${what}`),
    ...(alive.status === 200 ? [] : [`the app answers nobody any more: ${alive.status}`]),
    ...host.logs().filter((line) => line.includes(POLLUTED) || /uncaught|unhandled/i.test(line)),
  ];
}

async function runRound(count: number, seed: number): Promise<{ wrong: string[]; figures: number[] }> {
  const round = await openRound();
  const { place, host, recorded } = round;
  const random = createRandom(seed);
  const client = openClient();
  const keep = keeperOf(place, recorded.refs);
  const before = await keep();
  const since = place.connector.requests().length;
  const wrong: string[] = [];
  let [left, answered] = [count, 0];
  const send = async (): Promise<void> => {
    while (left > 0) {
      const number = count - left;
      left -= 1;
      const body = bodyFor(place, recorded, random);
      const { status, text } = await client
        .post(host.url, body)
        .catch((fault: unknown) => ({ status: 0, text: String(fault) }));
      if (status === 200) answered += 1;
      if (!STATUSES.has(status) || TRACE.test(text) || (status >= 400 && text !== ''))
        wrong.push(
          `seed ${seed}, activity ${number}: ${status} ${text.slice(0, 200)} to ${body.slice(0, 300)}`,
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  wrong.push(...(await complaintsAfter(round, before, await keep())));
  const told = saidBy(round, since).filter((words) => TRACE.test(words));
  wrong.push(...told.map((words) => `seed ${seed}, said outward: ${words.slice(0, 300)}`));
  client.close();
  await place.stop();
  wrong.push(...host.logs().filter((line) => line.includes(POLLUTED)));
  return { wrong, figures: [count, answered, recorded.activities.length] };
}

async function run({ full, seed, tell }: ProofOptions): Promise<Findings> {
  const rounds = full ? 20 : 1;
  const count = full ? ROUND : 1_000;
  const wrong: string[] = [];
  let [sent, answered, kinds] = [0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const found = await runRound(count, seed + round);
    wrong.push(...found.wrong);
    const [some = 0, well = 0, recorded = 0] = found.figures;
    [sent, answered, kinds] = [sent + some, answered + well, recorded];
    tell(`${sent} mutated activities, ${wrong.length} wrong`);
  }
  const figures = { 'mutated activities': sent, 'of these answered': answered, 'recorded activities': kinds };
  return { figures, losses: [], duplicates: [], wrong, unknowns: 0 };
}

/** Whatever stands in an activity: the app goes on, nothing changes that the sender may not change, no trace goes out. */
export const proveMutatedActivities: Proof = { name: 'mutated activities', run };
