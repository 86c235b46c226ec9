import { type Mistake, warning } from './check-mistake.ts';
import { namesAt } from './check-places.ts';
import type { Form, FormField } from './form-definition.ts';
import type { Protocol } from './definition.ts';
import { MOST_FORM_BYTES } from './form-values.ts';

/** How long a text may be where people read it on a telephone, in letters, and where that is. */
const LIMITS: readonly (readonly [pattern: string, most: number, where: string])[] = [
  ['stages.*.title', 70, 'the heading of a card'],
  ['stages.*.about', 300, 'a card'],
  ['duties.*.text', 300, 'the list of a card'],
  ['duties.*.confirm.*', 150, 'a tick box'],
  ['duties.*.note.label', 120, 'the label of a field'],
  ['duties.*.writing.title', 80, 'the heading of a form'],
  ['duties.*.writing.fields.*.label', 120, 'the label of a field'],
  ['duties.*.writing.attest.*.label', 150, 'a tick box'],
  ['roles.*.title', 70, 'a button or a mention'],
  ['roles.*.equivalents.*.title', 70, 'a button or a mention'],
  ['categories.*.label', 130, 'a list to choose from'],
  ['questions.*.ask', 150, 'the label of a field'],
  ['questions.*.answers.*.label', 100, 'a list to choose from'],
  ['gate.triggers.*.label', 100, 'a list to choose from'],
  ['forms.*.title', 80, 'the heading of a form'],
  ['forms.*.fields.*.label', 120, 'the label of a field'],
  ['forms.*.fields.*.part', 80, 'the heading of a part'],
  ['forms.*.fields.*.allowed.*', 100, 'a list to choose from'],
  ['forms.*.fields.*.columns.*.label', 40, 'the heading of a column'],
];

const tooLong = (protocol: Protocol): Mistake[] =>
  LIMITS.flatMap(([pattern, most, where]) =>
    namesAt(protocol, pattern).flatMap(({ path, value }) => {
      const letters = Array.from(value).length;
      return letters <= most
        ? []
        : [warning(path, `too long for ${where}: ${letters} letters, where ${most} fit well`)];
    }),
  );

/** A card of Teams takes 28 KB, and what is wrapped around it needs some of that. */
const MOST_BYTES = 27 * 1024;
/** What a card has around a form: its recipients, what became of the last e-mail, a reason to give. */
const AROUND = 3500;
/** Of an input with its label, and of one choice or cell: what they weigh beside their words. */
const INPUT = 220;
const CHOICE = 40;

const bytes = (text = ''): number => new TextEncoder().encode(text).length;

function fieldBytes(field: FormField): number {
  const words = 2 * bytes(field.label) + bytes(field.hint) + bytes(field.part);
  if (field.type === 'choice')
    return field.allowed.reduce((total, choice) => total + CHOICE + 2 * bytes(choice), INPUT + words);
  if (field.type === 'table') {
    const row = field.columns.reduce((total, { label }) => total + INPUT + 2 * bytes(label), 0);
    return INPUT + words + field.rows * row;
  }
  return INPUT + words;
}

/** What the card of a form weighs once it holds as much as it may, in bytes: an estimate. */
export const formBytes = (form: Form): number =>
  form.fields.reduce(
    (total, field) => total + fieldBytes(field),
    AROUND + MOST_FORM_BYTES + bytes(form.title) + bytes(form.intro),
  );

const tooHeavy = (protocol: Protocol): Mistake[] =>
  protocol.forms.flatMap((form, index) => {
    const weight = formBytes(form);
    return weight <= MOST_BYTES
      ? []
      : [
          warning(
            ['forms', index, 'fields'],
            `the form is too large for one card: about ${Math.ceil(weight / 1024)} KB, where 27 KB fit; use fewer fields, rows or words`,
          ),
        ];
  });

/** Texts and forms over what a card can show well. */
export const checkTexts = (protocol: Protocol): Mistake[] => [...tooLong(protocol), ...tooHeavy(protocol)];
