import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from '../../../bot/protocol/case.ts';
import { isRepeatable } from '../../../bot/protocol/effect.ts';
import type { Instant } from '../../../bot/protocol/instant.ts';
import { type Differences, compareEnded } from './compare-ended.ts';
import type { Crossing, Gate, Point } from './gate.ts';
import { type Keepsake, putBack } from './keepsake.ts';
import type { RunningApp } from './running-app.ts';
import { setRemindersAside } from './set-aside.ts';
import type { Setting } from './setting.ts';
import { type Ended, whatCameOf } from './what-came-of-it.ts';

/** A command of a protocol, on a case in a state in which it is accepted. */
export interface Subject {
  readonly name: string;
  readonly ref: string;
  /** The case before it. */
  readonly kept: Keepsake;
  readonly at: Instant;
  /** Something was begun before it, and cut off. */
  readonly inDoubt?: true;
  /** Gives the command. */
  act(app: RunningApp): Promise<unknown>;
  /** Gives it again: as Teams redelivers it, or as somebody presses again. Undefined: it is the timer's. */
  again(app: RunningApp, how: 'same activity' | 'new activity'): Promise<unknown>;
}

/** The command as it goes when nothing happens. */
export interface Uninterrupted {
  readonly crossings: readonly Crossing[];
  readonly ended: Ended;
  /** What is not as it should be although nothing happened. */
  readonly unsound: readonly string[];
}

/** An app that is to be interrupted, behind its gate. */
export interface CrashSite {
  readonly app: RunningApp;
  readonly gate: Gate;
  /** How it ends for good; absent: nothing of it passes any more. */
  readonly dies?: () => Promise<void>;
}

/** Longer than a delivery may take before it counts as cut off, and once more. In milliseconds. */
const SWEEPS_MS = [180_000, 240_000];
/** Teams gives up on an answer, and delivers again. In milliseconds. */
const AGAIN_MS = 15_000;
/** A second delivery that waits for the first: it is not waited for any longer. In milliseconds. */
const LONGEST_MS = 2_500;

export async function begin(setting: Setting, { kept, at }: Subject): Promise<number> {
  await putBack(setting, kept);
  setting.becomes(at);
  return setting.graph.mails().length;
}

/** The timers run, twice, when nothing can be under way any more. */
export async function sweep(setting: Setting, { at }: Pick<Subject, 'at'>): Promise<void> {
  for (const after of SWEEPS_MS) {
    setting.becomes(new Date(Date.parse(at) + after).toISOString());
    await setting.live.wake();
    await setting.live.deliver();
    await setting.live.idle();
  }
}

/** Where nothing happened, nothing may be in doubt that was not before, and nothing may be left. */
async function unsoundnessOf(
  { store }: Setting,
  { ref, inDoubt }: Subject,
  before: number,
  ended: Ended,
): Promise<string[]> {
  const { receipts } = (await store.load(ref))?.case ?? { receipts: {} };
  return [
    ...(unknownsIn(receipts) > before && !inDoubt
      ? ['something is called unknown although nothing was interrupted']
      : []),
    ...(ended.addsUp ? [] : ['the events do not add up to the case although nothing was interrupted']),
    ...ended.pending.map((key) => `still pending although nothing was interrupted: ${key}`),
    ...(ended.undelivered ? ['the index is not in order although nothing was interrupted'] : []),
  ];
}

const unknownsIn = (receipts: Case['receipts']): number =>
  Object.values(receipts).filter(({ outcome }) => outcome === 'unknown').length;

/** Carries a command out behind a gate at which nothing happens. */
export async function uninterrupted(
  setting: Setting,
  subject: Subject,
  app: RunningApp,
  gate: Gate,
): Promise<Uninterrupted> {
  const mails = await begin(setting, subject);
  const doubts = unknownsIn((await setting.store.load(subject.ref))?.case.receipts ?? {});
  gate.arm();
  await subject.act(app);
  await gate.idle();
  const crossings = gate.crossed();
  await sweep(setting, subject);
  await sweep(setting, { at: setting.now() });
  const ended = await whatCameOf(setting, subject.ref, subject.at, mails);
  return { crossings, ended, unsound: await unsoundnessOf(setting, subject, doubts, ended) };
}

