import type { Activity, Conversation, Person } from '../../sandbox/connector/world.ts';
import type { Card } from '../../sandbox/connector/read-message.ts';
import { buildActivity } from '../../sandbox/teams-client/build-activity.ts';
import { fillIn, listInputs, type Given } from '../../sandbox/teams-client/fill-in.ts';
import { findAction } from '../../sandbox/teams-client/find-action.ts';
import type { Setting } from './setting.ts';

/** Somebody in front of a card. */
export interface InFront {
  readonly person: Person;
  readonly conversation: Conversation;
}

/** The activity that Teams sends when a button is pressed, without sending it. */
export function pressing(
  { connector, now }: Setting,
  { person, conversation }: InFront,
  verb: string,
  data: object,
): Activity {
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
  const parts = { type: 'invoke', name: 'adaptiveCard/action', replyToId: '1', value };
  return buildActivity(connector, person, conversation, parts, new Date(now()));
}

/** The same for a button of a card that the person has before them, filled in. */
export function pressingOn(
  setting: Setting,
  at: InFront,
  card: Card,
  button: string,
  inputs: Record<string, Given>,
): Activity {
  const { action, cards } = findAction(card, button);
  const filled = fillIn(action['associatedInputs'] === 'none' ? [] : cards, inputs, false);
  return pressing(setting, at, String(action['verb']), {
    ...(action['data'] as object | undefined),
    ...filled,
  });
}

const idOf = (input: Card): string => String(input['id']);
const choicesOf = (input: Card): string[] =>
  ((input['choices'] ?? []) as { value: string }[]).map(({ value }) => value).filter((value) => value !== '');

/** Something that a person might put there. */
function somethingFor(input: Card, day: string): Given | undefined {
  switch (input['type']) {
    case 'Input.Text':
      return 'As agreed by both.'.slice(0, Number(input['maxLength'] ?? 100));
    case 'Input.Date':
      return day;
    case 'Input.Time':
      return '09:00';
    case 'Input.Number':
      return Number(input['min'] ?? 1);
    case 'Input.Toggle':
      return true;
    default:
      return choicesOf(input)[0];
  }
}

/**
 * Fills in a form as somebody in a hurry does (`required`: only what it cannot go without), or with something in every
 * field. What is filled in already stays; `wanted` goes first, as far as there are such fields.
 */
export function fillForm(
  card: Card,
  day: string,
  required: boolean,
  wanted: Readonly<Record<string, Given>>,
): Record<string, Given> {
  const filled: Record<string, Given> = {};
  for (const input of listInputs(card, card)) {
    const given = wanted[idOf(input)];
    const offers = choicesOf(input);
    if (given !== undefined && (offers.length === 0 || offers.includes(String(given))))
      filled[idOf(input)] = given;
    else if ((input['value'] ?? '') === '' && (!required || input['isRequired'] === true)) {
      const something = somethingFor(input, day);
      if (something !== undefined) filled[idOf(input)] = something;
    }
  }
  return filled;
}
