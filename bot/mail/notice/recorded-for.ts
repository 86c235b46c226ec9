import type { Actor, Case, Writing } from '../../protocol/case.ts';
import type { Instant } from '../../protocol/instant.ts';
import { formCalled, formWords, sayRow } from '../../../cards/form-words.ts';
import { wordsWith } from '../../../cards/happening-words.ts';
import { sayMoment } from '../../../cards/say-date.ts';
import { sayHappening } from '../../../cards/say-happening.ts';
import { upperFirst, withoutStop } from '../../../cards/say-list.ts';
import { plainName } from '../../../cards/say-people.ts';
import { writingName } from '../../../cards/say-writing.ts';
import type { View } from '../../../cards/view.ts';
import { dutyOf } from '../../protocol/world.ts';
import { cleanBlock } from '../clean-text.ts';
import type { NoticePart } from './notice-letter.ts';

interface Entry {
  readonly at: Instant;
  readonly by: Actor;
  readonly what: string;
  readonly words: string;
}

/** What was written, question by question. */
function wordsOf({ world: { protocol } }: View, writing: Writing): string {
  const form = formCalled(protocol, writing.form);
  if (form) {
    return formWords({ protocol, form, values: writing.fields, stage: writing.stage })
      .flatMap(({ rows }) => rows)
      .map((row) => `${row.label}: ${sayRow(row)}`)
      .join('\n');
  }
  const labels = new Map(
    (dutyOf(protocol, writing.duty).writing?.fields ?? []).map((it) => [it.id, it.label]),
  );
  const told = Object.entries(writing.fields).map(([id, value]) => `${labels.get(id) ?? id}: ${value}`);
  return [...told, ...(writing.reason === undefined ? [] : [`Why before its time: ${writing.reason}`])].join(
    '\n',
  );
}

function settlementEntries({ settlement }: Case): Entry[] {
  if (!settlement) return [];
  const { at, by, wording, objection } = settlement;
  return [
    { at, by, what: 'proposed how to settle it', words: wording },
    ...(objection
      ? [
          {
            at: objection.at,
            by: objection.by,
            what: 'did not agree with the proposal',
            words: objection.reason,
          },
        ]
      : []),
  ];
}

const entriesOf = (view: View): Entry[] => [
  ...view.case.happenings.map((it) => ({
    at: it.recordedAt,
    by: it.by,
    what: withoutStop(sayHappening(view, it)),
    words: wordsWith(view.world.protocol, it) ?? '',
  })),
  ...settlementEntries(view.case),
  ...Object.values(view.case.writings).map((it) => ({
    at: it.at,
    by: it.by,
    what: `wrote ${writingName(view, it.duty, it.version)}`,
    words: wordsOf(view, it),
  })),
];

/** A letter must stay readable: what is older can be asked for. */
const MOST = 5;

/** What others have put on record for somebody, newest first; its words only for whoever may read all of the case. */
export function recordedFor(view: View, person: string, withWords: boolean): NoticePart[] {
  const entries = entriesOf(view)
    .filter(({ by }) => by.person === person && by.via !== undefined)
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST);
  if (entries.length === 0) return [];
  return [
    {
      heading: 'What is on record for you, newest first',
      quotes: entries.map(({ at, by, what, words }) => ({
        heading: `${upperFirst(sayMoment(at, view.now))}, recorded by ${plainName(by.via?.name ?? '')}: ${what}`,
        text: withWords ? cleanBlock(words) : '',
      })),
    },
  ];
}
