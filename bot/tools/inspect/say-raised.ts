import { intakeBlocks } from '../../../cards/detail-blocks.ts';
import { sayMoment } from '../../../cards/say-date.ts';
import type { CaseEvent } from '../../protocol/event.ts';
import { type Facts, factAt } from '../../protocol/predicate.ts';
import type { World } from '../../protocol/world.ts';
import { type Inspected, withYears } from './inspected.ts';
import { escaped, toMarkdown } from './markdown.ts';

/** What was asked before the form, with what was answered: the directory's word counts where it knows better. */
const answersIn = ({ protocol }: World, facts: Facts): string[] =>
  protocol.questions.flatMap(({ fact, ask, answers }) => {
    const answer = answers.find(({ value }) => value === factAt(facts, fact));
    return answer ? [`- ${escaped(ask)} ${escaped(answer.label)}`] : [];
  });

/** The record has an entry of a yes, made with the opening, and none of a no: that is said as it is. */
function sayDanger(events: readonly CaseEvent[], openedAt: string): string {
  const isFlagged = events.some(
    ({ type, ...event }) =>
      type === 'happened' &&
      'happening' in event &&
      event.happening.key === 'risk-flagged' &&
      event.happening.recordedAt === openedAt,
  );
  return isFlagged
    ? '- Is a child or young person in danger now? Yes: see the entries.'
    : '- Is a child or young person in danger now? This has to be answered before anything can be raised. A yes becomes an entry, and there was none; a no is not kept as an entry.';
}

/** What the raising person wrote, and what they had answered before. */
export function raised({ view, events }: Inspected): string[] {
  const { world, case: kase } = view;
  const dated = withYears(view);
  const label = world.protocol.categories.find(({ id }) => id === kase.intake.category)?.label;
  const [opened] = events;
  const facts = opened?.type === 'opened' ? opened.facts : {};
  return [
    ...toMarkdown(intakeBlocks(dated, events).slice(1)).map((line) =>
      line === label ? `It is about: ${line}` : line,
    ),
    `Asked before that, and on record with the opening on ${sayMoment(kase.openedAt, dated.now)}:`,
    [sayDanger(events, kase.openedAt), ...answersIn(world, facts)].join('\n'),
  ];
}
