import { intakeBlocks, settlementBlocks, writingBlocks } from '../../../cards/detail-blocks.ts';
import { versionBlocks } from '../../../cards/form-blocks.ts';
import { sayMoment } from '../../../cards/say-date.ts';
import { count, withoutStop } from '../../../cards/say-list.ts';
import { sayAgencies } from '../../../cards/say-people.ts';
import { showFlags } from '../../../cards/say-flags.ts';
import { showOpened } from '../../../cards/show-opened.ts';
import { showParties } from '../../../cards/show-parties.ts';
import { currentStage } from '../../protocol/case.ts';
import { stateOf } from '../../protocol/standing.ts';
import { stageOf } from '../../protocol/world.ts';
import { STATES } from '../timeline-words.ts';
import { type Inspected, withYears } from './inspected.ts';
import { type Letter, allLetters } from './letters.ts';
import { escaped, quote, toMarkdown } from './markdown.ts';
import { sayDuties } from './say-duties.ts';
import { sayEntry } from './say-entry.ts';
import { sayCheck } from './say-verdict.ts';

const CONFIDENTIAL =
  "**Confidential. This is the whole record of a case about a child, with everything that was written in it. Keep it as the child's own file is kept, and show it only to those who may read that.**";

const section = (heading: string, paragraphs: readonly string[]): string[] =>
  paragraphs.length === 0 ? [] : [`## ${heading}`, ...paragraphs];

function standing({ view, events }: Inspected): string {
  const { world, case: kase, now } = view;
  const { protocol } = world;
  const dated = withYears(view);
  const stage = currentStage(kase)?.stage;
  const step = stage === undefined ? 'none yet' : `${stage}, ${withoutStop(stageOf(protocol, stage).title)}`;
  const ended = kase.endedAt === undefined ? '' : `, on ${sayMoment(kase.endedAt, dated.now)}`;
  const last = events.at(-1);
  return [
    `- Procedure: ${escaped(protocol.title)} (${protocol.id}, version ${protocol.version})`,
    `- Between: ${sayAgencies(kase)}`,
    `- Opened: ${sayMoment(kase.openedAt, dated.now)}`,
    `- Last step: ${escaped(step)}`,
    `- How it stands: ${STATES[stateOf(world, kase, now)].replace(/ \([\w-]+\)$/, '')}${ended}`,
    `- Last entry: ${last ? sayMoment(last.at, dated.now) : 'none'}`,
    `- This paper: as of ${sayMoment(now, dated.now)}. All times are those of London.`,
  ].join('\n');
}

function duties({ view }: Inspected): string[] {
  const said = sayDuties(view);
  const stages = [...new Set(said.map(({ run }) => run.duty.stage))];
  return stages.flatMap((stage) => [
    `### Step ${stage}: ${escaped(withoutStop(stageOf(view.world.protocol, stage).title))}`,
    said
      .filter(({ run }) => run.duty.stage === stage)
      .map(({ run, who, limits, outcome }) =>
        [
          `- **${run.key}** ${escaped(run.duty.text)}`,
          ...(run.action?.action === undefined ? [] : [`  - The action: ${escaped(run.action.action)}`]),
          `  - Who: ${who}`,
          ...(limits.length === 0 ? ['  - No time is given for it.'] : limits.map((it) => `  - ${it}`)),
          `  - ${outcome}`,
        ].join('\n'),
      )
      .join('\n'),
  ]);
}

function letter(inspected: Inspected, { entry, writing, receipts }: Letter): string[] {
  const dated = withYears(inspected.view);
  const written = `Written on ${sayMoment(writing.at, dated.now)}: entry ${entry}.`;
  const mails = receipts.map(({ entry: of, receipt }) => {
    const id = receipt.ids['mailId'];
    const known = id === undefined ? '' : `, mail ${escaped(id)}`;
    const OUTCOMES = { delivered: 'taken over by the mail service', unknown: 'not known', failed: 'failed' };
    return `Sending, ${sayMoment(receipt.at, dated.now)}: ${OUTCOMES[receipt.outcome]}${known} (entry ${of}).`;
  });
  return [
    ...toMarkdown(writingBlocks(dated, writing)),
    [written, ...mails].join('\\\n'),
    ...(writing.form === undefined ? [] : toMarkdown(versionBlocks(dated, writing))),
  ];
}

function entries({ view, events }: Inspected): string[] {
  const dated = withYears(view);
  return events.flatMap((event, index) => {
    const { when, text, words = '' } = sayEntry(dated, event);
    const said = `**${index + 1}.** ${when}\\\n${escaped(withoutStop(text))}.`;
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
    ...section('Who has a part in it', toMarkdown(showParties(view))),
    ...section('What was raised', toMarkdown(intakeBlocks(dated, events).slice(1))),
    ...section('What had to be done, by when, and when it was done', duties(inspected)),
    ...section('How it was to be settled', toMarkdown(settlementBlocks(dated))),
    ...section('What was written, and to whom it went', letters),
    ...section('Good to know', toMarkdown(showFlags(view).slice(1))),
    ...section('What happened, entry by entry', entries(inspected)),
    ...section('Who has opened it, and who was turned away', looks(inspected)),
  ].join('\n\n')}\n`;
}
