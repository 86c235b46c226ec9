import type { Duty, Protocol } from '../../bot/protocol/definition.ts';
import type { Form, FormField } from '../../bot/protocol/form-definition.ts';
import {
  type Filling,
  MOST_CELL,
  bytesOver,
  cellsOf,
  fieldsToFill,
  formOf,
} from '../../bot/protocol/form-values.ts';
import { execute } from '../card-parts.ts';
import { cardBytes } from '../card-size.ts';
import { formCard } from '../fields/form-card.ts';
import { formRow } from '../form-words.ts';
import { VERBS } from '../form-id.ts';
import { formItems } from './protocol-form-items.ts';
import { tickFields } from './writing-fields.ts';

/** What a card of a case has around the form: names of recipients, what became of the last e-mail, a reason to give. */
const AROUND_BYTES = 3500;
/** A letter that takes three bytes: as many as any character of a text takes for each of its units. */
const WIDE = '界';

const roomIn = (field: FormField): { input: string; room: number }[] => {
  switch (field.type) {
    case 'line':
    case 'text':
      return [{ input: field.id, room: field.max }];
    case 'table':
      return cellsOf(field).map(({ input, column }) => ({
        input,
        room: column.type === 'line' ? MOST_CELL : 0,
      }));
    case 'choice':
    case 'date':
      return [];
  }
};

/** As much as the form may hold, the writer's own part first: that stands in the card in full. */
function fullest({ form }: Filling, own: readonly FormField[]): Record<string, string> {
  const fields = [...own, ...form.fields.filter((field) => !own.includes(field))];
  const values: Record<string, string> = {};
  for (const { input, room } of fields.flatMap(roomIn)) {
    const left = Math.floor((-bytesOver({ ...values, [input]: '' }) - 1) / 3);
    if (left > 0 && room > 0) values[input] = WIDE.repeat(Math.min(room, left));
  }
  return values;
}

/** The bytes of the largest card that a form can open as, for the writer of a duty. Teams takes up to 28 KB. */
function largestBytes(protocol: Protocol, form: Form, duty: Duty): number {
  const filling: Filling = { protocol, form, duty };
  const own = fieldsToFill(filling);
  const values = fullest(filling, own);
  const long = own.filter(({ type, prefill }) => type === 'text' && prefill !== undefined);
  const draft = { values, shortened: new Set(long.map(({ id }) => id)) };
  const items = [
    ...formItems(filling, values, draft, (field) => formRow(field, values)),
    ...tickFields(duty),
  ];
  const actions = [execute('Send the e-mail', VERBS.submitForm, {}), execute('Back', VERBS.back, {})];
  const about = [{ type: 'TextBlock', text: `${duty.writing?.intro ?? ''}${form.intro ?? ''}` }];
  return AROUND_BYTES + cardBytes(formCard({ title: duty.writing?.title ?? '', about, items, actions }));
}

/** Each duty that sends a form, with the bytes of the largest card that the form can open as. */
export const largestForms = (protocol: Protocol): { duty: string; form: string; bytes: number }[] =>
  protocol.duties.flatMap((duty) => {
    const form = formOf(protocol, duty);
    return form ? [{ duty: duty.id, form: form.id, bytes: largestBytes(protocol, form, duty) }] : [];
  });
