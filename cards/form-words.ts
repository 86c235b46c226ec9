import type { Protocol } from '../bot/protocol/definition.ts';
import type { Form, FormField } from '../bot/protocol/form-definition.ts';
import { type FormValues, cellId, isAsked, isFilled, rowsOf } from '../bot/protocol/form-values.ts';
import { entryOf } from '../bot/protocol/entry-of.ts';
import { roleTitle } from '../bot/protocol/world.ts';
import { sayFullDay } from './say-date.ts';

/** A question of a form and its answer, to be read. Nothing is cleaned or escaped. */
export type FormRow =
  | { readonly label: string; readonly value: string }
  | {
      readonly label: string;
      readonly columns: readonly string[];
      /** Only rows in which something stands. */
      readonly rows: readonly (readonly string[])[];
    };

export interface FormPart {
  readonly heading?: string;
  /** The role that alone fills it in. */
  readonly filledBy?: string;
  readonly rows: readonly FormRow[];
}

const sayDate = (day: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? sayFullDay(`${day}T12:00:00.000Z`) : day;

/** A field of a form as it stands, dates in words. */
export function formRow(field: FormField, values: FormValues): FormRow {
  const { label } = field;
  if (field.type !== 'table') {
    const value = entryOf(values, field.id) ?? '';
    return { label, value: field.type === 'date' ? sayDate(value) : value };
  }
  const rows = rowsOf(field).map((row) =>
    field.columns.map((column) => {
      const value = entryOf(values, cellId(field, row, column)) ?? '';
      return column.type === 'date' ? sayDate(value) : value;
    }),
  );
  return {
    label,
    columns: field.columns.map((column) => column.label),
    rows: rows.filter((row) => row.some((value) => value.trim() !== '')),
  };
}

/** An answer in running text. */
export const sayRow = (row: FormRow): string =>
  'value' in row
    ? row.value
    : row.rows.map((cells) => cells.filter((cell) => cell.trim() !== '').join(', ')).join('; ');

interface Saying {
  readonly protocol: Protocol;
  readonly form: Form;
  readonly values: FormValues;
  /** The stage for which it was sent: what is asked only later, and is empty, is left out. */
  readonly stage: string;
}

const owner = ({ protocol }: Saying, { filledBy }: FormField): { filledBy?: string } =>
  filledBy === undefined ? {} : { filledBy: roleTitle(protocol, filledBy) };

/** A filled-in form part by part, in its printed order. */
export function formWords(saying: Saying): FormPart[] {
  const { protocol, form, values, stage } = saying;
  const parts: FormPart[] = [];
  let part: string | undefined;
  for (const field of form.fields) {
    part = field.part ?? part;
    if (!isAsked(protocol, field, stage) && !isFilled(field, values)) continue;
    const here: FormPart = {
      ...(part === undefined ? {} : { heading: part }),
      ...owner(saying, field),
      rows: [],
    };
    const last = parts.at(-1);
    const goesOn = last?.heading === here.heading && last?.filledBy === here.filledBy;
    const row = formRow(field, values);
    if (last && goesOn) parts[parts.length - 1] = { ...last, rows: [...last.rows, row] };
    else parts.push({ ...here, rows: [row] });
  }
  return parts;
}

/** The form of a protocol, by its id. */
export const formCalled = (protocol: Protocol, id: string | undefined): Form | undefined =>
  protocol.forms.find((form) => form.id === id);
