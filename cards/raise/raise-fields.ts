import { stageToState } from '../../bot/protocol/beginning.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { heading, quiet, text } from '../card-parts.ts';
import { type Field, type Note, note } from '../fields/field.ts';
import { momentFields } from '../fields/moment-fields.ts';
import { statedFields } from '../fields/stated-fields.ts';
import { beginningFields } from './beginning-fields.ts';
import { questionField, questionsAt } from './question-fields.ts';
import { RAISE_LIMITS } from './raise-limits.ts';
import { spokenFields } from './spoken-fields.ts';

/** Somebody who can be disagreed with, as the directory knows them: "Name, role, Agency". */
export interface Pickable {
  readonly id: string;
  readonly label: string;
}

const area = (id: keyof typeof RAISE_LIMITS, label: string, missing: string, hint: string): Field => ({
  kind: 'text',
  id,
  lines: 'many',
  max: RAISE_LIMITS[id],
  label,
  required: true,
  missing,
  hint,
});

const storyFields: readonly Field[] = [
  area(
    'whatHappened',
    'What happened, and when?',
    'Please say what happened.',
    'Do not write the name of the child.',
  ),
  area('evidence', 'What shows it?', 'Please say what shows it.', 'Reports, dates, what people saw.'),
  area('wouldSettle', 'What would settle it for you?', 'Please say what would settle it.', ''),
  {
    kind: 'text',
    id: 'childReference',
    lines: 'one',
    max: RAISE_LIMITS.childReference,
    label: "The child's reference in your own system",
    required: true,
    missing: 'Please give the reference that your own system uses for the child.',
    hint: 'The number or code, not the name and not the date of birth.',
  },
];

const earlierFields = (): (Field | Note)[] => [
  note(
    heading('Does the child need an answer sooner?'),
    text('If so, set a date here. Otherwise leave this empty: the usual days then count.'),
  ),
  ...momentFields({
    id: 'until',
    dateLabel: 'Earlier date (if you like)',
    timeLabel: 'At what time (if you like)',
    timeRequired: false,
    hint: 'Without a time it is the end of that day. UK time.',
  }).map((field) => ({ ...field, required: false })),
  {
    kind: 'text',
    id: 'earlierReason',
    lines: 'many',
    max: RAISE_LIMITS.earlierReason,
    label: 'Why the child needs it sooner (needed with a date)',
    required: false,
    missing: '',
  },
];

/** Where the document prints no time for the first stage, whoever raises the matter says it. */
function statedFieldsOf(protocol: Protocol): (Field | Note)[] {
  const stated = stageToState(protocol)?.stated;
  return stated === undefined ? [] : statedFields(stated);
}

export const NOBODY_LISTED =
  'Nobody is listed yet whom you could disagree with. The business manager of the partnership can help.';

const whoField = (protocol: Protocol, people: readonly Pickable[]): Field => ({
  kind: 'choice',
  id: 'counterpart',
  look: people.length > 6 ? 'filtered' : 'compact',
  label:
    protocol.shape === 'mirrored'
      ? 'Who do you disagree with?'
      : 'Whose view, action or decision do you disagree with?',
  required: true,
  missing: 'Please choose a person from the list.',
  choices: people.map(({ id, label }) => ({ value: id, label })),
});

const categoryField = (protocol: Protocol): Field => ({
  kind: 'choice',
  id: 'category',
  look: 'expanded',
  label: 'What is it about?',
  required: true,
  missing: 'Please choose what it is about.',
  choices: protocol.categories.map(({ id, label }) => ({ value: String(id), label })),
});

/** Everything that the one form asks, in its order. */
export const raiseItems = (
  protocol: Protocol,
  people: readonly Pickable[],
  now: Instant,
): (Field | Note)[] => [
  // A list of nobody would not be drawn.
  people.length === 0 ? note(quiet(NOBODY_LISTED)) : whoField(protocol, people),
  categoryField(protocol),
  ...beginningFields(protocol, now),
  ...spokenFields(protocol),
  ...statedFieldsOf(protocol),
  ...storyFields,
  ...questionsAt(protocol, 'form').map((question) => questionField(question)),
  // Where whoever raises it states the time, they have just said by when.
  ...(stageToState(protocol)?.stated === undefined ? earlierFields() : []),
];
