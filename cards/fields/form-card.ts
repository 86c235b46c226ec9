import { type AdaptiveCard, type CardAction, type CardElement, card, text, title } from '../card-parts.ts';
import { count } from '../say-list.ts';
import type { Problems, Typed } from '../submission.ts';
import { unfolded } from '../unfold.ts';
import { type Field, type Fold, type Note, fieldsAmong } from './field.ts';
import { problemLine, renderField } from './render-field.ts';
import { ownText } from './typed.ts';

export interface FormLook {
  readonly title: string;
  /** What the form does and what follows. */
  readonly about: readonly CardElement[];
  readonly items: readonly (Field | Note | Fold)[];
  readonly actions: readonly CardAction[];
}

/** At the top of a form that did not pass: how much is to be put right, and where; and what no field stands for. */
function summary(fields: readonly Field[], problems: Problems): CardElement[] {
  const wrong = fields.filter((field) => ownText(problems, field.id) !== '');
  const ids = new Set(fields.map((field) => field.id));
  const whole = Object.keys(problems).flatMap((id) => (ids.has(id) ? [] : [ownText(problems, id)]));
  if (wrong.length === 0 && whole.length === 0) return [];
  const head =
    wrong.length === 0
      ? []
      : [
          problemLine(`Please put ${count(wrong.length, 'thing')} right. Nothing that you wrote is lost.`),
          text(wrong.map((field) => `- ${field.label}`).join('\n'), { spacing: 'Small' }),
        ];
  const items = [...whole.map(problemLine), ...head];
  return [{ type: 'Container', style: 'attention', spacing: 'Medium', items }];
}

/** A button that leaves the form: it asks for no input, so nothing needs to be filled in first. */
export const leave = (action: CardAction): CardAction => ({ ...action, associatedInputs: 'none' });

/** A form as a card. With `typed` it shows that and nothing else, whether right or wrong. */
export function formCard(look: FormLook, typed?: Typed, problems: Problems = {}): AdaptiveCard {
  const fields = fieldsAmong(look.items);
  const ask = (field: Field): CardElement[] =>
    renderField(field, typed, ownText(problems, field.id) || undefined);
  const shown = look.items.flatMap((item) => {
    if (item.kind === 'note') return item.show;
    if (item.kind !== 'fold') return ask(item);
    const inside = item.fields.flatMap(ask);
    const isUsed = item.fields.some(({ id }) => ownText(problems, id) !== '' || ownText(typed, id) !== '');
    return isUsed ? inside : unfolded(item.label, item.id, inside);
  });
  return card([title(look.title), ...summary(fields, problems), ...look.about, ...shown], look.actions);
}
