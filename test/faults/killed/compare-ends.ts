import type { EndedCase } from './ended-case.ts';

/** What a disturbed case has otherwise than the undisturbed one. */
export interface Differences {
  readonly losses: string[];
  readonly duplicates: string[];
  readonly wrong: string[];
}

const timesEach = (all: readonly string[]): Map<string, number> => {
  const times = new Map<string, number>();
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1);
  return times;
};

/** Of `one` what `other` has not, as often as it has it less. */
function lessIn(one: readonly string[], other: readonly string[]): string[] {
  const times = timesEach(other);
  return [...timesEach(one)].flatMap(([what, n]) =>
    Array.from({ length: Math.max(0, n - (times.get(what) ?? 0)) }, () => what),
  );
}

/** What somebody is told because something is in doubt: it comes only where something is. */
const TELLS_OF_DOUBT = /do not know|not certain|may not have|not be reached|did not reach/i;

function messages(disturbed: EndedCase, calm: EndedCase, found: Differences): void {
  const { ref, unknownPosts, unknownMails, threadUnknown, writtenAgain } = disturbed;
  const missing = lessIn(calm.posted, disturbed.posted);
  if (!threadUnknown && missing.length > unknownPosts)
    found.losses.push(...missing.map((what) => `${ref}: not in the thread: ${what}`));
  for (const what of lessIn(disturbed.posted, calm.posted))
    if (unknownPosts + unknownMails === 0 && !TELLS_OF_DOUBT.test(what))
      found.duplicates.push(`${ref}: in the thread besides: ${what}`);
    else if (calm.posted.includes(what)) found.duplicates.push(`${ref}: twice in the thread: ${what}`);
  const unsent = lessIn(calm.mails, disturbed.mails);
  if (unsent.length > unknownMails) found.losses.push(...unsent.map((what) => `${ref}: not mailed: ${what}`));
  const again = lessIn(disturbed.mails, calm.mails);
  // A letter that somebody wrote again, and whoever was not surely reached in the thread is written to.
  if (again.length > 0 && unknownPosts + unknownMails + writtenAgain === 0)
    found.duplicates.push(...again.map((what) => `${ref}: mailed besides: ${what}`));
}

/** Compares a case that was disturbed with the one of the same story that was not. */
export function compareEnds(disturbed: EndedCase, calm: EndedCase): Differences {
  const found: Differences = { losses: [], duplicates: [], wrong: [] };
  const { ref } = disturbed;
  found.losses.push(
    ...lessIn(calm.course, disturbed.course).map((what) => `${ref}: not in the case: ${what}`),
  );
  found.duplicates.push(
    ...lessIn(disturbed.course, calm.course).map((what) => `${ref}: in the case besides: ${what}`),
  );
  const slots = timesEach(disturbed.reminded);
  for (const [what, n] of slots) if (n > 1) found.duplicates.push(`${ref}: reminded ${n} times: ${what}`);
  messages(disturbed, calm, found);
  found.wrong.push(...disturbed.pending.map((what) => `${ref}: still to be done: ${what}`));
  found.wrong.push(...disturbed.findings.map((what) => `${ref}: ${what}`));
  return found;
}
