import { type Case, currentStage } from '../../bot/protocol/case.ts';
import type { Duty, Protocol } from '../../bot/protocol/definition.ts';
import type { Question } from '../../bot/protocol/intake-definition.ts';
import {
  type FactValue,
  type Facts,
  type Predicate,
  factAt,
  holds,
  withFact,
} from '../../bot/protocol/predicate.ts';
import type { World } from '../../bot/protocol/world.ts';
import type { Choice } from '../fields/field.ts';
import { withoutStop } from '../say-list.ts';

/** What may turn out on the way and changes what a case needs. */
export interface OpenFacts {
  /** Nobody has said it yet: the protocol's own questions. */
  readonly questions: readonly Question[];
  /** Not so until now, and may become so: by the fact's path. */
  readonly ticks: readonly Choice[];
}

const KNOWN: Readonly<Record<string, string>> = {
  cpPlan: 'The child is on a child protection plan',
  lookedAfter: 'The child is looked after by the council',
  policyGap: 'The policy or the procedures have a gap or a weak point',
};

/** All facts that a condition speaks of. */
function factsIn(when: Predicate): string[] {
  if ('all' in when) return when.all.flatMap(factsIn);
  if ('any' in when) return when.any.flatMap(factsIn);
  if ('not' in when) return factsIn(when.not);
  if ('same' in when) return when.same;
  return 'unknown' in when ? [when.unknown] : [when.fact];
}

/** The facts which, when they are true, make a condition hold. */
function turnedOnBy(when: Predicate): string[] {
  if ('all' in when) return when.all.flatMap(turnedOnBy);
  if ('any' in when) return when.any.flatMap(turnedOnBy);
  return 'is' in when && when.is === true ? [when.fact] : [];
}

/** Who the two sides are was settled at the opening, and so was what it is about. */
const isSettled = (fact: string): boolean => /^(raising|receiving)\.|^category$/.test(fact);

/** Duties that are asked for in the stages that the case has come to. */
function dutiesInPlay({ protocol }: Pick<World, 'protocol'>, kase: Case): Duty[] {
  const entered = new Set(kase.stages.map(({ stage }) => stage));
  const here = currentStage(kase)?.stage;
  return protocol.duties.filter(
    ({ stage, endsWithStage }) => entered.has(stage) && (!endsWithStage || stage === here),
  );
}

const turns = (conditions: readonly Predicate[], facts: Facts, fact: string, to: FactValue): boolean =>
  conditions.some(
    (when) => (holds(when, facts) === true) !== (holds(when, withFact(facts, fact, to)) === true),
  );

function labelOf(protocol: Protocol, duties: readonly Duty[], fact: string): string {
  const question = protocol.questions.find((it) => it.fact === fact);
  const yes = question?.answers.find(({ value }) => value === true);
  if (question && yes) return `${question.ask} ${yes.label}`;
  const duty = duties.find(({ when }) => when !== undefined && turnedOnBy(when).includes(fact));
  return KNOWN[fact] ?? withoutStop(duty?.text ?? fact);
}

/** What may be added to the facts of a case and would change something; nothing that changes nothing is asked. */
export function openFacts(world: Pick<World, 'protocol'>, kase: Case): OpenFacts {
  const { protocol } = world;
  const duties = dutiesInPlay(world, kase);
  const conditions = [
    ...duties.flatMap(({ when }) => when ?? []),
    ...protocol.flags.flatMap(({ when, text }) => (text === undefined ? [] : when)),
  ];
  const facts = [...new Set(conditions.flatMap(factsIn))].filter((fact) => !isSettled(fact));
  const asked = protocol.questions.filter(
    ({ fact, answers }) =>
      facts.includes(fact) &&
      factAt(kase.facts, fact) === undefined &&
      answers.some(({ value }) => turns(conditions, kase.facts, fact, value)),
  );
  const tickable = facts.filter(
    (fact) =>
      factAt(kase.facts, fact) !== true &&
      !asked.some((question) => question.fact === fact) &&
      conditions.some((when) => turnedOnBy(when).includes(fact)) &&
      turns(conditions, kase.facts, fact, true),
  );
  return {
    questions: asked,
    ticks: tickable.map((fact) => ({ value: fact, label: labelOf(protocol, duties, fact) })),
  };
}
