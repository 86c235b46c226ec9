import type { Choice, ChoiceField, TextField } from '../fields/field.ts';
import { REASON_MAX } from './reason-field.ts';

/** A yes or no to somebody else's words, and why not. */
export function yesNoFields(
  id: string,
  yes: Choice,
  no: Choice,
  whyNot: string,
): [answer: ChoiceField, reason: TextField] {
  return [
    {
      kind: 'choice',
      id,
      look: 'expanded',
      label: 'Your answer',
      required: true,
      missing: 'Please choose yes or no.',
      choices: [yes, no],
    },
    {
      kind: 'text',
      id: 'reason',
      lines: 'many',
      max: REASON_MAX,
      label: whyNot,
      required: false,
      missing: 'Please give your reason.',
      hint: 'The people of this case can read it. Do not name the child.',
    },
  ];
}
