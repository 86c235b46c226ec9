import type { Party } from '../bot/protocol/case.ts';
import { stageHolders } from '../bot/protocol/authority.ts';
import { mayRecordFor } from '../bot/protocol/may-record-for.ts';
import { readingOf } from '../bot/protocol/reading.ts';
import { byPerson } from './say-people.ts';
import { stageNow } from './stage-now.ts';
import type { View } from './view.ts';

/**
 * Those in Teams who may put on record what somebody outside says, each once: those to whom the matter has
 * come, as the answer tells of it, and first of them whoever holds the present step: of the other side, their opposite
 * number.
 */
export function recordersOf(view: View, person: string): Party[] {
  const { world, case: kase, now } = view;
  const may = byPerson(kase.parties.filter((party) => mayRecordFor(kase, party.person, person)));
  const people = may.map(([first]) => first);
  const knowing = people.filter((party) => readingOf(world, kase, party.person, now).may === 'all');
  const holders = stageHolders(kase, stageNow(view)).map((party) => party.person);
  const rank = (party: Party): number => (holders.includes(party.person) ? 0 : 1);
  return [...(knowing.length > 0 ? knowing : people)].sort((a, b) => rank(a) - rank(b));
}
