import type { Happening } from '../bot/protocol/case.ts';
import type { Protocol } from '../bot/protocol/definition.ts';
import { type Facts, factAt } from '../bot/protocol/predicate.ts';

const FOUND: Readonly<Record<string, string>> = {
  leadershipWeak: 'The leadership of an agency is weak or failing',
  allAttemptsFailed: 'Every attempt to settle it has failed',
};

const DAYS = { working: 'working days', calendar: 'calendar days', unspecified: 'days' } as const;

/** What was answered or found, in the words in which it was asked. */
function sayFacts({ questions }: Protocol, facts: Facts): string[] {
  const answered = questions.flatMap(({ fact, ask, answers }) => {
    const answer = answers.find(({ value }) => value === factAt(facts, fact));
    return answer ? [`${ask} ${answer.label}`] : [];
  });
  const found = Object.entries(FOUND).flatMap(([fact, words]) => (facts[fact] === true ? [words] : []));
  return [...answered, ...found];
}

/**
 * What the parties may read with an entry of the record: what its maker wrote, answered or agreed. Undefined where
 * there is nothing. It may tell of the child, so it is for nobody else.
 */
export function wordsWith(
  protocol: Protocol,
  { action, owner, days, facts, note, reason }: Happening,
): string | undefined {
  const words = [
    [action, owner].filter(Boolean).join(' – '),
    days ? `${days.n} ${DAYS[days.unit]}` : '',
    ...(facts ? sayFacts(protocol, facts) : []),
    note ?? '',
    reason ?? '',
  ].filter((it) => it !== '');
  return words.length > 0 ? words.join('\n') : undefined;
}
