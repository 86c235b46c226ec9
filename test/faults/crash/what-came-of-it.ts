import type { Case, Receipt } from '../../../bot/protocol/case.ts';
import type { CaseEvent } from '../../../bot/protocol/event.ts';
import { evolve } from '../../../bot/protocol/evolve.ts';
import type { Instant } from '../../../bot/protocol/instant.ts';
import { cardOf, wordsOf } from '../../sandbox/connector/read-message.ts';
import { threadsOf } from './keepsake.ts';
import type { Setting } from './setting.ts';

/** A case after everything that could be done about it, and what the far sides have of it: what can be compared. */
export interface Ended {
  /** The stored case, without what differs between two runs that are alike. */
  readonly case: string;
  /** What happened to it, each event by itself. */
  readonly events: readonly string[];
  /** How the delivery of each effect ended, by its key; of effects of one kind, in order. */
  readonly outcomes: readonly (readonly [key: string, outcome: Receipt['outcome']])[];
  readonly pending: readonly string[];
  /** True where the timer will find it when it is to be woken. */
  readonly due: boolean;
  /** True where the sweep finds that there is something to deliver. */
  readonly undelivered: boolean;
  readonly threads: number;
  /** The texts of the thread, and how often a card was posted there. */
  readonly said: readonly string[];
  /** The words of each card as it now is. */
  readonly cards: readonly string[];
  readonly mails: readonly string[];
  /** False where the events do not add up to the stored case. */
  readonly addsUp: boolean;
}

/** So long after its moment everything is over, in milliseconds. */
const WINDOW_MS = 60 * 60_000;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

const TIME = /\b(\d\d):(\d\d)\b/g;
const minutesOf = (hours: string, minutes: string): number => Number(hours) * 60 + Number(minutes);
const asLondonReads = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

/** Moments of the run itself are all alike: what is delivered by the sweep is delivered later, and says so. */
function withoutMoments(text: string, since: Instant): string {
  const isNow = (after: number): boolean => after >= 0 && after < WINDOW_MS;
  const [hours = '', minutes = ''] = asLondonReads.format(new Date(since)).split(':');
  const start = minutesOf(hours, minutes);
  return text
    .replace(INSTANT, (at) => (isNow(Date.parse(at) - Date.parse(since)) ? '~' : at))
    .replace(TIME, (at, h: string, m: string) => (isNow((minutesOf(h, m) - start) * 60_000) ? '~' : at));
}

/** Ids that are made when something is sent, and the revision in a key. */
const IDS = new Set(['messageId', 'threadId', 'mailId']);
const withoutIds = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => !IDS.has(name))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;
const withoutRevision = (key: string): string => key.replace(/:\d+$/, '');

const alike = (value: unknown, since: Instant): string =>
  withoutMoments(JSON.stringify(value, withoutIds), since);

function eventAlike(event: CaseEvent, since: Instant): string {
  const told = event.type === 'delivered' ? { ...event, effect: withoutRevision(event.effect) } : event;
  return alike(told, since);
}

const caseAlike = ({ receipts, revision, ...kase }: Case, since: Instant): string => {
  const kept = Object.entries(receipts).map(([key, { outcome }]) => [withoutRevision(key), outcome]);
  return `${alike(kase, since)} ${JSON.stringify(kept.sort())} ${revision > 0 ? 'revised' : 'new'}`;
};

/** True where the events, one after the other, make the stored case. */
function addsUp(kase: Case, events: readonly CaseEvent[]): boolean {
  const made = events.reduce<Case | undefined>(evolve, undefined);
  const bare = (it: Case | undefined): string => JSON.stringify({ ...it, revision: 0 }, withoutIds);
  return bare(made) === bare(kase);
}

/** Later than anything that is waited for. */
const SOME_DAY = '2099-01-01T00:00:00.000Z';
const MOST_CASES = 1_000;

/** What the product finds by the index. */
async function foundBy({ store }: Setting, ref: string): Promise<Pick<Ended, 'due' | 'undelivered'>> {
  const [due, undelivered] = await Promise.all([
    store.due(SOME_DAY, MOST_CASES),
    store.undelivered(MOST_CASES),
  ]);
  const has = (found: readonly { readonly ref: string }[]): boolean => found.some((it) => it.ref === ref);
  return { due: has(due), undelivered: has(undelivered) };
}

function shownOf(setting: Setting, ref: string, since: Instant): Pick<Ended, 'threads' | 'said' | 'cards'> {
  const threads = threadsOf(setting, ref);
  const messages = threads.flatMap((it) => it.messages).filter(({ deleted }) => !deleted);
  const cards = messages
    .map(cardOf)
    .filter((card) => card !== undefined)
    .map((card) => wordsOf(card).join(' | '));
  const texts = messages.filter((it) => cardOf(it) === undefined).map(({ text }) => text);
  const calm = (words: string): string => withoutMoments(words, since);
  return { threads: threads.length, said: texts.map(calm), cards: cards.map(calm) };
}

/** Looks at everything. `since`: the moment of the run; `mailsBefore`: how many mails there were before it. */
export async function whatCameOf(
  setting: Setting,
  ref: string,
  since: Instant,
  mailsBefore: number,
): Promise<Ended> {
  const { store, graph } = setting;
  const loaded = await store.load(ref);
  const events = loaded ? await store.events(ref) : [];
  const pending = loaded ? await store.pendingEffects(ref) : [];
  const mails = graph.mails().slice(mailsBefore);
  const kase = loaded?.case;
  return {
    case: kase ? caseAlike(kase, since) : 'none',
    events: events.map((it) => eventAlike(it, since)),
    outcomes: Object.entries(kase?.receipts ?? {}).map(([key, { outcome }]) => [
      withoutRevision(key),
      outcome,
    ]),
    pending: pending.map(({ effect }) => effect.key),
    ...(await foundBy(setting, ref)),
    ...shownOf(setting, ref, since),
    mails: mails.map(({ to, subject, body }) =>
      withoutMoments(`${to.join(' ')} ${subject} ${body.length}`, since),
    ),
    addsUp: kase === undefined || addsUp(kase, events),
  };
}
