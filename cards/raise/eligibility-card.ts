import type { Protocol } from '../../bot/protocol/definition.ts';
import { eligibilityOf } from '../../bot/protocol/eligibility.ts';
import type { Facts } from '../../bot/protocol/predicate.ts';
import { type AdaptiveCard, text } from '../card-parts.ts';
import { formCard } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { factInput, factsIn, questionField, questionsAt } from './question-fields.ts';
import { goOn, startAgain } from './raise-buttons.ts';

/** Only the first is asked for by the client: it may show that the others do not matter. */
const fieldsOf = (protocol: Protocol) =>
  questionsAt(protocol, 'eligibility').map((question, index) =>
    questionField(question, question.required && index === 0),
  );

/** May this person raise this matter here? */
export const renderEligibility = (
  protocol: Protocol,
  draft: string,
  typed?: Typed,
  problems?: Problems,
): AdaptiveCard =>
  formCard(
    {
      title: 'Is this the right procedure?',
      about: [
        text(protocol.about),
        text(
          'If your first answer means that this is not the place, we say where to go. You can then leave the rest.',
        ),
      ],
      items: fieldsOf(protocol),
      actions: [goOn(draft, 'eligibility'), startAgain()],
    },
    typed,
    problems,
  );

/** True where what is known already sends the person somewhere else. */
const isDecided = (protocol: Protocol, facts: Facts): boolean =>
  protocol.eligibility.length > 0 &&
  ['redirected', 'not-eligible'].includes(eligibilityOf(protocol, facts).result);

export function parseEligibility(protocol: Protocol, inputs: unknown): Parsed<Facts> {
  const questions = questionsAt(protocol, 'eligibility');
  const { values, problems } = readFields(fieldsOf(protocol), inputs);
  if (Object.keys(problems).length > 0) return { problems };
  const facts = factsIn(questions, values);
  if (isDecided(protocol, facts)) return { value: facts };
  const open = questions.filter((it) => it.required && (values[factInput(it.fact)] ?? '') === '');
  return open.length === 0
    ? { value: facts }
    : { problems: Object.fromEntries(open.map((it) => [factInput(it.fact), 'Please choose an answer.'])) };
}
