import type { Activity } from '../../sandbox/connector/world.ts';
import type { ProtocolState } from '../../fixtures/climb-protocol.ts';
import { personalChat } from '../../sandbox/connector/world.ts';
import { VERBS } from '../../../cards/form-id.ts';
import { wordsOf } from '../../sandbox/connector/read-message.ts';
import { climbFrom, lay } from './climb-from.ts';
import { type Subject, type Uninterrupted, uninterrupted } from './crash-at.ts';
import {
  type Chance,
  type Wanted,
  inFrontOf,
  opening,
  pressedIn,
  submissions,
  takes,
  wantedOf,
} from './find-commands.ts';
import type { Gate } from './gate.ts';
import { type Keepsake, keep, putBack, threadsOf } from './keepsake.ts';
import { pressing, pressingOn } from './press.ts';
import type { Opening } from './raise-cases.ts';
import type { RunningApp } from './running-app.ts';
import type { Setting } from './setting.ts';

/** A command together with how it goes when nothing happens. */
export interface Found {
  readonly subject: Subject;
  readonly calm: Uninterrupted;
}

/** An app at which nothing happens, and its gate. */
export interface Witness {
  readonly app: RunningApp;
  readonly gate: Gate;
}

/** So many states are tried for a form before it is taken to be one that nobody can send. */
const MOST_TRIES = 5;
/** When matters are raised: on Monday 1 June 2026 at 9 in London. */
export const START = '2026-06-01T08:00:00.000Z';
const minuteAfter = (at: string): string => new Date(Date.parse(at) + 60_000).toISOString();

/** A command that arrives as an activity of Teams. */
export const spoken = (name: string, kept: Keepsake, at: string, activity: Activity): Subject => ({
  ...{ name, ref: kept.ref, kept, at },
  act: (app) => app.receive(activity),
  again: (app, how) =>
    app.receive(how === 'same activity' ? activity : { ...activity, id: 'f:pressed-again' }),
});

/** A matter up to the press of Send, and the case that it becomes. */
export interface Raised {
  readonly subject: Subject;
  readonly kept: Keepsake;
  readonly states: readonly ProtocolState[];
}

/**
 * Raises a matter as far as the card that shows what will be sent, sends it, and looks at all that it can come to.
 * `only`: states by these names.
 */
export async function raise(
  setting: Setting,
  { protocol, by, preview }: Opening,
  only?: readonly string[],
): Promise<Raised> {
  setting.becomes(START);
  const seat = setting.seat(by);
  const card = await preview(seat);
  const ref = /\b[A-Z]{2}-[0-9A-Z]{6}\b/.exec(wordsOf(card).join(' '))?.[0] ?? '';
  const conversation = personalChat(setting.connector.world, seat.person);
  const send = pressingOn(setting, { person: seat.person, conversation }, card, VERBS.raiseSend, {});
  await setting.live.idle();
  const subject = spoken(`${protocol}: raise`, await keep(setting, ref), START, send);
  await setting.live.receive(send);
  await setting.live.idle();
  return { subject, kept: await keep(setting, ref), states: await climbFrom(setting, ref, only) };
}

/** One form, sent in the first state in which the case takes it. */
async function tryChance(
  setting: Setting,
  { app, gate }: Witness,
  raised: Keepsake,
  chance: Chance,
  { name, answer }: Wanted,
): Promise<Found | undefined> {
  const kept = await lay(setting, raised, chance.state);
  const at = minuteAfter(chance.state.now);
  const thread = threadsOf(setting, kept.ref)[0]?.id;
  if (thread === undefined) return undefined;
  setting.becomes(at);
  const before = inFrontOf(setting, chance.person, thread);
  const form = await pressedIn(app, opening(setting, before, chance), before);
  // Opening it may have been put on record: what is sent is sent by somebody who has seen the case.
  await gate.idle();
  const seen = await keep(setting, kept.ref);
  const { protocol } = chance.state.case;
  for (const activity of submissions(setting, before, form, chance, answer)) {
    await putBack(setting, seen);
    if (!(await takes(setting, app, kept.ref, activity))) continue;
    await gate.idle();
    const subject = spoken(`${protocol.id}: ${name}`, seen, at, activity);
    return { subject, calm: await uninterrupted(setting, subject, app, gate) };
  }
  return undefined;
}

async function tryWanted(setting: Setting, witness: Witness, raised: Keepsake, wanted: Wanted) {
  const states = new Set<string>();
  for (const chance of wanted.chances) {
    if (states.has(chance.state.name) || states.size >= MOST_TRIES) continue;
    states.add(chance.state.name);
    const found = await tryChance(setting, witness, raised, chance, wanted);
    if (found) return found;
  }
  return undefined;
}

/** What a crash can see of a command: its form, and what it asks of whom in which order. */
const shapeOf = ({ button }: Wanted, { calm }: Found): string =>
  [button.form, ...calm.crossings.map(({ service, method }) => `${service} ${method}`)].join(', ');

/** What looks for the forms of a protocol found. */
export interface Forms {
  readonly found: readonly Found[];
  /** Forms that were sent, those that look to a crash like another one among them. */
  readonly sent: number;
}

/**
 * Every form of a protocol that can be sent, for every duty and every stage: each in a state in which the case takes
 * it. Of those that look the same to a crash one is taken. `only`: forms by these names.
 */
export async function findForms(
  setting: Setting,
  witness: Witness,
  { kept, states }: Raised,
  only?: readonly string[],
): Promise<Forms> {
  const managers = states[0]?.world.settings?.managers ?? [];
  const found = new Map<string, Found>();
  let sent = 0;
  for (const wanted of wantedOf(states, managers)) {
    if (only && !only.includes(wanted.name)) continue;
    const one = await tryWanted(setting, witness, kept, wanted);
    if (!one) continue;
    sent += 1;
    const shape = shapeOf(wanted, one);
    if (!found.has(shape)) found.set(shape, one);
  }
  return { found: [...found.values()], sent };
}

/** Somebody opens the details, which is put on record; somebody without a part tries to, and that is as well. */
export async function findLooks(setting: Setting, raised: Raised): Promise<Subject[]> {
  const [state] = raised.states;
  const thread = raised.kept.threads[0]?.id;
  if (!state || thread === undefined) return [];
  const kept = await lay(setting, raised.kept, state);
  const at = minuteAfter(state.now);
  setting.becomes(at);
  const { id } = state.case.protocol;
  const parties = new Set(state.case.parties.map(({ person }) => person));
  const stranger = setting.connector.world.people.find(({ aadObjectId }) => !parties.has(aadObjectId));
  const look = (name: string, person: string): Subject => {
    const { ref, revision } = state.case;
    const data = { ref, revision, surface: 'stage', stage: state.stage, form: 'details' };
    return spoken(
      `${id}: ${name}`,
      kept,
      at,
      pressing(setting, inFrontOf(setting, person, thread), VERBS.openForm, data),
    );
  };
  const asked = state.case.parties.find(({ side }) => side === 'receiving')?.person ?? '';
  return [look('see the details', asked), look('refused', stranger?.aadObjectId ?? '')];
}
