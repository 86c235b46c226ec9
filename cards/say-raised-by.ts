import type { Actor } from '../bot/protocol/case.ts';
import type { CaseEvent } from '../bot/protocol/event.ts';
import { agencyName, agencyOf, personName, plainName } from './say-people.ts';
import type { View } from './view.ts';

/** Who has the part of whoever raised it now, where it was handed over: along every hand-over, the last one's. */
function nowWith({ case: kase }: View, events: readonly CaseEvent[], raiser: Actor): string | undefined {
  const last = events.reduce((person, event) => {
    if (event.type !== 'cast') return person;
    const left = event.removed.find((it) => it.person === person && it.side === 'raising');
    const next = event.added.find(
      ({ side, role, why }) => side === 'raising' && role === left?.role && why?.kind === 'handed-over',
    );
    return next?.person ?? person;
  }, raiser.person);
  const party = last === raiser.person ? undefined : kase.parties.find(({ person }) => person === last);
  return party && personName(party);
}

/** "Priya Shah (Oak School), now Marcus Lowe": who opened the case, and who has their part where they have left. */
export function sayRaisedBy(view: View, events: readonly CaseEvent[]): string {
  const opened = events.find((event) => event.type === 'opened');
  const raiser = opened?.by ?? view.case.happenings.find(({ side }) => side === 'raising')?.by;
  if (!raiser) return agencyOf(view.case, 'raising');
  const own = opened?.parties.find(({ person }) => person === raiser.person);
  const agency = own ? agencyName(own) : agencyOf(view.case, 'raising');
  const now = nowWith(view, events, raiser);
  return `${plainName(raiser.name)} (${agency})${now === undefined ? '' : `, now ${now}`}`;
}
