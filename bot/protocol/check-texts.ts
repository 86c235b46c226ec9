import { type Mistake, type Path, error, warning } from './check-mistake.ts';
import { namesAt, placesOf } from './check-places.ts';
import type { Form, FormField } from './form-definition.ts';
import type { Protocol } from './definition.ts';
import { MOST_FORM_BYTES } from './form-values.ts';

/** How long a text may be where people read it on a telephone, in letters, and where that is. */
const LIMITS: readonly (readonly [pattern: string, most: number, where: string])[] = [
  ['title', 120, 'the heading of a card'],
  ['about', 300, 'a card'],
  ['owner', 100, 'a card'],
  ['source.document', 150, 'a card'],
  ['overall.*.meaning', 150, 'the list of a card'],
  ['stages.*.title', 70, 'the heading of a card'],
  ['stages.*.about', 300, 'a card'],
  ['stages.*.aliases.*', 40, 'a list to choose from'],
  ['stages.*.members.*.text', 200, 'a card'],
  ['stages.*.outOfTurn.reasons.*.label', 100, 'a list to choose from'],
  ['duties.*.text', 300, 'the list of a card'],
  ['duties.*.confirm.*', 150, 'a tick box'],
  ['duties.*.note.label', 120, 'the label of a field'],
  ['duties.*.note.hint', 200, 'the hint of a field'],
  ['duties.*.writing.intro', 300, 'a form'],
  ['duties.*.writing.title', 80, 'the heading of a form'],
  ['duties.*.writing.fields.*.label', 120, 'the label of a field'],
  ['duties.*.writing.fields.*.hint', 200, 'the hint of a field'],
  ['duties.*.writing.attest.*.label', 150, 'a tick box'],
  ['roles.*.title', 70, 'a button or a mention'],
  ['roles.*.equivalents.*.title', 70, 'a button or a mention'],
  ['categories.*.label', 130, 'a list to choose from'],
  ['questions.*.ask', 150, 'the label of a field'],
  ['questions.*.answers.*.label', 100, 'a list to choose from'],
  ['eligibility.*.steps.*.text', 400, 'the list of a card'],
  ['flags.*.text', 300, 'a card'],
  ['pattern.text', 300, 'a card'],
  ['guidance.*.text', 300, 'the list of a card'],
  ['links.*.label', 120, 'a link'],
  ['gate.question', 150, 'the label of a field'],
  ['gate.note', 300, 'a card'],
  ['gate.steps.*.text', 200, 'the list of a card'],
  ['gate.contacts.*.label', 80, 'the list of a card'],
  ['gate.triggers.*.label', 100, 'a list to choose from'],
  ['forms.*.title', 80, 'the heading of a form'],
  ['forms.*.intro', 300, 'a form'],
  ['forms.*.fields.*.hint', 200, 'the hint of a field'],
  ['forms.*.fields.*.row', 80, 'the label of a field'],
  ['forms.*.fields.*.label', 120, 'the label of a field'],
  ['forms.*.fields.*.part', 80, 'the heading of a part'],
  ['forms.*.fields.*.allowed.*', 100, 'a list to choose from'],
  ['forms.*.fields.*.columns.*.label', 40, 'the heading of a column'],
];

/** Beyond so many times what fits well, a text crowds everything else out of its card. */
const FAR_TOO_LONG = 2;
/** Of any text of the file, wherever it stands. */
const MOST_LETTERS = 2000;

/** The letters of a text; of one of megabytes near enough. */
const lettersOf = (text: string): number =>
  text.length > 10 * MOST_LETTERS ? text.length : Array.from(text).length;

const tooLong = (protocol: Protocol): Mistake[] =>
  LIMITS.flatMap(([pattern, most, where]) =>
    namesAt(protocol, pattern).flatMap(({ path, value }) => {
      const letters = lettersOf(value);
      if (letters <= most || letters > MOST_LETTERS) return [];
      const message = `too long for ${where}: ${letters} letters, where ${most} fit well`;
      const atMost = FAR_TOO_LONG * most;
      return letters > atMost ? [error(path, `${message}, and ${atMost} at most`)] : [warning(path, message)];
    }),
  );

const allTexts = (value: unknown, path: Path = []): { path: Path; value: string }[] =>
  typeof value === 'string'
    ? [{ path, value }]
    : placesOf(value, '*', path).flatMap((place) => allTexts(place.value, place.path));

const endless = (protocol: Protocol): Mistake[] =>
  allTexts(protocol).flatMap(({ path, value }) => {
    const letters = lettersOf(value);
    return letters <= MOST_LETTERS
      ? []
      : [error(path, `too long: ${letters} letters, where no text has more than ${MOST_LETTERS}`)];
  });

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

function tooHeavy({ forms }: Protocol): Mistake[] {
  return forms.flatMap((form, index) => {
    const full = formBytes(form);
    const empty = full - MOST_FORM_BYTES;
    const path = ['forms', index, 'fields'];
    const say = (weight: number): string =>
      `about ${Math.ceil(weight / 1024)} KB, where 27 KB fit; use fewer fields, rows or words`;
    if (empty > MOST_BYTES)
      return [error(path, `the form is too large for one card even while it is empty: ${say(empty)}`)];
    return full > MOST_BYTES ? [warning(path, `the form is too large for one card: ${say(full)}`)] : [];
  });
}

/** Texts and forms over what a card can show well, or can carry at all. */
export const checkTexts = (protocol: Protocol): Mistake[] => [
  ...tooLong(protocol),
  ...endless(protocol),
  ...tooHeavy(protocol),
];
