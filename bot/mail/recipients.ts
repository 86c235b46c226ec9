import type { Case, Party, Writing } from '../protocol/case.ts';
import { partyTitle } from '../protocol/cast-role.ts';
import type { Protocol } from '../protocol/definition.ts';
import { cleanInline } from './clean-text.ts';

/** A person may hold two roles; a mailbox gets one mail. */
const oncePerMailbox = (parties: readonly Party[], taken: readonly Party[] = []): Party[] => {
  const seen = new Set(taken.map((party) => party.email.toLowerCase()));
  return parties.filter(({ email }) => {
    const known = seen.has(email.toLowerCase());
    seen.add(email.toLowerCase());
    return !known;
  });
};

export const recipientsOf = (writing: Writing): Party[] => oncePerMailbox(writing.to);

/** Those who get a copy and are not already among those it is written to. */
export const copiesOf = (writing: Writing): Party[] => oncePerMailbox(writing.copies, recipientsOf(writing));

/** One line: who it is, and why this mail comes to them. */
export function whoAndWhy(protocol: Protocol, kase: Case, party: Party, as: 'to' | 'copy'): string {
  const role = partyTitle(protocol, party);
  const who = [cleanInline(party.name), role, cleanInline(party.agencyName)].join(', ');
  const part = partInCase(party, kase);
  return as === 'to'
    ? `${who}. It is for ${part}.`
    : `${who}. A copy, as the protocol provides, for ${part}.`;
}

function partInCase({ side, person }: Party, kase: Case): string {
  if (side === 'neutral') return 'somebody who is on neither side';
  if (side === 'receiving') return 'the side that was asked to answer';
  const first = kase.parties.find((party) => party.side === 'raising');
  return first?.person === person
    ? 'the person who raised the disagreement'
    : 'the side that raised the disagreement';
}
