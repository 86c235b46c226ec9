import {
  type Filling,
  type FormFault,
  type FormValues,
  bytesOver,
  fieldsToFill,
  formFaults,
  inputsOf,
  mergeForm,
} from '../../bot/protocol/form-values.ts';
import { entryOf } from '../../bot/protocol/entry-of.ts';
import { type CardElement, text } from '../card-parts.ts';
import type { Field, Fold, Note } from '../fields/field.ts';
import { thousands } from '../fields/thousands.ts';
import { formRow } from '../form-words.ts';
import { withoutStop } from '../say-list.ts';
import type { Problems, Typed } from '../submission.ts';
import type { FormContext } from './form-plan.ts';
import { draftOf } from './protocol-form-draft.ts';
import { formItems } from './protocol-form-items.ts';
import { fieldInput } from './writing-fields.ts';

/** What a writing asks beside its reason and its ticks, and what the answers are. */
export interface Asked {
  readonly about: readonly CardElement[];
  readonly items: readonly (Field | Note | Fold)[];
  readonly seen?: string;
  readonly stands?: (values: Typed) => boolean;
  readonly read: (
    values: Typed,
  ) => { readonly fields: Record<string, string> } | { readonly problems: Problems };
}

function sayFault(filling: Filling, { field: id, why }: FormFault): string {
  if (why !== 'missing') return 'Please check this: it cannot be kept as it is.';
  const field = filling.form.fields.find((it) => it.id === id);
  const asked = filling.form.fields.find((it) => it.id === field?.requiredWhen?.field);
  const isConditional = field?.required === false && field.requiredFrom === undefined;
  const because =
    asked && isConditional
      ? `: it is needed because of what you chose for “${withoutStop(asked.label)}”`
      : '';
  return `Please fill this in${because}.`;
}

const sayTooLong = (over: number): string =>
  `Please make the form shorter as a whole, by about ${thousands(Math.ceil(over / 50) * 50)} characters. ` +
  'Your longest answers are the place to start.';

/** What is wrong with the form as it would then stand. */
function problemsIn(filling: Filling, merged: FormValues): Problems {
  const faults = formFaults(filling, merged).map(
    (it) => [fieldInput(it.input), sayFault(filling, it)] as const,
  );
  const over = bytesOver(merged);
  return { ...Object.fromEntries(faults), ...(over > 0 ? { '': sayTooLong(over) } : {}) };
}

const sayVersion = (last: number): string =>
  last === 0
    ? 'This is the first version of this form. What the case knows already is filled in: please check it.'
    : `This will be version ${last + 1}. It begins with what version ${last} said.`;

const isSame = (one: FormValues, other: FormValues): boolean =>
  Object.keys({ ...one, ...other }).every((input) => one[input] === other[input]);

/** A form of the protocol: its next version, as far as this writer may fill it in. */
export function askForm(context: FormContext, filling: Filling): Asked {
  const { form } = filling;
  const newest = entryOf(context.case.forms, form.id);
  const stored = newest?.values ?? {};
  const own = fieldsToFill(filling).flatMap(inputsOf);
  const given = (values: Typed): Record<string, string> =>
    Object.fromEntries(own.map((input) => [input, values[fieldInput(input)] ?? '']));
  return {
    about: [
      ...(form.intro === undefined ? [] : [text(form.intro)]),
      text(sayVersion(newest?.version ?? 0), { isSubtle: true }),
    ],
    items: formItems(filling, stored, draftOf(context, filling), (field) => formRow(field, stored)),
    // Whoever fills it in has read the newest version: nobody's words are put over by somebody who did not see them.
    seen: `version ${newest?.version ?? 0}`,
    // Pressed twice, or delivered twice: the version that stands is this one.
    stands: (values) => isSame(mergeForm(filling, stored, given(values)), stored),
    read: (values) => {
      const fields = given(values);
      const problems = problemsIn(filling, mergeForm(filling, stored, fields));
      return Object.keys(problems).length > 0 ? { problems } : { fields };
    },
  };
}