/** What was marked as begun and has no result: the far side may have acted. */
export async function doubtfulOf({ store }: Setting, ref: string): Promise<string[]> {
  const pending = (await store.load(ref)) ? await store.pendingEffects(ref) : [];
  return pending
    .filter(({ effect, attemptedAt, ended }) => attemptedAt && !ended && !isRepeatable(effect))
    .map(({ effect }) => effect.key.replace(/:\d+$/, ''));
}

const caseOf = async ({ store }: Setting, { ref }: Subject): Promise<Case | undefined> =>
  (await store.load(ref))?.case;

/** True where the command has not been taken yet, or a letter has not: what either would end is still waited for. */
const isHeldBack = (before: Case | undefined, kase: Case | undefined): boolean =>
  kase?.revision === before?.revision ||
  Object.values(kase?.writings ?? {}).some(({ status }) => status === 'sending');

const APOLOGY = /Something went wrong on our side/;

export function checkAnswer(answer: unknown): string[] {
  const { status = 200 } = (answer ?? {}) as { status?: number };
  const isGood = status === 200 && !APOLOGY.test(JSON.stringify(answer ?? ''));
  return isGood
    ? []
    : [`the second delivery was answered with ${status}: ${JSON.stringify(answer).slice(0, 120)}`];
}

/** An unknown must be of what was begun when it was cut off. */
export const checkDoubt = ({ unknowns }: Differences, doubtful: readonly string[]): string[] =>
  unknowns
    .filter((key) => !doubtful.includes(key))
    .map((key) => `called unknown, and was never begun: ${key}`);

const withWrong = (differences: Differences, wrong: readonly string[]): Differences => ({
  ...differences,
  wrong: [...differences.wrong, ...wrong],
});

/**
 * Carries the command out, and everything of its turn ends for good at that point; then it is given again, to an app
 * whose memory is older, and the timers run. Undefined where the turn was over before.
 */
export async function crashAt(
  setting: Setting,
  subject: Subject,
  point: Point,
  { app, gate, dies }: CrashSite,
  expected: Ended,
): Promise<Differences | undefined> {
  const mails = await begin(setting, subject);
  const before = await caseOf(setting, subject);
  gate.arm(point);
  const turn = subject.act(app).then(
    () => gate.idle(),
    () => gate.idle(),
  );
  const how = await Promise.race([
    gate.reached.then(() => 'cut off' as const),
    turn.then(() => 'over' as const),
  ]);
  if (how === 'over') return undefined;
  if (point.fate === 'dies' && dies) await dies();
  else if (point.fate === 'dies') gate.shut();
  // What goes on beside a request that stalls may begin more.
  else await gate.idle();
  const doubtful = await doubtfulOf(setting, subject.ref);
  // What comes again comes after the point and before it by turns: both states are the same but for the app's memory.
  const kind = point.when === 'before' ? 'same activity' : 'new activity';
  setting.becomes(new Date(Date.parse(subject.at) + AGAIN_MS).toISOString());
  const second = subject.again(point.fate === 'dies' ? setting.live : app, kind);
  const answer = await Promise.race([second, sleep(LONGEST_MS, undefined, { ref: false })]);
  const heldBack = isHeldBack(before, await caseOf(setting, subject));
  if (point.fate === 'stalls') {
    await gate.idle();
    doubtful.push(...(await doubtfulOf(setting, subject.ref)));
  }
  await sweep(setting, subject);
  if (point.fate === 'stalls') {
    gate.letGo();
    await Promise.all([turn, second]);
  }
  await sweep(setting, { at: setting.now() });
  const found = await whatCameOf(setting, subject.ref, subject.at, mails);
  const { rest, twice } = heldBack ? setRemindersAside(found, expected) : { rest: found, twice: [] };
  const compared = compareEnded(rest, expected);
  const differences = { ...compared, duplicates: [...compared.duplicates, ...twice] };
  return withWrong(differences, [...checkAnswer(answer), ...checkDoubt(differences, doubtful)]);
}
