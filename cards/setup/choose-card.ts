import { type AdaptiveCard, quiet, text } from '../card-parts.ts';
import { type Field, type Note, fieldsAmong, note } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { sendSetUp, toSetUp } from './setup-action.ts';

/** Procedures that can be given this channel, and why others cannot. */
export interface Choosable {
  readonly free: readonly { readonly id: string; readonly title: string; readonly moves: boolean }[];
  /** A sentence for each procedure that cannot be chosen. */
  readonly taken: readonly string[];
}

const label = ({ title, moves }: Choosable['free'][number]): string =>
  moves ? `${title} (moves here from another channel of this team; cases that are open stay there)` : title;

const itemsOf = ({ free, taken }: Choosable): (Field | Note)[] => [
  ...(free.length === 0
    ? [note(text('Every procedure that you may set up has its place already.'))]
    : [
        {
          kind: 'choice' as const,
          id: 'procedures',
          look: 'expanded' as const,
          several: true,
          label: 'Which procedures belong to this channel?',
          required: true,
          missing: 'Please choose at least one procedure.',
          choices: free.map((it) => ({ value: it.id, label: label(it) })),
        },
      ]),
  ...(taken.length > 0 ? [note(...taken.map((it) => quiet(it)))] : []),
];

/** Which procedures open their cases in the channel in which the button was pressed. */
export const renderChoose = (choosable: Choosable, typed?: Typed, problems?: Problems): AdaptiveCard =>
  formCard(
    {
      title: 'Procedures of this channel',
      about: [
        text(
          'Each case becomes a thread in this channel. Everybody in the channel can read who has to act and by when; what was written about the child opens for the people of the case only.',
        ),
      ],
      items: itemsOf(choosable),
      actions: [
        ...(choosable.free.length > 0 ? [sendSetUp('Use this channel', 'choose-save')] : []),
        toSetUp('Back', 'state'),
      ],
    },
    typed,
    problems,
  );

/** The ids that were chosen, all of them among those that may be. */
export function parseChoose(choosable: Choosable, inputs: unknown): Parsed<string[]> {
  const { values, problems } = readFields(fieldsAmong(itemsOf(choosable)), inputs);
  if (Object.keys(problems).length > 0) return { problems };
  return { value: [...new Set((values['procedures'] ?? '').split(',').filter(Boolean))] };
}
