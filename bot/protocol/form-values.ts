import type { Duty, Protocol } from './definition.ts';
import type { Form, FormField } from './form-definition.ts';
import { entryOf } from './entry-of.ts';

/** What stands in a form of the protocol: who may fill in which of its fields, from which stage on, and what is wrong with it. */

/**
 * The most that a filled-in form may hold, in bytes of JSON. It opens again in one card with all that was written, and
 * Teams takes cards up to 28 KB.
 */
export const MOST_FORM_BYTES = 11_000;
/** A line in a table's cell, in characters. */
export const MOST_CELL = 200;

/** By input: the id of a field, or `TABLE_ROW_COLUMN` for a cell of a table, its rows counted from 1. */
export type FormValues = Readonly<Record<string, string>>;

/** Which form, and the duty with which it is sent: the duty says who writes, and for which stage. */
export interface Filling {
  readonly protocol: Protocol;
  readonly form: Form;
  readonly duty: Duty;
}

export type Table = Extract<FormField, { type: 'table' }>;
export type Column = Table['columns'][number];

export const cellId = (table: Table, row: number, column: Column): string =>
  `${table.id}_${row}_${column.id}`;

/** The rows of a table, counted from 1. */
export const rowsOf = (table: Table): number[] => Array.from({ length: table.rows }, (_, at) => at + 1);

/** The cells of a table, row by row. */
export const cellsOf = (table: Table): { input: string; row: number; column: Column }[] =>
  rowsOf(table).flatMap((row) =>
    table.columns.map((column) => ({ input: cellId(table, row, column), row, column })),
  );

/** Everything that is filled in for a field: itself, or the cells of a table. */
export const inputsOf = (field: FormField): string[] =>
  field.type === 'table' ? cellsOf(field).map(({ input }) => input) : [field.id];

/** The form that a duty sends; undefined for a duty that sends none. */
export const formOf = (protocol: Protocol, duty: Duty): Form | undefined =>
  protocol.forms.find(({ id }) => id === duty.writing?.form);

const isReached = (protocol: Protocol, from: string | undefined, stage: string): boolean => {
  const order = protocol.stages.map(({ id }) => id);
  return from === undefined || order.indexOf(from) <= order.indexOf(stage);
};

/** True where a field is asked at a stage, of whomever. */
export const isAsked = (protocol: Protocol, field: FormField, stage: string): boolean =>
  isReached(protocol, field.fromStage, stage);

/** A role with a part of its own fills in that part and no other; everybody else what no role has for its own. */
function isOfRole(form: Form, field: FormField, role: string): boolean {
  const hasPart = form.fields.some(({ filledBy }) => filledBy === role);
  return field.filledBy === (hasPart ? role : undefined);
}

/** The fields that the writer of the duty may fill in. */
export const fieldsToFill = ({ protocol, form, duty }: Filling): FormField[] =>
  form.fields.filter((field) => isOfRole(form, field, duty.by.role) && isAsked(protocol, field, duty.stage));

const hasText = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

/** True where anything stands in a field. */
export const isFilled = (field: FormField, values: FormValues): boolean =>
  inputsOf(field).some((input) => hasText(entryOf(values, input)));

/**
 * The next version: what the writer may fill in as they gave it, and everything else, with what they left out, as it
 * stood. What no field of the form is called goes; so does what is empty.
 */
export function mergeForm(filling: Filling, before: FormValues, given: FormValues): Record<string, string> {
  const theirs = new Set(fieldsToFill(filling).flatMap(inputsOf));
  const merged = filling.form.fields.flatMap(inputsOf).map((input): [string, string] => {
    const from = theirs.has(input) && Object.hasOwn(given, input) ? given : before;
    return [input, entryOf(from, input) ?? ''];
  });
  return Object.fromEntries(merged.filter(([, value]) => hasText(value)));
}

/** True where the document, or another answer, asks for a field at this stage. */
export function isRequired({ protocol, duty }: Filling, field: FormField, values: FormValues): boolean {
  const { required, requiredFrom, requiredWhen } = field;
  if (required || (requiredFrom !== undefined && isReached(protocol, requiredFrom, duty.stage))) return true;
  return requiredWhen?.in.includes(entryOf(values, requiredWhen.field) ?? '') ?? false;
}

export interface FormFault {
  readonly field: string;
  readonly input: string;
  readonly why: 'missing' | 'not-allowed' | 'too-long' | 'not-a-day';
}

/** A day of the calendar, `YYYY-MM-DD`. */
function isDay(value: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

const dayFault = (value: string): FormFault['why'] | undefined => (isDay(value) ? undefined : 'not-a-day');
const lengthFault = (value: string, max: number): FormFault['why'] | undefined =>
  value.length <= max ? undefined : 'too-long';

function faultOf(field: FormField, input: string, value: string): FormFault['why'] | undefined {
  switch (field.type) {
    case 'line':
    case 'text':
      return lengthFault(value, field.max);
    case 'date':
      return dayFault(value);
    case 'choice':
      return field.allowed.includes(value) ? undefined : 'not-allowed';
    case 'table': {
      const cell = cellsOf(field).find((it) => it.input === input);
      return cell?.column.type === 'date' ? dayFault(value) : lengthFault(value, MOST_CELL);
    }
  }
}

function faultsOf(filling: Filling, field: FormField, values: FormValues): FormFault[] {
  const [first = field.id] = inputsOf(field);
  if (!isFilled(field, values))
    return isRequired(filling, field, values) ? [{ field: field.id, input: first, why: 'missing' }] : [];
  return inputsOf(field).flatMap((input) => {
    const value = entryOf(values, input);
    const why = value === undefined || !hasText(value) ? undefined : faultOf(field, input, value);
    return why === undefined ? [] : [{ field: field.id, input, why }];
  });
}

/** What is wrong with the part that the writer fills in; other parts are not theirs to put right. */
export const formFaults = (filling: Filling, values: FormValues): FormFault[] =>
  fieldsToFill(filling).flatMap((field) => faultsOf(filling, field, values));

const encoder = new TextEncoder();

/** By how many bytes a filled-in form is too large to be shown again; 0 or less where it fits. */
export const bytesOver = (values: FormValues): number =>
  encoder.encode(JSON.stringify(values)).length - MOST_FORM_BYTES;
