import type { Writing } from '../bot/protocol/case.ts';
import type { CaseEvent } from '../bot/protocol/event.ts';
import { bold, small } from './card-blocks.ts';
import { type CardElement, heading } from './card-parts.ts';
import { type FormRow, formCalled, formWords } from './form-words.ts';
import { quoted } from './quoted-words.ts';
import { sayMoment } from './say-date.ts';
import { upperFirst } from './say-list.ts';
import { actorName } from './say-people.ts';
import { writingName } from './say-writing.ts';
import type { View } from './view.ts';

const rowText = (row: FormRow): string =>
  'value' in row
    ? row.value
    : row.rows
        .map((cells) =>
          cells
            .flatMap((cell, at) => (cell.trim() === '' ? [] : [`${row.columns[at] ?? ''}: ${cell}`]))
            .join('; '),
        )
        .join('\n');

/** One version of a form, part by part; what was left empty is left out. */
export function versionBlocks(view: View, writing: Writing): CardElement[] {
  const form = formCalled(view.world.protocol, writing.form);
  if (!form) return [];
  const parts = formWords({ ...view.world, form, values: writing.fields, stage: writing.stage });
  const by = `As ${actorName(view.case, writing.by)} filled it in on ${sayMoment(writing.at, view.now)}.`;
  return [
    heading(upperFirst(writingName(view, writing.duty, writing.version))),
    small(by, { isSubtle: true }),
    ...parts.flatMap((part) => {
      const rows = part.rows.flatMap((row) => quoted(row.label, rowText(row)));
      return rows.length === 0 || part.heading === undefined
        ? rows
        : [bold(part.heading, { spacing: 'Medium' }), ...rows];
    }),
  ];
}

/** The forms of the protocol as they were sent, version by version: the record keeps each. */
const versionsOf = (events: readonly CaseEvent[]): Writing[] =>
  events.flatMap((event) =>
    event.type === 'written' && event.writing.form !== undefined ? [event.writing] : [],
  );

const isNewest = (view: View, { form, version }: Writing): boolean =>
  view.case.forms[form ?? '']?.version === version;

/** Each form of the case in its newest version. */
export const newestForms = (view: View, events: readonly CaseEvent[]): CardElement[] =>
  versionsOf(events)
    .filter((writing) => isNewest(view, writing))
    .flatMap((writing) => versionBlocks(view, writing));

/** What the forms said before, oldest first. */
export const earlierForms = (view: View, events: readonly CaseEvent[]): CardElement[] =>
  versionsOf(events)
    .filter((writing) => !isNewest(view, writing))
    .flatMap((writing) => versionBlocks(view, writing));
