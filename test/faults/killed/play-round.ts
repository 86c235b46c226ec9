import { Temporal } from 'temporal-polyfill';
import type { Case } from '../../../bot/protocol/case.ts';
import { LONDON } from '../../../bot/protocol/instant.ts';
import { createTableCaseStore } from '../../../bot/store/table-case-store.ts';
import { existingTables } from '../../../bot/tables/open-tables.ts';
import { type Card, wordsOf } from '../../sandbox/connector/read-message.ts';
import { callJson } from '../../sandbox/forwarder/http-exchange.ts';
import { connectionAt } from '../../sandbox/tables.ts';
import { buttonsOf } from '../../sandbox/teams-client/find-action.ts';
import type { CardView } from '../../sandbox/teams-client/read-answer.ts';
import type { Insisting } from './kill-at-random.ts';
import { type Shown, cardIn, messagesOf, press, say, viewOf } from './person-at-page.ts';
import { type SandboxProcess, urlOf } from './sandbox-process.ts';
import type { Act, Story, Wait } from './stories.ts';

export interface Round {
  readonly sandbox: SandboxProcess;
  readonly insist: Insisting;
  readonly tell: (line: string) => void;
}

const MOST_TRIES = 6;
const MINUTE = 60_000;
/** Longer than a delivery may take before it counts as cut off. */
const AFTERWARDS = 4 * MINUTE;

export const tablesOf = ({ ports }: SandboxProcess) =>
  existingTables({ connectionString: connectionAt(ports.tables) });

export async function storedCase(sandbox: SandboxProcess, ref: string): Promise<Case> {
  const loaded = await createTableCaseStore(tablesOf(sandbox)).load(ref);
  if (!loaded) throw new Error(`there is no case ${ref}`);
  return loaded.case;
}

async function now({ ports }: SandboxProcess): Promise<Date> {
  const { body } = await callJson('GET', `${urlOf(ports.control)}/api/state`);
  return new Date((body as { now: string }).now);
}

/** Moves the clock, as on the control page; the timers do their work on the way. A time that has passed is left. */
export async function moveTo({ sandbox, insist }: Round, target: Date): Promise<void> {
  await insist.until(async () => {
    if ((await now(sandbox)) >= target) return;
    const to = target.toISOString();
    const { status, body } = await callJson('POST', `${urlOf(sandbox.ports.control)}/api/now`, { to });
    if (status !== 200) throw new Error(`the clock does not move: ${JSON.stringify(body)}`);
  });
}

/** Lets some time pass, so that what was cut off is taken up again. */
export async function later(round: Round, ms = AFTERWARDS): Promise<void> {
  await moveTo(round, new Date((await now(round.sandbox)).getTime() + ms));
}

async function wait(round: Round, { nextDayAt }: Wait): Promise<void> {
  const today = Temporal.Instant.from((await now(round.sandbox)).toISOString()).toZonedDateTimeISO(LONDON);
  const next = today.add({ days: 1 }).withPlainTime(nextDayAt);
  await moveTo(round, new Date(next.epochMilliseconds));
}

/** The messages of a case's thread, its root first; none where it was not opened. */
export function threadOf(sandbox: SandboxProcess, ref: string): Shown[] {
  const all = messagesOf(sandbox);
  const root = all.find(({ startsThread, activities }) => {
    const card = cardIn({ activities } as Shown);
    return startsThread && card !== undefined && wordsOf(card).join(' ').includes(ref);
  });
  if (!root) return [];
  const thread = viewOf(root).conversationId;
  return [root, ...all.filter(({ conversation }) => conversation === thread)];
}

const refIn = (card: Card): string => {
  const ref = /\b[A-Z]{2}-[0-9A-Z]{6}\b/.exec(wordsOf(card).join('\n'))?.[0];
  if (ref === undefined) throw new Error('the answer to "Send" names no case');
  return ref;
};

const called = (button: string) => (title: string) => title === button || title === `${button} again`;

/** The card with a button that somebody finds: in the thread, or else in their own chat. */
async function findCard({ sandbox, insist }: Round, ref: string, { who, button }: Act): Promise<CardView> {
  const inThread = threadOf(sandbox, ref)
    .slice(1)
    .findLast((it) => buttonsOf(cardIn(it) ?? {}).some(called(button)));
  return inThread ? viewOf(inThread) : insist.until(() => say(sandbox, who, `case ${ref}`, called(button)));
}

async function tryAct(round: Round, ref: string, act: Act): Promise<void> {
  const { sandbox, insist } = round;
  const card = await findCard(round, ref, act);
  const title = buttonsOf(card.card).find(called(act.button)) ?? act.button;
  const form = await insist.until(() => press(sandbox, act.who, card, title));
  // The form may tell that somebody else's press was there already: then there is nothing to send.
  if (!form.card || !JSON.stringify(form.card).includes('form.submit')) return;
  const shown = { card: form.card, conversationId: form.conversationId, messageId: form.messageId };
  await insist.until(() => press(sandbox, act.who, shown, 'form.submit', { ...act.inputs }));
}

/** Somebody does what they have to do, until the case shows it. */
async function carryOut(round: Round, ref: string, act: Act): Promise<void> {
  let why: unknown;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (act.isDone(await storedCase(round.sandbox, ref))) return;
    if (tries > 0) await later(round);
    if (act.isDone(await storedCase(round.sandbox, ref))) return;
    await tryAct(round, ref, act).catch((error: unknown) => (why = error));
  }
  await later(round);
  if (act.isDone(await storedCase(round.sandbox, ref))) return;
  throw new Error(`${ref}: "${act.button}" could not be done by ${act.who}`, { cause: why });
}

/** Raises a matter, from the first word to "Sent". */
async function raise({ sandbox, insist }: Round, story: Story): Promise<string> {
  const who = story.raiser;
  const shown = async (act: () => Promise<{ card?: unknown }>): Promise<CardView> => {
    const view = (await insist.until(act)) as CardView;
    if (!(view.card as unknown)) throw new Error(`${who} was answered without a card`);
    return view;
  };
  let card = await insist.until(() => say(sandbox, who, 'raise', called('Go on')));
  for (const inputs of story.before) {
    const on = card;
    card = await shown(() => press(sandbox, who, on, 'Go on', { ...inputs }));
  }
  while (buttonsOf(card.card).includes('Go on')) {
    const on = card;
    card = await shown(() => press(sandbox, who, on, 'Go on'));
  }
  const form = card;
  const preview = await shown(() => press(sandbox, who, form, 'See what will be sent', { ...story.matter }));
  const done = await shown(() => press(sandbox, who, preview, 'Send'));
  return refIn(done.card);
}

/** Plays one case to its end; its reference. */
export async function playStory(round: Round, story: Story): Promise<string> {
  const ref = await raise(round, story);
  for (const step of story.steps) {
    if ('nextDayAt' in step) await wait(round, step);
    else await carryOut(round, ref, step);
  }
  round.tell(
    `${ref} (${story.protocol}) is at its end; killed ${round.insist.kills.acts + round.insist.kills.starts} times`,
  );
  return ref;
}
