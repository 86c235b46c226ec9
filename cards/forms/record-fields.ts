import type { Duty } from '../../bot/protocol/definition.ts';
import type { Field } from '../fields/field.ts';
import type { Typed } from '../submission.ts';

/** What a duty asks to be ticked and written when it is recorded. */
export const recordFields = ({ confirm, note }: Duty): Field[] => [
  ...confirm.map((statement, index): Field => ({
    kind: 'tick',
    id: `confirm${index}`,
    label: statement,
    statement: 'Yes',
    required: true,
    missing: 'Please tick this once it is true.',
  })),
  ...(note === undefined
    ? []
    : [
        {
          kind: 'text',
          id: 'note',
          lines: note.max > 200 ? 'many' : 'one',
          max: note.max,
          label: note.label,
          required: true,
          missing: 'Please fill this in.',
          hint: note.hint ?? 'Only the people of this case can read it. Do not name the child.',
        } as const,
      ]),
];

/** The line that was written with it. */
export const noteIn = ({ note = '' }: Typed): { note?: string } => (note.trim() === '' ? {} : { note });
