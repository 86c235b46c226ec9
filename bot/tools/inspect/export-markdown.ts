import { isDeepStrictEqual } from 'node:util';
import { settlementBlocks, writingBlocks } from '../../../cards/detail-blocks.ts';
import { versionBlocks } from '../../../cards/form-blocks.ts';
import { sayMoment } from '../../../cards/say-date.ts';
import { count, withoutStop } from '../../../cards/say-list.ts';
import { sayAgencies } from '../../../cards/say-people.ts';
import { showFlags } from '../../../cards/say-flags.ts';
import { showOpened } from '../../../cards/show-opened.ts';
import type { RecordLine } from '../../../cards/record-lines.ts';
import type { View } from '../../../cards/view.ts';
import { currentStage } from '../../protocol/case.ts';
import { type CaseState, stateOf } from '../../protocol/standing.ts';
import { type Inspected, withYears } from './inspected.ts';
import { type Letter, allLetters } from './letters.ts';
import { escaped, quote, toMarkdown } from './markdown.ts';
import { sayParties } from './say-parties.ts';
import { raised } from './say-raised.ts';
import { sayDuties } from './say-duties.ts';
import { sayEntry, sayStep } from './say-entry.ts';
import { sayCheck } from './say-verdict.ts';

const CONFIDENTIAL =
  "**Confidential. This is the whole record of a case about a child, with everything that was written in it. Keep it as the child's own file is kept, and show it only to those who may read that.**";

const section = (heading: string, paragraphs: readonly string[]): string[] =>
  paragraphs.length === 0 ? [] : [`## ${heading}`, ...paragraphs];

/** How a case stands, with the day on which it came to stand so. */
function sayState({ world, case: kase, now }: View, at: string): string {
  const on = at === '' ? '' : ` on ${at}`;
  const SAID: Record<CaseState, string> = {
    open: 'open',
    lapsed: 'not settled, and the time for going up has passed unused',
    'awaiting-outcome': `settled${on}; something is still to be done before it can be closed`,
    decided: `decided${on}`,
    'final-not-agreed': `the last stage ended without agreement${on}`,
    closed: `closed${on}`,
  };
  return SAID[stateOf(world, kase, now)];
}

function standing({ view, events }: Inspected): string {
  const { world, case: kase, now } = view;
  const { protocol } = world;
  const dated = withYears(view);
  const stage = currentStage(kase)?.stage;
  const step = stage === undefined ? 'none yet' : sayStep(world, stage).replace(/^Step:? /, '');
  // A case that is settled first and closed later keeps the moment of the first; the entry has that of the last.
  const end = events.findLast((event) => event.type === 'ended' && event.outcome === kase.outcome);
  const endedAt = kase.outcome === 'closed' ? end?.at : kase.endedAt;
  const ended = endedAt === undefined ? '' : sayMoment(endedAt, dated.now);
  const last = events.at(-1);
  return [
    `- Procedure: ${escaped(protocol.title)}, version ${protocol.version} of its text in this service`,
    `- Between: ${sayAgencies(kase)}`,
    `- Raised: ${sayMoment(kase.openedAt, dated.now)}`,
    `- Last step: ${escaped(step)}`,
    `- How it stands: ${sayState(view, ended)}`,
    `- Last entry: ${last ? sayMoment(last.at, dated.now) : 'none'}`,
    `- This paper: as of ${sayMoment(now, dated.now)}. All times are those of London.`,
  ].join('\n');
}

const ABOUT_TIMES =
  'Where a time is counted in days, people were asked to do it by 17:00, and what was done later on that day still counts as on time.';

