import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Question } from '../../bot/protocol/intake-definition.ts';
import { type Facts, withFact } from '../../bot/protocol/predicate.ts';
import type { ChoiceField } from '../fields/field.ts';
import type { Typed } from '../submission.ts';

const UNKNOWN = 'unknown';

export const factInput = (fact: string): string => `fact_${fact.replaceAll('.', '_')}`;

export const questionsAt = (protocol: Protocol, at: Question['at']): Question[] =>
  protocol.questions.filter((question) => question.at === at);

/** A fact as a question. Where the protocol does not need the answer, "I do not know" is one. */
export const questionField = (question: Question, required = question.required): ChoiceField => ({
  kind: 'choice',
  id: factInput(question.fact),
  look: 'expanded',
  label: question.ask,
  required,
  missing: 'Please choose an answer.',
  choices: [
    ...question.answers.map(({ value, label }) => ({ value: String(value), label })),
    ...(question.required ? [] : [{ value: UNKNOWN, label: 'I do not know' }]),
  ],
});

/** The facts that were answered; one that nobody knows is left out. */
export const factsIn = (questions: readonly Question[], values: Typed): Facts =>
  questions.reduce<Facts>((facts, question) => {
    const answer = question.answers.find(({ value }) => String(value) === values[factInput(question.fact)]);
    return answer ? withFact(facts, question.fact, answer.value) : facts;
  }, {});
