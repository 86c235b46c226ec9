import { nameFault } from '../ports/name-fault.ts';
import { wasAskedSinceSeen } from '../protocol/asked.ts';
import type { Case } from '../protocol/case.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Visit } from './answer.ts';

/** Somebody who opens the details again within this time has opened them once. In milliseconds. */
const ONE_SIGHT_MS = 10 * 60_000;

const actorOf = ({ person }: Visit) => ({ person: person.id, name: person.name });

/**
 * Puts on record that somebody opens the details, before anything is shown; not again within ten minutes,
 * unless they were asked in between.
 * @returns the case as it stands then
 * @throws Error where it cannot be put on record: nothing may be shown unseen
 */
export async function noteSight(visit: Visit, kase: Case, now: Instant): Promise<Case> {
  const last = kase.seen[visit.person.id]?.details;
  const isKnown = last !== undefined && Date.parse(now) - Date.parse(last) < ONE_SIGHT_MS;
  if (isKnown && !wasAskedSinceSeen(kase, visit.person.id)) return kase;
  // Named by the look before it: two at the same moment, and one that is brought again, are one.
  const id = `see:details:${visit.person.id}:${last ?? 'first'}`;
  const command = { type: 'see', id, now, actor: actorOf(visit), what: 'details' } as const;
  const outcome = await visit.deps.cases.submit({ ref: kase.ref, command });
  if (outcome.done === 'refused') throw new Error('what is not on record is not shown');
  return outcome.case;
}

/**
 * Puts on record that somebody was refused: once for a person, a form, a reason and ten minutes, as the same id comes
 * again. The refusal itself does not wait for a record that cannot be kept: that goes to the log.
 * @param what the form, or `case`
 */
export async function noteRefusal(
  visit: Visit,
  { ref }: Case,
  now: Instant,
  what: string,
  because: string,
): Promise<void> {
  const bucket = Math.floor(Date.parse(now) / ONE_SIGHT_MS);
  const id = ['refusal', visit.person.id, what, because, bucket].join(':');
  const command = { type: 'note-refusal', id, now, actor: actorOf(visit), what, because } as const;
  try {
    await visit.deps.cases.submit({ ref, command });
  } catch (fault) {
    visit.deps.log({ what: 'refusal-not-recorded', ref, fault: nameFault(fault) });
  }
}