function duties({ view }: Inspected): string[] {
  const said = sayDuties(view);
  const stages = [...new Set(said.map(({ run }) => run.duty.stage))];
  const steps = stages.flatMap((stage) => [
    `### ${escaped(sayStep(view.world, stage))}`,
    said
      .filter(({ run }) => run.duty.stage === stage)
      .map(({ run, who, limits, outcome }) =>
        [
          `- **${escaped(run.duty.text)}**`,
          ...(run.action?.action === undefined ? [] : [`  - The action: ${escaped(run.action.action)}`]),
          `  - Who: ${who}`,
          ...(limits.length === 0 ? ['  - No time is given for it.'] : limits.map((it) => `  - ${it}`)),
          `  - ${outcome}`,
        ].join('\n'),
      )
      .join('\n'),
  ]);
  return steps.length === 0 ? [] : [ABOUT_TIMES, ...steps];
}

function letter(inspected: Inspected, { entry, writing, receipts }: Letter): string[] {
  const dated = withYears(inspected.view);
  const written = `Written on ${sayMoment(writing.at, dated.now)}: entry ${entry}.`;
  const mails = receipts.map(({ entry: of, receipt }) => {
    const id = receipt.ids['mailId'];
    const known = id === undefined ? '' : `; in the mailbox it has the number ${escaped(id)}`;
    const OUTCOMES = { delivered: 'taken over by the mail service', unknown: 'not known', failed: 'failed' };
    return `Sending, ${sayMoment(receipt.at, dated.now)}: ${OUTCOMES[receipt.outcome]}${known} (entry ${of}).`;
  });
  return [
    ...toMarkdown(writingBlocks(dated, writing)),
    [written, ...mails].join('\\\n'),
    ...(writing.form === undefined ? [] : toMarkdown(versionBlocks(dated, writing))),
  ];
}

/** Entries that follow each other and read the same, by their numbers: "29 and 30". */
function sayNumbers(first: number, last: number): string {
  if (first === last) return `${first}`;
  return `${first} ${last === first + 1 ? 'and' : 'to'} ${last}`;
}

function entries({ view, events }: Inspected): string[] {
  const dated = withYears(view);
  const alike: { line: RecordLine; first: number; last: number }[] = [];
  for (const [index, event] of events.entries()) {
    const line = sayEntry(dated, event);
    const before = alike.at(-1);
    if (before && isDeepStrictEqual(before.line, line)) before.last = index + 1;
    else alike.push({ line, first: index + 1, last: index + 1 });
  }
  return alike.flatMap(({ line: { when, text, words = '' }, first, last }) => {
    const said = `**${sayNumbers(first, last)}.** ${when}\\\n${escaped(withoutStop(text))}.`;
    return words.trim() === '' ? [said] : [said, quote(words)];
  });
}

/** Who has looked, in the words of the cards; their heading is ours. */
function looks({ view }: Inspected): string[] {
  const { refusals } = view.case;
  const turned =
    refusals === 0
      ? 'Nobody was turned away.'
      : `Somebody was turned away ${count(refusals, 'time')}: see the entries.`;
  return [...toMarkdown(showOpened(withYears(view)).slice(1)).map((line) => `- ${line}`), turned];
}

/** The whole record for an inspector of a safeguarding partnership, in Markdown. It holds the words of the case. */
export function exportMarkdown(inspected: Inspected): string {
  const { verdict, events, view } = inspected;
  const dated = withYears(view);
  const letters = allLetters(events).flatMap((it) => letter(inspected, it));
  return `${[
    `# Case ${view.case.ref}`,
    CONFIDENTIAL,
    standing(inspected),
    ...section('Can this record be trusted?', sayCheck(verdict)),
    ...section('Who has a part in it', sayParties(view)),
    ...section('What was raised', raised(inspected)),
    ...section('What had to be done, by when, and when it was done', duties(inspected)),
    ...section('How it was to be settled', toMarkdown(settlementBlocks(dated))),
    ...section('What was written, and to whom it went', letters),
    ...section('Good to know', toMarkdown(showFlags(view).slice(1))),
    ...section('What happened, entry by entry', entries(inspected)),
    ...section('Who has looked at it, and who was turned away', looks(inspected)),
  ].join('\n\n')}\n`;
}
