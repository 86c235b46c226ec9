import type { FormField } from '../../bot/protocol/form-definition.ts';
import {
  type Filling,
  type FormValues,
  MOST_CELL,
  type Table,
  cellsOf,
  fieldsToFill,
  isFilled,
  isRequired,
  rowsOf,
} from '../../bot/protocol/form-values.ts';
import { entryOf } from '../../bot/protocol/entry-of.ts';
import { roleTitle } from '../../bot/protocol/world.ts';
import { heading, quiet } from '../card-parts.ts';
import { type Field, type Fold, type Note, note } from '../fields/field.ts';
import { inSentence, sayList, withoutStop } from '../say-list.ts';
import { type FormRow, sayRow } from '../form-words.ts';
import type { Draft } from './protocol-form-draft.ts';
import { fieldInput } from './writing-fields.ts';

type Item = Field | Note | Fold;

const MISSING = {
  line: 'Please fill this in.',
  text: 'Please fill this in.',
  date: 'Please give the date.',
  choice: 'Please choose one.',
} as const;

function conditionOf({ form }: Filling, { requiredWhen }: FormField): string | undefined {
  const asked = form.fields.find(({ id }) => id === requiredWhen?.field);
  if (!requiredWhen || !asked) return undefined;
  const values = sayList(
    requiredWhen.in.map((value) => `“${value}”`),
    'or',
  );
  return `Needed if “${withoutStop(asked.label)}” is ${values}.`;
}

const SHORTENED =
  'Not all of it fits here: this is its beginning. All of it stays in the case, behind “See the details”.';

function hintOf(filling: Filling, field: FormField, draft: Draft): string | undefined {
  const parts = [field.hint, conditionOf(filling, field), draft.shortened.has(field.id) ? SHORTENED : ''];
  return parts.filter(Boolean).join(' ') || undefined;
}

function askFor(filling: Filling, field: Exclude<FormField, Table>, draft: Draft): Field {
  const asked = {
    id: fieldInput(field.id),
    label: field.label,
    hint: hintOf(filling, field, draft),
    required: isRequired(filling, field, {}),
    missing: MISSING[field.type],
    initial: entryOf(draft.values, field.id),
  };
  switch (field.type) {
    case 'line':
      return { ...asked, kind: 'text', lines: 'one', max: field.max };
    case 'text':
      return { ...asked, kind: 'text', lines: 'many', max: field.max };
    case 'date':
      return { ...asked, kind: 'date' };
    case 'choice':
      return {
        ...asked,
        kind: 'choice',
        look: 'compact',
        choices: field.allowed.map((value) => ({ value, label: value })),
      };
  }
}

/** "Further action 1: by whom": a cell says which row it is in, to those who hear it too. */
function askForRow(table: Table, row: number, values: FormValues): Field[] {
  return cellsOf(table)
    .filter((cell) => cell.row === row)
    .map(({ input, column }): Field => {
      const asked = {
        id: fieldInput(input),
        label: `${table.row ?? withoutStop(table.label)} ${row}: ${inSentence(column.label)}`,
        required: false,
        missing: MISSING[column.type],
        initial: entryOf(values, input),
      };
      return column.type === 'date'
        ? { ...asked, kind: 'date' }
        : { ...asked, kind: 'text', lines: 'one', max: MOST_CELL };
    });
}

/** The rows in use and an empty one; the others unfold. */
function askForTable(filling: Filling, table: Table, draft: Draft): Item[] {
  const filled = cellsOf(table).filter(({ input }) => (entryOf(draft.values, input) ?? '') !== '');
  const shown = Math.max(0, ...filled.map(({ row }) => row)) + 1;
  const rows = rowsOf(table).map((row) => ({ row, fields: askForRow(table, row, draft.values) }));
  const folded = rows.filter(({ row }) => row > shown).flatMap(({ fields }) => fields);
  const hint = hintOf(filling, table, draft);
  return [
    note(heading(table.label), ...(hint === undefined ? [] : [quiet(hint)])),
    ...rows.filter(({ row }) => row <= shown).flatMap(({ fields }) => fields),
    ...(folded.length === 0
      ? []
      : [{ kind: 'fold' as const, id: `fold_${table.id}`, label: 'More rows', fields: folded }]),
  ];
}

const MOST_SHOWN = 200;

/** Enough of another's words to see what is meant; all of them are in the details. */
function short(row: FormRow): string {
  const said = sayRow(row).replace(/\s+/g, ' ').trim();
  const letters = Array.from(said);
  return letters.length > MOST_SHOWN
    ? `${letters.slice(0, MOST_SHOWN).join('')}… (the rest is in the details)`
    : said;
}

/** A run of text each: nothing in it is read as markup. */
const kept = (label: string, value: string): Note =>
  note({
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      { type: 'TextRun', text: `${withoutStop(label)}: `, weight: 'Bolder', size: 'Small' },
      { type: 'TextRun', text: value, size: 'Small' },
    ],
  });

/** The form in its printed order: this writer's questions, and in short what stands in the parts of others. */
export function formItems(
  filling: Filling,
  stored: FormValues,
  draft: Draft,
  rowOf: (field: FormField) => FormRow,
): Item[] {
  const own = fieldsToFill(filling);
  const { protocol, form } = filling;
  let part: string | undefined;
  let told: string | undefined;
  return form.fields.flatMap((field): Item[] => {
    const mine = own.includes(field);
    const filled = isFilled(field, stored);
    const isNewPart = field.part !== undefined && field.part !== part;
    const tells = !mine && !filled && field.filledBy !== undefined && told !== field.filledBy;
    if (!mine && !filled && !tells) return [];
    if (field.part !== undefined) part = field.part;
    const head = isNewPart ? [note(heading(field.part ?? ''))] : [];
    if (mine)
      return [
        ...head,
        ...(field.type === 'table' ? askForTable(filling, field, draft) : [askFor(filling, field, draft)]),
      ];
    if (filled) return [...head, kept(field.label, short(rowOf(field)))];
    told = field.filledBy;
    return [
      ...head,
      note(quiet(`Only the ${roleTitle(protocol, field.filledBy ?? '')} fills in this part.`)),
    ];
  });
}
