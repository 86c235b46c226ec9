import type { Findings, Proof, ProofOptions } from '../proof.ts';
import { proveInChild } from './prove-in-child.ts';
import type { Proved, Task } from './prove-protocol.ts';
import { OPENINGS } from './raise-cases.ts';

/** One command that could be given any number of times, and one that sends a mail, posts, mentions and edits. */
export const QUICK: Task = {
  protocol: 'sandwell-send',
  fates: ['dies'],
  seed: 1,
  only: { forms: ['later-date', 'write 1e'], states: ['begun', 'settled'] },
};

const AT_ONCE = 2;

const tasksOf = ({ full, seed }: ProofOptions): Task[] =>
  full ? OPENINGS.map(({ protocol }): Task => ({ protocol, fates: ['dies', 'stalls'], seed })) : [QUICK];

/** What all of them have shown together. */
export function findingsOf(proved: readonly Proved[]): Findings {
  const sum = (of: (one: Proved) => number): number => proved.reduce((total, one) => total + of(one), 0);
  return {
    figures: {
      protocols: proved.length,
      'forms sent': sum(({ forms }) => forms),
      commands: sum(({ commands }) => commands),
      'injection points': sum(({ points }) => points),
      runs: sum(({ runs }) => runs),
      'processes killed': sum(({ killed }) => killed),
    },
    losses: proved.flatMap(({ losses }) => losses),
    duplicates: proved.flatMap(({ duplicates }) => duplicates),
    wrong: proved.flatMap(({ wrong }) => wrong),
    unknowns: sum(({ unknowns }) => unknowns),
  };
}

/**
 * Crash at every await: every command of every protocol is interrupted at each of its requests to storage, Teams and
 * Graph, before and after it had its effect; it is given again, the timers run, and the end is compared with that of an
 * uninterrupted run. Some turns end for good there, some go on after everything else is over, some processes are killed.
 */
export const proveCrash: Proof = {
  name: 'crash',
  run: async (options) => {
    const waiting = tasksOf(options);
    const proved: Proved[] = [];
    const work = async (): Promise<void> => {
      for (let task = waiting.shift(); task; task = waiting.shift())
        proved.push(await proveInChild(task, options.tell));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return findingsOf(proved);
  },
};
