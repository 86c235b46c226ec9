import type { Party } from '../bot/protocol/case.ts';
import { mayRecordFor } from '../bot/protocol/may-record-for.ts';
import { readingOf } from '../bot/protocol/reading.ts';
import { byPerson } from './say-people.ts';
import type { View } from './view.ts';

/**
 * Those in Teams who may put on record what somebody outside says, each once: first of all those to whom the matter
 * has come, as the answer tells of it.
 */
export function recordersOf({ world, case: kase, now }: View, person: string): Party[] {
  const may = byPerson(kase.parties.filter((party) => mayRecordFor(kase, party.person, person)));
  const people = may.map(([first]) => first);
  const knowing = people.filter((party) => readingOf(world, kase, party.person, now).may === 'all');
  return knowing.length > 0 ? knowing : people;
}
