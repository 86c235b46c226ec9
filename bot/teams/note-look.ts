import { nameFault } from '../ports/name-fault.ts';
import { wasAskedSinceSeen } from '../protocol/asked.ts';
import type { Case } from '../protocol/case.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Visit } from './answer.ts';

/**
 * Puts on record that somebody who was asked has opened the case, once for each time that they were asked and before
 * they are shown anything: both sides then see that they know of it. Where that cannot be kept they are answered all
 * the same, as nothing that was written is shown by it, and the log tells.
 * @returns the case as it stands then
 */
export async function noteLook(visit: Visit, kase: Case, now: Instant): Promise<Case> {
  const { person, deps } = visit;
  if (!wasAskedSinceSeen(kase, person.id)) return kase;
  const actor = { person: person.id, name: person.name };
  // Named by the look before it: two at the same moment, and one that is brought again, are one.
  const id = `see:case:${person.id}:${kase.seen[person.id]?.last ?? 'first'}`;
  try {
    const outcome = await deps.cases.submit({
      ref: kase.ref,
      command: { type: 'see', id, now, actor, what: 'case' },
    });
    return outcome.case ?? kase;
  } catch (fault) {
    deps.log({ what: 'look-not-recorded', ref: kase.ref, fault: nameFault(fault) });
    return kase;
  }
}
