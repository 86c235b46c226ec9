import type { Case, Writing } from '../../../bot/protocol/case.ts';
import type { Stage, Who } from '../../../bot/protocol/definition.ts';
import { dutyRuns } from '../../../bot/protocol/duty-runs.ts';
import type { CaseEvent } from '../../../bot/protocol/event.ts';
import type { World } from '../../../bot/protocol/world.ts';
import { canariesIn } from './mark-typed.ts';

/** A case as it is stored, with its record, and who keeps its protocol. */
export interface Kept {
  readonly world: World;
  readonly case: Case;
  readonly events: readonly CaseEvent[];
  readonly managers: readonly string[];
}

const isMeant = ({ side, role }: Who, party: Case['parties'][number], held: readonly Stage[]): boolean => {
  const sides: readonly string[] = side === 'each' || side === 'joint' ? ['raising', 'receiving'] : [side];
  if (!sides.includes(party.side)) return false;
  if (role !== 'holder') return role === 'everyone' || role === party.role;
  return held.some((stage) => stage.holders[party.side] === party.role);
};

/** The manager who is asked to take it on although it is late. */
function askedLate({ world: { protocol }, case: kase }: Kept): Stage[] {
  const here = protocol.stages.find(({ id }) => id === kase.stages.at(-1)?.stage);
  const next = protocol.stages.find(({ id }) => id === here?.next);
  return next && kase.happenings.some(({ key }) => key === 'late-escalation') ? [next] : [];
}

/**
 * Who is a party of a stage that has been reached, or of a duty that has begun: read off the protocol file a second
 * time, and not by asking the code that is held against it, but for which duties have begun.
 */
function isReached(kept: Kept, person: string, now: string): boolean {
  const { world, case: kase } = kept;
  const entered = kase.stages.map((run) => run.stage);
  const held = world.protocol.stages.filter(({ id }, index) => index === 0 || entered.includes(id));
  const begun = dutyRuns(world, kase, now).filter(({ startedAt }) => startedAt !== undefined);
  return kase.parties.some((party) => {
    if (party.person !== person || party.receivesOnly === true) return false;
    return (
      [...held, ...askedLate(kept)].some((stage) => stage.holders[party.side] === party.role) ||
      begun.some(({ duty }) => isMeant(duty.by, party, held))
    );
  });
}

/** Every letter that was ever written in the case. */
const letters = ({ case: kase, events }: Kept): Writing[] => [
  ...Object.values(kase.writings),
  ...events.flatMap((event) => (event.type === 'written' ? [event.writing] : [])),
];

/** Whether a letter with these words went to somebody. */
const hasLetter = (kept: Kept, person: string, words: string): boolean =>
  letters(kept).some(
    (letter) =>
      JSON.stringify(letter).includes(words) &&
      [...letter.to, ...letter.copies].some((party) => party.person === person),
  );

/** Whether a mail with these canaries is a letter of the case, with all that was written in it, and to nobody else. */
export const isLetter = (kept: Kept, addresses: readonly string[], canaries: readonly string[]): boolean =>
  letters(kept).some(
    (letter) =>
      canariesIn(JSON.stringify(letter.fields)).every((canary) => canaries.includes(canary)) &&
      addresses.every((it) => [...letter.to, ...letter.copies].some(({ email }) => email === it)),
  );

/** Whether somebody may read words of a case at this moment. */
export const mayRead = (kept: Kept, person: string, words: string, now: string): boolean =>
  kept.managers.includes(person) ||
  isReached(kept, person, now) ||
  (kept.case.parties.some((party) => party.person === person) && hasLetter(kept, person, words));

/** Whether a mail to one address is for a party outside Teams who may read the words: all that they have is the mail. */
export const isForOutsider = (
  kept: Kept,
  addresses: readonly string[],
  words: string,
  now: string,
): boolean =>
  addresses.length === 1 &&
  kept.case.parties.some(
    ({ email, outside, person }) =>
      email === addresses[0] && outside === true && mayRead(kept, person, words, now),
  );
