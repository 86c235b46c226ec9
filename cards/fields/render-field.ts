import { type CardElement, quiet } from '../card-parts.ts';
import type { Typed } from '../submission.ts';
import type { ChoiceField, Field, TextField } from './field.ts';
import { dayProblem, timeProblem } from './read-moment.ts';
import { thousands } from './thousands.ts';
import { ownText } from './typed.ts';

/** A line that says what is wrong. A text run, as it may quote what was typed. */
export const problemLine = (problem: string): CardElement => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [{ type: 'TextRun', text: `⚠ ${problem}`, color: 'Attention', weight: 'Bolder' }],
});

/**
 * Clients cut what is pasted beyond `maxLength` without a word. Twice the limit lets a text that is too long come
 * back with the reason, and nothing that was typed is ever cut when it is shown again.
 */
const roomFor = (field: TextField, value: string): number =>
  Math.max(field.max * 2, value.length + field.max);

const textInput = (field: TextField, value: string) => ({
  type: 'Input.Text',
  isMultiline: field.lines === 'many',
  maxLength: roomFor(field, value),
  value,
});

function choiceInput(field: ChoiceField, value: string) {
  const chosen = field.several ? value.split(',') : [value];
  const known = chosen.filter((it) => field.choices.some((choice) => choice.value === it));
  // Some clients show the value in place of the label where a list with a search opens with an answer in it.
  const look = field.look === 'filtered' && known.length > 0 ? 'compact' : field.look;
  return {
    type: 'Input.ChoiceSet',
    style: look,
    wrap: true,
    ...(field.several ? { isMultiSelect: true } : {}),
    ...(look === 'expanded' ? {} : { placeholder: look === 'filtered' ? 'Type a name or choose' : 'Choose' }),
    choices: field.choices.map((choice) => ({ title: choice.label, value: choice.value })),
    value: known.join(','),
  };
}

function inputOf(field: Field, value: string) {
  switch (field.kind) {
    case 'text':
      return textInput(field, value);
    case 'choice':
      return choiceInput(field, value);
    case 'date':
      return { type: 'Input.Date', value: dayProblem(value) ? '' : value };
    case 'time':
      return { type: 'Input.Time', value: timeProblem(value) ? '' : value };
    case 'tick':
      return {
        type: 'Input.Toggle',
        title: field.statement,
        value: value === 'true' ? 'true' : 'false',
        wrap: true,
      };
  }
}

function hintOf(field: Field): string {
  const limit =
    field.kind === 'text' && field.lines === 'many' ? `Up to ${thousands(field.max)} characters.` : '';
  return [field.hint ?? '', limit].filter(Boolean).join(' ');
}

/** A question: its input, the reason beside it where it did not pass, and its hint. */
export function renderField(
  field: Field,
  typed: Typed | undefined,
  problem: string | undefined,
): CardElement[] {
  const value = typed ? ownText(typed, field.id) : (field.initial ?? '');
  const hint = hintOf(field);
  return [
    {
      ...inputOf(field, value),
      id: field.id,
      label: problem === undefined ? field.label : `${field.label} (please check)`,
      isRequired: field.required,
      errorMessage: field.missing,
      spacing: 'Medium',
    },
    ...(problem === undefined ? [] : [problemLine(problem)]),
    ...(hint === '' ? [] : [quiet(hint)]),
  ];
}
