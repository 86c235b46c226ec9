import type { Writing } from '../bot/protocol/case.ts';
import type { CaseEvent } from '../bot/protocol/event.ts';
import { isFor } from '../bot/protocol/reading.ts';
import { dutyOf } from '../bot/protocol/world.ts';
import { bold, small } from './card-blocks.ts';
import { type CardElement, heading, text } from './card-parts.ts';
import { earlierForms, newestForms, versionBlocks } from './form-blocks.ts';
import { lettersOf } from './letters-of.ts';
import { quoted, quotes } from './quoted-words.ts';
import { recordLines } from './record-lines.ts';
import { sayMoment } from './say-date.ts';
import { showFlags } from './say-flags.ts';
import { upperFirst } from './say-list.ts';
import { actorName, doerName, sayPeople } from './say-people.ts';
import { sayRaisedBy } from './say-raised-by.ts';
import { writingName } from './say-writing.ts';
import { showOpened } from './show-opened.ts';
import { showParties } from './show-parties.ts';
import type { View } from './view.ts';

/** What the raising person wrote. */
export function intakeBlocks(view: View, events: readonly CaseEvent[]): CardElement[] {
  const { intake } = view.case;
  const category = view.world.protocol.categories.find(({ id }) => id === intake.category);
  return [
    heading('What was raised'),
    small(`By ${sayRaisedBy(view, events)}`, { isSubtle: true }),
    ...(category ? [text(category.label)] : []),
    ...quoted('What happened', intake.whatHappened),
    ...quoted('What shows it', intake.evidence),
    ...quoted('What would settle it', intake.wouldSettle),
    ...quoted("The child's reference at the agency that raised it", intake.childReference),
  ];
}

/** The proposal of the present step, with what became of it. */
export function settlementBlocks(view: View): CardElement[] {
  const { settlement } = view.case;
  if (!settlement) return [];
  const { by, at, wording, objection, confirmedBy } = settlement;
  return [
    heading(confirmedBy ? 'What both sides agreed' : 'The proposal'),
    ...quoted(`${actorName(view.case, by)}, ${sayMoment(at, view.now)}`, wording),
    ...(objection
      ? quoted(
          `Not agreed: ${actorName(view.case, objection.by)}, ${sayMoment(objection.at, view.now)}`,
          objection.reason,
        )
      : []),
    ...(confirmedBy ? [small(`Agreed by ${actorName(view.case, confirmedBy)}`)] : []),
  ];
}

const STATUS = {
  sending: 'on its way',
  unknown: 'not certain that it arrived',
  failed: 'could not be sent',
  sent: 'sent',
} as const;

/** One letter: from whom, to whom, what became of it, and its words; those of a form are in `versionBlocks`. */
export function writingBlocks(view: View, writing: Writing): CardElement[] {
  const duty = dutyOf(view.world.protocol, writing.duty);
  const sent = writing.sentAt === undefined ? '' : ` on ${sayMoment(writing.sentAt, view.now)}`;
  const copies = writing.copies.length > 0 ? `. Copies: ${sayPeople(writing.copies)}` : '';
  const labels = new Map((duty.writing?.fields ?? []).map(({ id, label }) => [id, label]));
  const words = Object.entries(writing.fields).flatMap(([id, value]) => quoted(labels.get(id) ?? '', value));
  const ticked = (duty.writing?.attest ?? []).filter((it) => writing.attested.includes(it.duty));
  return [
    bold(upperFirst(writingName(view, duty.id, writing.version)), { spacing: 'Medium' }),
    small(
      `From ${doerName(view.case, writing)} to ${sayPeople(writing.to)}${copies}. ${upperFirst(STATUS[writing.status])}${sent}.`,
      { isSubtle: true },
    ),
    ...(writing.form === undefined ? words : []),
    ...ticked.map(({ label }) => small(`✔ ${label}`)),
    ...(writing.reason === undefined ? [] : quoted('Why before the time was up', writing.reason)),
  ];
}

function recordBlocks(view: View, events: readonly CaseEvent[]): CardElement[] {
  return recordLines(view, events).flatMap(({ when, text: line, words }) => [
    small(when, { isSubtle: true, spacing: 'Small' }),
    text(`${line}.`, { spacing: 'None' }),
    ...quotes(words ?? ''),
  ]);
}

/** The letters that went to somebody who reads nothing else of the case. */
export const lettersFor = (view: View, events: readonly CaseEvent[], person: string): CardElement[] => [
  heading('What was sent to you'),
  ...lettersOf(view.case, events)
    .filter((writing) => isFor(writing, person))
    .flatMap((writing) => [
      ...writingBlocks(view, writing),
      ...(writing.form === undefined ? [] : versionBlocks(view, writing)),
    ]),
];

/** Everything that the parties may read of a case, as one long list of blocks. */
export function detailBlocks(view: View, events: readonly CaseEvent[]): CardElement[] {
  const letters = lettersOf(view.case, events);
  const record = recordBlocks(view, events);
  return [
    ...intakeBlocks(view, events),
    ...settlementBlocks(view),
    ...(letters.length > 0 ? [heading('What was written')] : []),
    ...letters.flatMap((writing) => writingBlocks(view, writing)),
    ...newestForms(view, events),
    ...(record.length > 0 ? [heading('What happened, and when'), ...record] : []),
    ...showFlags(view),
    heading('Who has a part in it'),
    ...showParties(view),
    ...showOpened(view),
    ...earlierForms(view, events),
  ];
}
