import { noticeOf } from './call-people.ts';
import { type Case, type Receipt, currentStage } from './case.ts';
import { sentDuty } from './decide/write.ts';
import { type Effect, MANAGERS_ALONE } from './effect.ts';
import type { CaseEvent } from './event.ts';
import { byTime } from './instant.ts';
import { entryOf } from './entry-of.ts';
import type { World } from './world.ts';

/** Managers are told of everything but what was for them as managers: there they could be told of without end. */
const isForManagers = (key: string): boolean => {
  const notice = noticeOf(key);
  return notice !== undefined && MANAGERS_ALONE.includes(notice.reason);
};

/**
 * Whether the business managers hear of it: of what has failed for good, and of a letter of which nobody knows whether it
 * has arrived. A limit may hang on a letter, and only somebody who looks in the mailbox can find out. What a message in
 * Teams may not have told, an e-mail tells anyway.
 */
export const isManagersToKnow = (key: string, { outcome }: Pick<Receipt, 'outcome'>): boolean =>
  !isForManagers(key) && (outcome === 'failed' || (outcome === 'unknown' && sentDuty(key) !== undefined));

const isOfThread = (key: string): boolean => sentDuty(key) === undefined && noticeOf(key) === undefined;

/** The message before it has not come into the thread either: they have heard of that trouble, and it is one. */
function isKnownTrouble(before: Case | undefined, key: string): boolean {
  if (!isOfThread(key)) return false;
  const last = Object.entries(before?.receipts ?? {})
    .filter(([it]) => isOfThread(it))
    .sort(([, a], [, b]) => byTime(a.at, b.at))
    .at(-1);
  return last?.[1].outcome === 'failed';
}

/** Tells each business manager of what has not arrived, once; nobody is told that what was for them has not reached them. */
export function tellOfFailures(
  { settings }: Pick<World, 'settings'>,
  before: Case | undefined,
  after: Case,
  events: readonly CaseEvent[],
): Effect[] {
  const stage = currentStage(after)?.stage ?? '';
  return events.flatMap((event): Effect[] => {
    if (event.type !== 'delivered' || !isManagersToKnow(event.effect, event.receipt)) return [];
    const about = event.effect;
    if (
      entryOf(before?.receipts ?? {}, about)?.outcome === event.receipt.outcome ||
      isKnownTrouble(before, about)
    )
      return [];
    const addressee = noticeOf(about)?.person;
    const managers = (settings?.managers ?? []).filter((person) => person !== addressee);
    return managers.map((person) => ({
      kind: 'send-notice',
      key: `notice:not-delivered:${about}:${person}:${after.revision}`,
      stage,
      reason: 'not-delivered',
      person,
      about,
    }));
  });
}
