import type { Case, Happening } from '../../../bot/protocol/case.ts';
import type { Duty, EventRef } from '../../../bot/protocol/definition.ts';

/** True where something that happened is what a duty of the file names. */
export function isMeant(ref: EventRef, duty: Duty, it: Happening): boolean {
  const stage = ref.stage ?? duty.stage;
  if (it.key !== ref.key || (stage !== '*' && it.stage !== stage)) return false;
  return (ref.medium ?? it.medium) === it.medium && (ref.duty ?? it.duty) === it.duty;
}

/** The moments at which any of the events came about, first to last. */
export function timesOf(kase: Case, duty: Duty, refs: readonly EventRef[]): number[] {
  const times = refs.flatMap((ref) =>
    ref.key === 'entered'
      ? kase.stages.filter(({ stage }) => stage === duty.stage).map(({ enteredAt }) => Date.parse(enteredAt))
      : kase.happenings
          .filter((it) => isMeant(ref, duty, it))
          .map(({ occurredAt }) => Date.parse(occurredAt)),
  );
  return times.sort((a, b) => a - b);
}
