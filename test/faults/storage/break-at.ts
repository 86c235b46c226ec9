import {
  begin,
  checkAnswer,
  checkDoubt,
  doubtfulOf,
  type Subject,
  sweep,
  type Uninterrupted,
} from '../crash/crash-at.ts';
import { compareEnded, type Differences } from '../crash/compare-ended.ts';
import type { RunningApp } from '../crash/running-app.ts';
import type { Setting } from '../crash/setting.ts';
import { whatCameOf } from '../crash/what-came-of-it.ts';
import type { Purpose } from './name-request.ts';
import type { Break, StorageLine } from './storage-line.ts';

/** An app that reaches its storage over a line that can break. */
export interface Reached {
  readonly app: RunningApp;
  readonly line: StorageLine;
}

/** A turn answers by then, and goes on by itself. In milliseconds. */
const GOES_ON_MS = 3_900;

const SAYS_NOTHING = /nothing was changed/i;

/** Where one of these fails once, the rows themselves are asked what was written: nothing is in doubt then. */
const FOUND_OUT: readonly Purpose[] = ['commit', 'mark as begun', 'commit receipts'];

/** What has happened to a case, but for who looked at it and how its messages went. */
const happenedTo = async ({ store }: Setting, ref: string): Promise<number> =>
  (await store.events(ref)).filter(({ type }) => !['seen', 'refused', 'delivered'].includes(type)).length;

/** Whether the person was told the truth: done where it is stored, nothing changed where it is not. */
function checkWord(answer: unknown, isStored: boolean): string[] {
  const { status = 200 } = (answer ?? {}) as { status?: number };
  const words = JSON.stringify(answer ?? '');
  const short = words.slice(0, 200);
  return [
    ...(status === 200 ? [] : [`answered with ${status}: ${short}`]),
    ...(SAYS_NOTHING.test(words) && isStored ? [`told that nothing was changed, and it was: ${short}`] : []),
    ...(isApology(answer) || isStored ? [] : [`told that it was done, and it was not: ${short}`]),
  ];
}

const isApology = (answer: unknown): boolean => /Something went wrong/.test(JSON.stringify(answer ?? ''));

/** Lets the turn come to its end, however storage is by then. */
async function turnOf(subject: Subject, { app, line }: Reached): Promise<unknown> {
  const start = performance.now();
  const answer = await subject.act(app);
  if (performance.now() - start > GOES_ON_MS) await line.quiet();
  return answer;
}

/** What there was to see of a turn that storage broke into. */
export interface Broken extends Differences {
  /** Whoever gave the command was asked to press again. */
  readonly isAskedAgain: boolean;
}

/**
 * Carries a command out while storage fails at one of its requests; who is asked to press again does so; then the timers
 * run. Undefined where the turn never came to that request.
 */
export async function breakAt(
  setting: Setting,
  subject: Subject,
  at: Break,
  reached: Reached,
  { ended }: Uninterrupted,
): Promise<Broken | undefined> {
  const { ref } = subject;
  const mails = await begin(setting, subject);
  const before = await happenedTo(setting, ref);
  reached.line.arm(at);
  const answer = await turnOf(subject, reached);
  const isHit = reached.line.struck() > 0;
  reached.line.arm();
  if (!isHit) return undefined;
  const isStored = (await happenedTo(setting, ref)) > before;
  const doubtful = await doubtfulOf(setting, ref);
  const isAskedAgain = isApology(answer);
  const second = isAskedAgain ? checkAnswer(await subject.again(reached.app, 'new activity')) : [];
  await sweep(setting, subject);
  await sweep(setting, { at: setting.now() });
  const differences = compareEnded(await whatCameOf(setting, ref, subject.at, mails), ended);
  const isFoundOut = at.lasts === 'once' && FOUND_OUT.includes(at.purpose);
  const needless = isFoundOut ? differences.unknowns.map((key) => `called unknown: ${key}`) : [];
  const doubt = [...needless, ...checkDoubt(differences, doubtful)];
  const wrong = [...checkWord(answer, isStored), ...second, ...doubt];
  return { ...differences, wrong: [...differences.wrong, ...wrong], isAskedAgain };
}
