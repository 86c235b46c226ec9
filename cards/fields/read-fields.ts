import * as z from 'zod';
import type { Problems, Typed } from '../submission.ts';
import type { ChoiceField, Field, TextField } from './field.ts';
import { dayProblem, timeProblem } from './read-moment.ts';
import { thousands } from './thousands.ts';
import { ownValue } from './typed.ts';

/** A half of a character, or a control character other than tab and line end: no store and no mail keeps these. */
const BROKEN = /[\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/u;

const must = (good: (value: string) => boolean, why: string | ((value: string) => string)) =>
  z.string().superRefine((value, context) => {
    if (good(value)) return;
    context.addIssue({ code: 'custom', message: typeof why === 'string' ? why : why(value) });
  });

const tooLong = (max: number) => (value: string) =>
  `Please make this shorter: it has ${thousands(value.length)} characters, and ${thousands(max)} is the most.`;

const textSchema = (field: TextField) =>
  must((value) => value.length <= field.max, tooLong(field.max)).and(
    must(
      (value) => !BROKEN.test(value),
      'Please type this again: it has hidden characters that cannot be kept. Pasting as plain text helps.',
    ),
  );

const QUOTED = 40;

/** A list that is typed into can bring back any text, and cannot show it again: so the reason quotes it. */
const notAmong = (field: ChoiceField) => (value: string) => {
  const quoted = value.length > QUOTED ? `${value.slice(0, QUOTED)}…` : value;
  return `${field.missing} “${quoted}” is not one of them.`;
};

function choiceSchema(field: ChoiceField) {
  const known = new Set(field.choices.map((choice) => choice.value));
  return must(
    (value) => value === '' || (field.several ? value.split(',') : [value]).every((it) => known.has(it)),
    notAmong(field),
  );
}

function schemaOf(field: Field): z.ZodType<string> {
  switch (field.kind) {
    case 'text':
      return textSchema(field);
    case 'choice':
      return choiceSchema(field);
    case 'date':
      return must(
        (value) => !dayProblem(value),
        (value) => dayProblem(value) ?? '',
      );
    case 'time':
      return must(
        (value) => !timeProblem(value),
        (value) => timeProblem(value) ?? '',
      );
    case 'tick':
      return z.enum(['true', 'false', '']);
  }
}

const isEmpty = (field: Field, value: string): boolean =>
  field.kind === 'tick' ? value !== 'true' : value.trim() === '';

function readField(field: Field, given: unknown): { value: string } | { problem: string } {
  const parsed = schemaOf(field).safeParse(given ?? '');
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const ours = issue?.code === 'custom';
    return { problem: ours ? issue.message : 'Please fill this in again: it could not be read.' };
  }
  return field.required && isEmpty(field, parsed.data) ? { problem: field.missing } : { value: parsed.data };
}

export interface ReadFields {
  /** What passed, exactly as it was typed; a field that did not pass reads as empty. */
  readonly values: Typed;
  readonly problems: Problems;
}

/** Reads what came back from a card. Names that no field has are ignored; nothing throws. */
export function readFields(fields: readonly Field[], inputs: unknown): ReadFields {
  const read = fields.map((field) => [field.id, readField(field, ownValue(inputs, field.id))] as const);
  return {
    values: Object.fromEntries(read.flatMap(([id, it]) => ('value' in it ? [[id, it.value]] : []))),
    problems: Object.fromEntries(read.flatMap(([id, it]) => ('problem' in it ? [[id, it.problem]] : []))),
  };
}
