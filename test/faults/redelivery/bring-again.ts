import type { Partnership } from '../../journeys/partnership.ts';
import type { Given } from '../../sandbox/teams-client/fill-in.ts';
import type { Pressed } from '../../sandbox/teams-client/read-answer.ts';

/** A form that somebody has before them, and what they put into it. */
export interface Filled {
  readonly ref: string;
  readonly name: string;
  readonly button: string;
  readonly form: Pressed;
  readonly inputs: Record<string, Given>;
}

/** What has been done, and what was not as it must be. */
export interface Tally {
  forms: number;
  accepted: number;
  repeats: number;
  readonly losses: string[];
  readonly duplicates: string[];
  readonly wrong: string[];
}

export const emptyTally = (): Tally => ({
  ...{ forms: 0, accepted: 0, repeats: 0 },
  ...{ losses: [], duplicates: [], wrong: [] },
});

/** All that may not change when something comes again: what is on record, what stands in the thread, which mails went. */
export interface Standing {
  readonly record: string;
  readonly happenings: readonly string[];
  readonly texts: readonly string[];
  readonly mails: readonly string[];
}

export async function standingOf(here: Partnership, ref: string): Promise<Standing> {
  const { happenings, settlement, stages, writings, outcome, flags } = await here.stored(ref);
  const { messages } = await here.thread(ref);
  return {
    record: JSON.stringify({ settlement, stages, writings, outcome, flags }),
    happenings: happenings.map((it) => JSON.stringify(it)),
    texts: messages.map(({ id, text }) => `${id} ${text}`),
    mails: here.graph.mails().map(({ subject }) => subject),
  };
}

/** Tells what differs though nothing should: what has come to it is there twice, what has gone from it is lost. */
export function compare(tally: Tally, where: string, before: Standing, after: Standing): void {
  for (const list of ['happenings', 'texts', 'mails'] as const) {
    const more = after[list].length - before[list].length;
    if (more > 0) tally.duplicates.push(`${where}: ${more} more ${list}`);
    if (more < 0) tally.losses.push(`${where}: ${-more} ${list} are gone`);
  }
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  if (!isSame) tally.wrong.push(`${where}: the case or its thread has changed`);
}

/** The texts that have come to a thread, without the ids of their messages. A card has none. */
const saidSince = (before: Standing, after: Standing): string[] =>
  after.texts
    .filter((it) => !before.texts.includes(it))
    .map((it) => it.slice(it.indexOf(' ') + 1))
    .filter(Boolean);

/** Brings the form again and looks whether everything stays. */
export type Again = () => Promise<void>;

/**
 * Sends a form as somebody does who clicks twice, and as Teams does that delivers again: three times at once, and then
 * twice. It counts once, and everybody is answered. Gives a way to bring it twice more.
 */
export async function sendAndBringAgain(here: Partnership, filled: Filled, tally: Tally): Promise<Again> {
  const { ref, name, button, form, inputs } = filled;
  const where = `${ref} ${name}, ${button}`;
  const seat = here.seat(name);
  const activityId = `f:${ref}-${tally.forms}`;
  const press = async (options = {}): Promise<void> => {
    const { status } = await seat.press(form, 'form.submit', inputs, options);
    if (status !== 200) tally.wrong.push(`${where}: answered with ${status}`);
  };
  const again = async (): Promise<void> => {
    await press({ activityId });
    await press();
    tally.repeats += 2;
  };
  const before = await standingOf(here, ref);
  await Promise.all([press({ activityId }), press(), press({ activityId })]);
  const after = await standingOf(here, ref);
  const added = after.happenings.filter((it) => !before.happenings.includes(it));
  if (new Set(added).size < added.length) tally.duplicates.push(`${where}: the same happened twice`);
  const said = saidSince(before, after);
  if (new Set(said).size < said.length) tally.duplicates.push(`${where}: the same was said twice`);
  tally.forms += 1;
  tally.accepted += before.record === after.record && added.length === 0 ? 0 : 1;
  tally.repeats += 2;
  await again();
  compare(tally, `${where}, again`, after, await standingOf(here, ref));
  return again;
}
