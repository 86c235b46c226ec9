import type { Case, Party, Writing } from '../protocol/case.ts';
import type { Protocol } from '../protocol/definition.ts';
import { roleTitle } from '../protocol/world.ts';
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
  const who = [cleanInline(party.name), roleTitle(protocol, party.role), cleanInline(party.agencyName)].join(', ');
  const why = as === 'to' ? `it is written to them, ${standing(party, kase)}` : `the protocol gives them a copy, ${standing(party, kase)}`;
  return `${who}: ${why}.`;
}

function standing({ side, person }: Party, kase: Case): string {
  const first = kase.parties.find((party) => party.side === 'raising');
  if (side === 'raising') {
    return first?.person === person ? 'as the one who raised the disagreement' : 'on the side that raised the disagreement';
  }
  return side === 'receiving' ? 'on the side that was asked to answer' : 'as somebody on neither side';
}
