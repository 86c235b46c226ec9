import type { Party } from '../../protocol/case.ts';
import { partyFrom } from '../../protocol/find-holders.ts';
import type { PersonCard } from '../../protocol/roster.ts';
import { sayList } from '../../../cards/say-list.ts';
import type { View } from '../../../cards/view.ts';
import { cleanInline } from '../clean-text.ts';

/** Those who keep the procedure for the partnership, as the directory knows them; empty where nobody is named or listed. */
export const businessManagers = ({ world }: View): PersonCard[] =>
  (world.settings?.managers ?? []).flatMap((person) => world.roster?.people.get(person) ?? []);

/** A business manager as somebody of neither side; undefined for anybody else, and for one who is not listed. */
export function managerAsParty(view: View, person: string): Party | undefined {
  const manager = businessManagers(view).find((it) => it.person === person);
  return manager && partyFrom(manager, 'neutral', 'business manager');
}

const withAddress = ({ name, email }: PersonCard): string => `${cleanInline(name)} (${cleanInline(email)})`;

/** "the business manager of the partnership, Moira Kent (moira.kent@council.example)": whom to ask, of neither side. */
export function sayManagers(view: View): string {
  const managers = businessManagers(view).map(withAddress);
  return managers.length === 0
    ? 'the business manager of the partnership'
    : `the business manager of the partnership, ${sayList(managers, 'or')}`;
}
