import type { Case, Party, Writing } from '../../bot/protocol/case.ts';
import type { Duty, WritingField } from '../../bot/protocol/definition.ts';
import { intakeWords } from '../../bot/protocol/intake-words.ts';
import { entryOf } from '../../bot/protocol/entry-of.ts';
import type { Field } from '../fields/field.ts';
import { thousands } from '../fields/thousands.ts';

/** Input ids of a writing: its own fields' names could clash with those of a button's data. */
export const fieldInput = (id: string): string => `text_${id}`;
export const tickInput = (duty: string): string => `tick_${duty}`;

/** An earlier e-mail of this side for the same step: what both sides write, each writes for itself. */
export function ownEarlier(kase: Case, duty: Duty, side: Party['side'] | undefined): Writing | undefined {
  const earlier = entryOf(kase.writings, duty.id);
  return earlier && (duty.by.side !== 'each' || earlier.side === side) ? earlier : undefined;
}

function prefillOf(kase: Case, earlier: Writing | undefined, field: WritingField): string | undefined {
  const before = entryOf(earlier?.fields ?? {}, field.id);
  if (before !== undefined) return before;
  if (field.prefill === 'settlement') return kase.settlement?.wording;
  return field.prefill === 'intake' ? intakeWords(kase.intake) : undefined;
}

function hintOf(field: WritingField, prefill: string | undefined): string | undefined {
  const long = prefill !== undefined && prefill.length > field.max;
  const shorten = `This draft has ${thousands(prefill?.length ?? 0)} characters: please make it shorter.`;
  const both =
    field.prefill === 'settlement' && prefill !== undefined
      ? 'Both sides have confirmed these words. If you change them, the mail shows both.'
      : undefined;
  return [field.hint, both, long ? shorten : undefined].filter(Boolean).join(' ') || undefined;
}

/** The questions of a writing as its protocol file names them, for a writer of that side. */
export const writingFields = (kase: Case, duty: Duty, side: Party['side'] | undefined): Field[] =>
  (duty.writing?.fields ?? []).map((field): Field => {
    const prefill = prefillOf(kase, ownEarlier(kase, duty, side), field);
    return {
      kind: 'text',
      id: fieldInput(field.id),
      lines: field.lines,
      max: field.max,
      label: field.label,
      hint: hintOf(field, prefill),
      required: field.required,
      missing: 'Please fill this in.',
      initial: prefill,
    };
  });

/** The statements to tick before it is sent. */
export const tickFields = (duty: Duty): Field[] =>
  (duty.writing?.attest ?? []).map((it): Field => ({
    kind: 'tick',
    id: tickInput(it.duty),
    label: it.label,
    statement: 'Yes',
    required: true,
    missing: 'Please tick this once it is true. It is part of the answer.',
  }));
