import { londonDay } from '../../../bot/protocol/instant.ts';
import { addWorkingDays } from '../../../bot/protocol/calendar.ts';
import { VERBS } from '../../../cards/form-id.ts';
import { type Button, buttonsOf, expectedOf } from '../../fixtures/buttons-by-file.ts';
import type { ProtocolState } from '../../fixtures/climb-protocol.ts';
import type { Activity } from '../../sandbox/connector/world.ts';
import type { Given } from '../../sandbox/teams-client/fill-in.ts';
import { type Pressed, readPressed } from '../../sandbox/teams-client/read-answer.ts';
import type { RunningApp } from './running-app.ts';
import { type InFront, fillForm, pressing, pressingOn } from './press.ts';
import type { Setting } from './setting.ts';

/** Somebody for whom a button opens a form, in some state of a case. */
export interface Chance {
  readonly state: ProtocolState;
  readonly button: Button;
  readonly person: string;
}

/** Forms in which the answer makes two commands. */
const ANSWERS: Partial<Record<Button['form'], readonly string[]>> = {
  'answer-settlement': ['confirm', 'object'],
  'answer-late': ['accept', 'refuse'],
};

/** A form of a protocol, for a duty or a stage, with an answer where it asks for one. */
export interface Wanted {
  readonly name: string;
  readonly button: Button;
  readonly answer: string | undefined;
  readonly chances: readonly Chance[];
}

const nameOf = ({ form, duty, to }: Button, answer: string | undefined): string =>
  [form, duty, to, answer].filter((part) => part !== undefined).join(' ');

/** Every button that the protocol can give rise to, with the states and the people for whom it opens a form by the file. */
export function wantedOf(states: readonly ProtocolState[], managers: readonly string[]): Wanted[] {
  const [first] = states;
  if (!first) return [];
  const places = states.map((state) => ({
    state,
    opens: expectedOf({ world: state.world, name: state.name, case: state.case, now: state.now }, managers),
  }));
  return buttonsOf(first.world).flatMap((button) =>
    (ANSWERS[button.form] ?? [undefined]).map((answer): Wanted => ({
      ...{ name: nameOf(button, answer), button, answer },
      chances: places.flatMap(({ state, opens }) => {
        const person = state.case.parties.find((it) => opens(button, it.person) === 'opens')?.person;
        return person === undefined ? [] : [{ state, button, person }];
      }),
    })),
  );
}

/** Where the person stands: before the thread of the case. */
export function inFrontOf({ connector }: Setting, person: string, thread: string): InFront {
  const someone = connector.world.people.find(({ aadObjectId }) => aadObjectId === person);
  const conversation = connector.world.conversations.get(thread);
  if (!someone || !conversation) throw new Error(`${person} is not before ${thread}`);
  return { person: someone, conversation };
}

/** What opens the form for them. */
export function opening(setting: Setting, at: InFront, { state, button }: Chance): Activity {
  const { ref, revision } = state.case;
  const data = {
    ref,
    revision,
    surface: 'stage',
    stage: state.case.stages.at(-1)?.stage ?? state.stage,
    ...button,
  };
  return pressing(setting, at, VERBS.openForm, data);
}

/** What goes into fields by their ids, whatever the form. */
function wishes({ state }: Chance, answer: string | undefined): Record<string, Given> {
  const today = londonDay(state.now);
  const tomorrow = addWorkingDays(state.world.calendar, today, 1);
  return {
    ...{ reason: 'It cannot wait.', untilDate: tomorrow, statedDays: '5', statedKind: 'working' },
    ...(answer === undefined ? {} : { answer, accept: answer }),
  };
}

/** The ways in which the form that has opened can be sent: with what it asks for, and with something in every field. */
export function submissions(
  setting: Setting,
  at: InFront,
  form: Pressed,
  chance: Chance,
  answer: string | undefined,
): Activity[] {
  const { card } = form;
  if (!card || !JSON.stringify(card).includes(`"${VERBS.submitForm}"`)) return [];
  const day = londonDay(chance.state.now);
  return [true, false].flatMap((required) => {
    try {
      const filled = fillForm(card, day, required, wishes(chance, answer));
      return [pressingOn(setting, at, card, VERBS.submitForm, filled)];
    } catch {
      // The Teams client would not send it like this.
      return [];
    }
  });
}

/** How much has happened to a case, but for who looked at it and who was turned away. */
async function happened({ store }: Setting, ref: string): Promise<number> {
  const events = await store.events(ref);
  return events.filter(({ type }) => type !== 'seen' && type !== 'refused').length;
}

/** Sends it, and says whether the case has taken it. */
export async function takes(
  setting: Setting,
  app: RunningApp,
  ref: string,
  activity: Activity,
): Promise<boolean> {
  const before = await happened(setting, ref);
  await app.receive(activity);
  return (await happened(setting, ref)) > before;
}

export const pressedIn = async (
  app: RunningApp,
  activity: Activity,
  { conversation }: InFront,
): Promise<Pressed> =>
  readPressed(await app.receive(activity), { card: {}, conversationId: conversation.id, messageId: '1' });
