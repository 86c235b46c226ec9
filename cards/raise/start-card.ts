import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Question } from '../../bot/protocol/intake-definition.ts';
import type { Facts } from '../../bot/protocol/predicate.ts';
import { type AdaptiveCard, text } from '../card-parts.ts';
import { type Field, type Note, fieldsAmong, note } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { factsIn, questionField, questionsAt } from './question-fields.ts';
import { goOn, toHome } from './raise-buttons.ts';
import { type Called, showNumbers } from './show-numbers.ts';

/** The answers of the first card. */
export interface Start {
  /** The danger level where somebody is in danger now. */
  readonly danger?: string;
  readonly protocol: string;
  readonly facts: Facts;
}

const DANGER: Field = {
  kind: 'choice',
  id: 'danger',
  look: 'expanded',
  label: 'Is a child or young person in danger now?',
  required: true,
  missing: 'Please say whether somebody is in danger now.',
  choices: [
    { value: 'yes', label: 'Yes, in danger now' },
    { value: 'no', label: 'No' },
  ],
};

/** Where there is but one, it is named and not asked. */
const whichProtocol = (protocols: readonly Protocol[]): (Field | Note)[] =>
  protocols.length < 2
    ? protocols.map(({ title }) => note(text(`The procedure: **${title}**`)))
    : [
        {
          kind: 'choice',
          id: 'protocol',
          look: 'expanded',
          label: 'Which procedure is it for?',
          required: true,
          missing: 'Please choose a procedure.',
          choices: protocols.map(({ id, title }) => ({ value: id, label: title })),
        },
      ];

/** Each fact is asked once, although several protocols may ask for it. */
const earlyQuestions = (protocols: readonly Protocol[]): Question[] => [
  ...new Map(
    protocols.flatMap((protocol) => questionsAt(protocol, 'danger').map((it) => [it.fact, it] as const)),
  ).values(),
];

const itemsOf = (worlds: readonly Called[]): (Field | Note)[] => {
  const protocols = worlds.map(({ protocol }) => protocol);
  return [
    DANGER,
    note(...showNumbers(worlds)),
    ...whichProtocol(protocols),
    ...earlyQuestions(protocols).map((question) => questionField(question)),
  ];
};

/** The first card of raising: danger before anything else, with the printed numbers in view. */
export const renderStart = (
  worlds: readonly Called[],
  draft: string,
  typed?: Typed,
  problems?: Problems,
): AdaptiveCard =>
  formCard(
    {
      title: 'Raise a disagreement',
      about: [text('First, the child. A yes is put on record, and neither answer holds anything up.')],
      items: itemsOf(worlds),
      actions: [goOn(draft, 'start'), toHome()],
    },
    typed,
    problems,
  );

export function parseStart(protocols: readonly Protocol[], inputs: unknown): Parsed<Start> {
  const { values, problems } = readFields(
    fieldsAmong(itemsOf(protocols.map((protocol) => ({ protocol })))),
    inputs,
  );
  if (Object.keys(problems).length > 0) return { problems };
  const protocol =
    protocols.length === 1 ? protocols[0] : protocols.find(({ id }) => id === values['protocol']);
  if (!protocol) return { problems: { protocol: 'Please choose a procedure.' } };
  const level = protocol.gate.triggers[0]?.level ?? 'immediate';
  return {
    value: {
      protocol: protocol.id,
      facts: factsIn(questionsAt(protocol, 'danger'), values),
      ...(values['danger'] === 'yes' ? { danger: level } : {}),
    },
  };
}
