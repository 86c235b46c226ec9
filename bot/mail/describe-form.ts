import { type FormPart, type FormRow, formCalled, formWords } from '../../cards/form-words.ts';
import type { Writing } from '../protocol/case.ts';
import type { Protocol } from '../protocol/definition.ts';
import { cleanBlock, cleanInline } from './clean-text.ts';

/** A form of the protocol in a mail. Every text is clean, and none is escaped. */
export interface LetterForm {
  readonly title: string;
  /** "Version 3 of the form." */
  readonly version: string;
  readonly parts: readonly FormPart[];
}

export const NOT_FILLED_IN = 'not filled in';

export const sayOwner = (role: string): string => `Only the ${role} fills in this part.`;

const sayVersion = (version: number): string =>
  `Version ${version} of the form.${version === 1 ? '' : ' What the versions before it said is part of it, unless somebody changed it.'}`;

const clean = (row: FormRow): FormRow =>
  'value' in row
    ? { ...row, value: cleanBlock(row.value) }
    : { ...row, rows: row.rows.map((cells) => cells.map(cleanInline)) };

/** The form that a writing is a version of; undefined for a writing with words of its own. */
export function describeForm(protocol: Protocol, writing: Writing): LetterForm | undefined {
  const form = formCalled(protocol, writing.form);
  if (!form) return undefined;
  const parts = formWords({ protocol, form, values: writing.fields, stage: writing.stage });
  return {
    title: form.title,
    version: sayVersion(writing.version ?? 1),
    parts: parts.map((part) => ({ ...part, rows: part.rows.map(clean) })),
  };
}
