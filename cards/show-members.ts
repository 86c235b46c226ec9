import type { Stage } from '../bot/protocol/definition.ts';
import { bold, small } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { sayPeopleInRole } from './say-people.ts';
import type { View } from './view.ts';

/** Who must take part in a stage beside those who hold it, and who is listed for it. */
export function showMembers({ world, case: kase }: View, { members }: Stage): CardElement[] {
  if (members.length === 0 || kase.outcome !== undefined) return [];
  return [
    bold('Who must take part', { spacing: 'Medium' }),
    ...members.flatMap(({ anyOf, text: words }) => {
      const listed = kase.parties.filter(({ role }) => anyOf.includes(role));
      const who = sayPeopleInRole(world, listed) || 'nobody yet. Please ask the business manager who it is';
      return [text(words, { spacing: 'Small' }), small(`Listed: ${who}.`, { isSubtle: true })];
    }),
  ];
}
