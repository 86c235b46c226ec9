import type { CardElement } from '../card-parts.ts';

/** A question on a form, as data: drawn by `render-field`, read back by `read-fields`. */
export type Field = TextField | MomentField | ChoiceField | TickField;

interface Asked {
  /** The input's id. Never one that a button's own data uses: ref, revision, surface, stage, form, duty, draft, step, to. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required: boolean;
  /** What stands in it when the form opens. */
  readonly initial?: string | undefined;
  /** What is said where nothing was given. Begins with "Please". */
  readonly missing: string;
}

export interface TextField extends Asked {
  readonly kind: 'text';
  readonly lines: 'one' | 'many';
  /** The most that is accepted, in characters as JavaScript counts them. */
  readonly max: number;
}

export interface MomentField extends Asked {
  readonly kind: 'date' | 'time';
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceField extends Asked {
  readonly kind: 'choice';
  readonly look: 'expanded' | 'compact' | 'filtered';
  readonly choices: readonly Choice[];
  /** More than one answer may be chosen; they come back parted by commas. */
  readonly several?: boolean;
}

export interface TickField extends Asked {
  readonly kind: 'tick';
  /** The statement that is ticked. */
  readonly statement: string;
}

/** Something to read between two questions. */
export interface Note {
  readonly kind: 'note';
  readonly show: readonly CardElement[];
}

/** Questions behind a button, as few need them; open where one of them is to be put right. */
export interface Fold {
  readonly kind: 'fold';
  readonly id: string;
  readonly label: string;
  readonly fields: readonly Field[];
}

export const note = (...show: CardElement[]): Note => ({ kind: 'note', show });

export const fieldsAmong = (items: readonly (Field | Note | Fold)[]): Field[] =>
  items.flatMap((item) => {
    switch (item.kind) {
      case 'note':
        return [];
      case 'fold':
        return item.fields;
      default:
        return [item];
    }
  });
