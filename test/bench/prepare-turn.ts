import { TableClient } from '@azure/data-tables';
import { raise } from '../journeys/raise.ts';
import { refIn } from '../journeys/steps.ts';
import type { FunctionsHost } from '../sandbox/functions-host/start-functions-host.ts';
import { cardOf } from '../sandbox/connector/read-message.ts';
import { buildSubmit } from './build-submit.ts';
import { type Original, type Renaming, collectionOf, copyCases, rename, takeOriginal } from './copy-case.ts';
import type { FloorWork } from './floor/floor-work.ts';
import type { Place } from './place.ts';
import type { Posted } from './post-activity.ts';
import { readBatch } from './read-batch.ts';
import type { StorageRequest } from './tap-storage.ts';

/** One turn, ready to be sent as often as there are copies of its case. */
export interface Turn {
  readonly original: Original;
  /** The submit for the original, as Teams sends it. */
  readonly activity: string;
  /** What a turn asks of storage that changes the case and its cards, and posts nothing. */
  readonly quiet: readonly StorageRequest[];
}

const RAISER = 'Priya Shah';
const BUTTON = 'Propose how to settle it';
const WORDS = {
  wording:
    'The council joins the annual review on 12 June and sends its advice in writing five working days before it.',
};

/** Raises a matter, reviews and speaks, and stops where somebody has written a proposal and not yet sent it. */
export async function prepareTurn(place: Place, host: FunctionsHost): Promise<Turn> {
  const raiser = place.seat(host, RAISER);
  const ref = refIn(await raise(raiser, 'sandwell-send'));
  const stage = () => {
    const thread = place.connector.threads().find(({ root }) => JSON.stringify(root.activity).includes(ref));
    return thread?.messages.filter(({ id }) => id !== thread.root.id).findLast((it) => cardOf(it));
  };
  const tom = place.seat(host, 'Tom Baker');
  const review = await tom.press(stage(), 'I have reviewed the file');
  place.storage.begin();
  await tom.press(review, 'form.submit');
  const quiet = [...place.storage.seen()];
  const form = await raiser.press(stage(), BUTTON);
  const activity = JSON.stringify(buildSubmit(place.connector, raiser, form, WORDS, place.now()));
  return { original: takeOriginal(place.tables.server, place.connector, ref), activity, quiet };
}

/** The same turn for a copy of its case, as an activity of its own. */
export function submitFor(turn: Turn, copy: Renaming, id: string): string {
  const own = JSON.parse(rename(turn.activity, copy)) as Record<string, unknown>;
  return JSON.stringify({ ...own, id });
}

/** What somebody is told whose turn changed nothing. */
const REFUSED = /Nothing was changed|Nothing that you wrote is lost|went wrong|things have moved on/i;

/** @throws Error where a turn was not answered with a card, or changed nothing: its time would mean nothing. */
export function checkAccepted({ status, text }: Posted): void {
  if (status !== 200 || !text.includes('adaptive') || REFUSED.test(text))
    throw new Error(`a turn was not accepted: ${status} ${text.slice(0, 500)}`);
}

export interface Calibrated {
  readonly floor: FloorWork;
  readonly requests: readonly StorageRequest[];
}

const TABLE = 'Floor';

/** Plays the turn once and reads off what it wrote, sent and answered: that is what the floor will do. */
export async function calibrate(
  place: Place,
  turn: Turn,
  send: (body: string) => Promise<Posted>,
): Promise<Calibrated> {
  const copies = copyCases(place.tables.server, place.connector, turn.original, 4);
  const last = copies.pop() ?? new Map<string, string>();
  for (const copy of copies) checkAccepted(await send(submitFor(turn, copy, crypto.randomUUID())));
  const waits = await sendsThatWait(place, async () => {
    const [slow = last] = copyCases(place.tables.server, place.connector, turn.original, 1);
    checkAccepted(await send(submitFor(turn, slow, crypto.randomUUID())));
  });
  place.storage.begin(true);
  const before = place.connector.requests().length;
  const posted = await send(submitFor(turn, last, crypto.randomUUID()));
  checkAccepted(posted);
  const requests = [...place.storage.seen()];
  place.storage.begin();
  const sends = place.connector
    .requests()
    .slice(before)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, segments, body }, index) => ({
      ...(method === 'PUT' && { id: segments[4] ?? '' }),
      activity: body,
      waits: waits[index] ?? true,
    }));
  const message = (JSON.parse(submitFor(turn, last, '')) as { replyToId: string }).replyToId;
  const ref = last.get(turn.original.ref) ?? '';
  const root = last.get(turn.original.thread?.messages[0]?.id ?? '') ?? '';
  const floor: FloorWork = {
    table: TABLE,
    names: { ref, root, message },
    ...storageWork(requests, ref),
    sends,
    answer: JSON.parse(posted.text),
  };
  return { floor, requests };
}

/** Milliseconds that each send is held back, to see which of them wait for the one before. */
const HELD_MS = 100;

/** Plays a turn with a slow Teams: a send that comes while the one before is still held does not wait for it. */
async function sendsThatWait({ connector }: Place, play: () => Promise<void>): Promise<boolean[]> {
  const before = connector.requests().length;
  connector.faults.add({ match: { path: /activities/ }, do: { delayMs: HELD_MS } });
  await play();
  connector.faults.clear();
  const sends = connector.requests().slice(before);
  const times = sends.filter(({ method }) => method !== 'GET').map(({ at }) => at.getTime());
  return times.map((at, index) => at - (times[index - 1] ?? 0) >= HELD_MS);
}

/** The row that is read first, and the transaction that holds the most: the one in which the command is accepted. */
function storageWork(requests: readonly StorageRequest[], ref: string) {
  const transactions = requests.filter(({ kind }) => kind === 'transaction').map(({ body }) => body);
  const largest = transactions.sort((a, b) => b.length - a.length)[0] ?? '';
  const first = requests.find(({ kind, url }) => kind === 'point read' && url.includes(ref));
  const read = /RowKey='(.*?)'\)/.exec(decodeURIComponent(first?.url ?? ''))?.[1] ?? '';
  const actions = readBatch(largest).map(({ method, ifMatch, row }) => ({
    method,
    conditional: ifMatch !== undefined,
    row: plainRow(row),
  }));
  return { partition: ref, read, actions };
}

const plainRow = ({ PartitionKey, RowKey, ...rest }: Readonly<Record<string, unknown>>) => ({
  ...Object.fromEntries(Object.entries(rest).filter(([name]) => !name.endsWith('@odata.type'))),
  partitionKey: String(PartitionKey),
  rowKey: String(RowKey),
});

/** The original with its rows in the floor's own table. */
export async function floorOriginal(place: Place, { original }: Turn): Promise<Original> {
  const { connectionString } = place.tables;
  await TableClient.fromConnectionString(connectionString, TABLE, {
    allowInsecureConnection: true,
  }).createTable();
  collectionOf(place.tables.server, TABLE);
  return { ...original, rows: new Map([[TABLE, original.rows.get('Cases') ?? []]]) };
}
