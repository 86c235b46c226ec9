import type { CardElement } from '../card-parts.ts';
import { ownText } from './typed.ts';

/**
 * Teams' own search among the people of the tenant; where a client does not know it, the list holds nobody, so it is
 * never the only way. It gives back an Entra object id.
 */
export const peoplePicker = (id: string, label: string): CardElement => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  isRequired: false,
  errorMessage: 'Please choose somebody.',
  spacing: 'Medium',
  // Takes a choice back; without one of its own the list is no valid input to older clients.
  choices: [{ title: 'Nobody', value: 'nobody' }],
  'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
});

/** The Entra object id that was chosen, in small letters; undefined where nothing like one came back. */
export function pickedPerson(inputs: unknown, id: string): string | undefined {
  const given = ownText(inputs, id).trim().toLowerCase();
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given) ? given : undefined;
}
