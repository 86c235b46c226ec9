import { type Partnership, startPartnership } from '../../journeys/partnership.ts';
import { actionsOf, kept, stageCard, titleOf } from '../../journeys/steps.ts';
import { cardOf } from '../../sandbox/connector/read-message.ts';
import type { Message } from '../../sandbox/connector/world.ts';
import { fillIn } from '../../sandbox/teams-client/fill-in.ts';
import { findAction } from '../../sandbox/teams-client/find-action.ts';
import type { Pressed } from '../../sandbox/teams-client/read-answer.ts';
import { fillForm } from '../crash/press.ts';
import type { Findings, Proof } from '../proof.ts';
import {
  type Again,
  type Filled,
  type Tally,
  compare,
  emptyTally,
  sendAndBringAgain,
  standingOf,
} from './bring-again.ts';
import { OPENINGS, type Opening } from './open-cases.ts';

const START = '2026-06-01T09:00:00+01:00';
const LATER_MS = 5 * 3_600_000;
/** What is put where something has to be in particular; elsewhere anything does. */
const WISHES = { untilDate: '2026-06-02', reason: 'Somebody is away.', wording: 'Weekly, from now on.' };
/** More than any protocol has. */
const MOST_FORMS = 40;

/** Titles of the buttons of which the bot hears, but for those that only their place on the card tells apart. */
function buttonsOf(message: Message): string[] {
  const titles = actionsOf(cardOf(message)).map(titleOf);
  return titles.filter((title) => titles.indexOf(title) === titles.lastIndexOf(title));
}

/** What goes into a form: what it asks for, or something in every field; undefined where it cannot be sent at all. */
function inputsFor({ card }: Pressed): Filled['inputs'] | undefined {
  if (!card || !JSON.stringify(card).includes('form.submit')) return undefined;
  for (const required of [true, false]) {
    const inputs = fillForm(card, WISHES.untilDate, required, WISHES);
    try {
      fillIn(findAction(card, 'form.submit').cards, inputs, false);
      return inputs;
    } catch {
      // The Teams client would not send it like this.
    }
  }
  return undefined;
}

/** The first form on the card of the stage that somebody can send and nobody has sent yet. */
async function nextForm(here: Partnership, ref: string, sent: Set<string>): Promise<Filled | undefined> {
  const card = await stageCard(here, ref);
  const people = (await here.stored(ref)).parties.map(({ name }) => name);
  for (const button of buttonsOf(card)) {
    for (const name of new Set(people.filter((it) => here.names.includes(it)))) {
      if (sent.has(`${name} ${button}`)) continue;
      sent.add(`${name} ${button}`);
      const form = await here.seat(name).press(card, button);
      const inputs = inputsFor(form);
      if (inputs) return { ref, name, button, form, inputs };
    }
  }
  return undefined;
}

/** Every form of a case that its cards lead to, each brought again at once, and all of them once more much later. */
async function proveCase(here: Partnership, opening: Opening, most: number, tally: Tally): Promise<void> {
  await here.host.setClock({ at: START, frozen: true });
  const ref = await opening.raise(here);
  const late: Again[] = [];
  // The card as somebody still has it who has not looked since: their answer comes after newer ones.
  const old = kept(await stageCard(here, ref));
  const [button = ''] = buttonsOf(await stageCard(here, ref));
  const sent = new Set<string>();
  for (let n = 0; n < most; n += 1) {
    const filled = await nextForm(here, ref, sent);
    if (!filled) break;
    late.push(await sendAndBringAgain(here, filled, tally));
  }
  const end = await standingOf(here, ref);
  await here.host.setClock({ at: new Date(here.host.now().getTime() + LATER_MS), frozen: true });
  // In another order than that in which they came first.
  for (const again of late.reverse()) await again();
  compare(tally, `${ref}, all of it hours later`, end, await standingOf(here, ref));
  const shown = await here.seat(opening.by).press(old, button);
  if (shown.status !== 200) tally.wrong.push(`${ref}: an old card was answered with ${shown.status}`);
  compare(tally, `${ref}, from an old card`, end, await standingOf(here, ref));
}

/** A record that does not hold is found when everything stops. */
async function stop(here: Partnership, tally: Tally): Promise<void> {
  await here.stop().catch((fault: unknown) => tally.wrong.push(String(fault)));
}

async function prove(openings: readonly Opening[], most: number, tell: (line: string) => void) {
  const tally = emptyTally();
  const here = await startPartnership(START, undefined, [], { plainly: true });
  for (const opening of openings) {
    await proveCase(here, opening, most, tally);
    tell(`${opening.protocol}: ${tally.forms} forms so far, brought again ${tally.repeats} times`);
  }
  await stop(here, tally);
  const { forms, accepted, repeats, losses, duplicates, wrong } = tally;
  const figures = { protocols: openings.length, forms, accepted, 'times brought again': repeats };
  return { figures, losses, duplicates, wrong, unknowns: 0 } satisfies Findings;
}

/**
 * The same submit comes again in every way in which Teams or a person brings it: twice at once, as the same activity, as
 * a new one, later, in another order, from an old card. It counts once, and every one of them is answered.
 */
export const proveRedelivery: Proof = {
  name: 'redelivery',
  run: ({ full, tell }) => (full ? prove(OPENINGS, MOST_FORMS, tell) : prove(OPENINGS.slice(0, 1), 3, tell)),
};
