import { type RecordLine, recordLines } from '../../../cards/record-lines.ts';
import { sayMoment } from '../../../cards/say-date.ts';
import { withoutStop } from '../../../cards/say-list.ts';
import { actorName } from '../../../cards/say-people.ts';
import { writingName } from '../../../cards/say-writing.ts';
import type { View } from '../../../cards/view.ts';
import { sentDuty } from '../../protocol/decide/write.ts';
import type { CaseEvent } from '../../protocol/event.ts';
import { type World, stageOf } from '../../protocol/world.ts';
import { sayFlag } from '../timeline-words.ts';

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

/** "Step 2: The line managers try to settle it"; letters are no numbers that anybody counts steps by. */
export function sayStep({ protocol }: World, stage: string): string {
  const title = withoutStop(stageOf(protocol, stage).title);
  return /^\d/.test(stage) ? `Step ${stage}: ${title}` : `Step: ${title}`;
}

const entered = (
  { world }: View,
  { stage, because }: EventOf<'stage-entered'>,
): Omit<RecordLine, 'when'> => ({
  text: sayStep(world, stage).replace(/^Step(?: (\w+))?:/, (_, id?: string) =>
    id === undefined ? 'A step begins:' : `Step ${id} begins:`,
  ),
  words: because,
});

function delivered(view: View, { effect }: EventOf<'delivered'>): string {
  const duty = sentDuty(effect);
  return duty === undefined
    ? 'A message of the service arrived in Teams'
    : `The mail service took over the e-mail with ${writingName(view, duty)}`;
}

/** What people are not shown, as it is of no interest to them: an inspector sees that no number is missing. */
function saidBeside(view: View, event: CaseEvent): Omit<RecordLine, 'when'> {
  switch (event.type) {
    case 'stage-entered':
      return entered(view, event);
    case 'happened':
    case 'ended':
      return { text: 'Everybody who must has agreed: it is settled' };
    case 'writing-settled':
      return { text: `With that, ${writingName(view, event.duty)} counts as sent` };
    case 'delivered':
      return { text: delivered(view, event) };
    case 'cast':
      return { text: 'Who has a part was brought up to date from the directory' };
    case 'seen':
      return {
        text: `${actorName(view.case, event.by)} looked at ${event.what === 'case' ? 'the case' : 'what was written'}`,
      };
    case 'flagged':
      return { text: withoutStop(sayFlag(view.world.protocol, event.flag)) };
    default:
      return { text: `Noted by the service: ${event.type}` };
  }
}

/** One entry of a record in plain words, as the people of the case read it; only where a step begins is more said. */
export function sayEntry(view: View, event: CaseEvent): RecordLine {
  const [line] = event.type === 'stage-entered' ? [] : recordLines(view, [event]);
  return line ?? { when: sayMoment(event.at, view.now), ...saidBeside(view, event) };
}
