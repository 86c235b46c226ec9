import type { Card } from '../connector/read-message.ts';

/** What is put into a field: a text, a number, a tick, or several choices. */
export type Given = string | number | boolean | string[];

/** Of the other kinds nothing is sent when nothing is in them. */
const SENT_EMPTY = new Set(['Input.Text', 'Input.Date', 'Input.Time']);

/**
 * The inputs of these cards with what stands in them, changed by what is given, as Teams sends them: all texts.
 *
 * `given` is keyed by an input's id or label; a choice is given by its title or value. Throws when a field or a choice
 * does not exist, and, as the client would stop, when a required field is empty or a text is too long,
 * unless `unchecked`.
 */
export function fillIn(
  cards: Card[],
  given: Record<string, Given>,
  unchecked: boolean,
): Record<string, string> {
  const inputs = cards.flatMap((card) => listInputs(card, card));
  const filled = new Map(inputs.map((input) => [idOf(input), startValue(input)]));
  for (const [name, value] of Object.entries(given)) {
    const input = findInput(inputs, name);
    filled.set(idOf(input), toValue(input, value));
  }
  if (!unchecked) for (const input of inputs) check(input, filled.get(idOf(input)) ?? '');
  const sent = inputs.filter(
    (input) => filled.get(idOf(input)) !== '' || SENT_EMPTY.has(String(input['type'])),
  );
  return Object.fromEntries(sent.map((input) => [idOf(input), filled.get(idOf(input)) ?? '']));
}

/** The inputs of a card, without those of the cards behind its ShowCard buttons. */
export function listInputs(part: unknown, card: Card): Card[] {
  if (Array.isArray(part)) return part.flatMap((one) => listInputs(one, card));
  if (typeof part !== 'object' || part === null) return [];
  const one = part as Card;
  const type = String(one['type']);
  if (type.startsWith('Input.')) return [one];
  if (type.startsWith('Action.') || (type === 'AdaptiveCard' && one !== card)) return [];
  return Object.values(one).flatMap((value) => listInputs(value, card));
}

function idOf(input: Card): string {
  return String(input['id']);
}

function findInput(inputs: Card[], name: string): Card {
  const byId = inputs.filter((input) => input['id'] === name);
  const found = byId.length > 0 ? byId : inputs.filter((input) => input['label'] === name);
  const [first] = found;
  if (first && found.length === 1) return first;
  const names = inputs.map((input) => `${idOf(input)} ("${String(input['label'])}")`).join(', ');
  throw new Error(
    `${first ? 'Several fields are' : 'No field is'} called "${name}". There is: ${names || 'none'}`,
  );
}

function startValue(input: Card): string {
  const { type, value, valueOff = 'false' } = input;
  return toText(value ?? (type === 'Input.Toggle' ? valueOff : ''));
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function toValue(input: Card, given: Given): string {
  const { type, valueOn = 'true', valueOff = 'false', isMultiSelect } = input;
  if (type === 'Input.Toggle') return toText(given === true || given === valueOn ? valueOn : valueOff);
  if (type !== 'Input.ChoiceSet') return String(given);
  const picked = (Array.isArray(given) ? given : String(given).split(isMultiSelect ? ',' : '\n')).filter(
    Boolean,
  );
  if (picked.length > 1 && !isMultiSelect) throw new Error(`Only one choice can be made in "${idOf(input)}"`);
  return picked.map((one) => findChoice(input, one)).join(',');
}

function findChoice(input: Card, wanted: string): string {
  const choices = (input['choices'] ?? []) as { title: string; value: string }[];
  const found = choices.find(({ title, value }) => value === wanted || title === wanted);
  if (found) return found.value;
  const offered = choices.map(({ title, value }) => `${value} ("${title}")`).join(', ');
  throw new Error(`"${wanted}" is not a choice of "${idOf(input)}". There is: ${offered}`);
}

function check(input: Card, value: string) {
  const { type, isRequired, maxLength, label, valueOn = 'true' } = input;
  const isEmpty = value.trim() === '' || (type === 'Input.Toggle' && value !== valueOn);
  const name = `"${String(label ?? input['id'])}"`;
  if (isRequired === true && isEmpty) throw new Error(`Teams would not send this: ${name} is required`);
  if (typeof maxLength === 'number' && value.length > maxLength)
    throw new Error(`Teams would not send this: ${name} takes at most ${maxLength} characters`);
}
