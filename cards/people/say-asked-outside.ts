import type { PersonCard } from '../../bot/protocol/roster.ts';
import { plainName } from '../say-people.ts';

/** What of the directory tells whether an address is like those of an agency's other people. */
interface Listed {
  readonly people: readonly {
    readonly id: string;
    readonly email: string;
    readonly agency: string;
    readonly unconfirmed?: unknown;
  }[];
}

const domainOf = (email: string): string => email.toLowerCase().split('@').at(-1) ?? '';

/** An address letter by letter, in a text that a renderer reads for markup. */
const plainEmail = (email: string): string => email.replace(/[^\w.+'@-]/g, '').replace(/_/g, '\\_');

/** True where nobody of the agency who is known for sure has an address at that domain, and somebody is. */
function isStrange({ people }: Listed, { person, email, agency }: PersonCard): boolean {
  const colleagues = people.filter((it) => it.agency === agency && it.id !== person && !it.unconfirmed);
  return colleagues.length > 0 && colleagues.every((it) => domainOf(it.email) !== domainOf(email));
}

/**
 * "Rob Tan, rob.tan@school.example, is asked by e-mail." with what goes there now and what does not, and a warning where
 * the address is like nobody's at that agency. Empty for somebody in Teams.
 */
export function sayAskedOutside(listed: Listed, to: PersonCard): string {
  if (to.outside !== true) return '';
  const waits = to.unconfirmed
    ? 'That mail has nothing of what was written in it: what was written follows once the business manager has confirmed the address.'
    : 'That mail has in it what was written.';
  const strange = isStrange(listed, to)
    ? [
        `Please check the address: nobody else whom the directory lists for ${plainName(to.agencyName)} has one at ${plainEmail(domainOf(to.email))}.`,
      ]
    : [];
  return [`${plainName(to.name)}, ${plainEmail(to.email)}, is asked by e-mail.`, waits, ...strange].join(' ');
}
