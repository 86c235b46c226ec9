import { lowerFirst, upperFirst } from '../../../cards/say-list.ts';
import { byPerson, sayTitles } from '../../../cards/say-people.ts';
import { showParties } from '../../../cards/show-parties.ts';
import type { View } from '../../../cards/view.ts';
import type { Party } from '../../protocol/case.ts';
import { partsReached } from '../../protocol/reading.ts';
import { toMarkdown } from './markdown.ts';

const COMING = 'joins only if it comes to that step';
const NEVER_CAME = 'had no part yet when it ended, as it did not come to that step';

/** Of somebody who has a part already: the further parts to which the matter has not come. */
function notYetAs({ world, case: kase, now }: View, parts: readonly [Party, ...Party[]]): string[] {
  if (parts.every(({ receivesOnly }) => receivesOnly)) return ['only gets what is written to them'];
  const reached = partsReached(world, kase, parts[0].person, now);
  if (reached.length === 0) return [];
  const has = new Set(reached.map((part) => sayTitles(world, [part])));
  const later = parts.filter((part) => !part.receivesOnly && !has.has(sayTitles(world, [part])));
  if (later.length === 0) return [];
  const came = kase.outcome === undefined ? COMING : NEVER_CAME;
  return [`as ${sayTitles(world, later)} ${came}`];
}

/**
 * Everybody who has a part, a paragraph each with what is to be known of it, in the words of the cards. Of a case that
 * is over nobody is told to join any more, and of somebody with several parts each is told.
 */
export function sayParties(view: View): string[] {
  const people = byPerson(view.case.parties);
  const said: string[] = [];
  let person = 0;
  for (const line of toMarkdown(showParties(view))) {
    if (line.startsWith('**')) {
      const parts = people[person];
      person += 1;
      said.push(
        [line, ...(parts ? notYetAs(view, parts).map((it) => `${upperFirst(it)}.`) : [])].join('\\\n'),
      );
      continue;
    }
    const isOver = view.case.outcome !== undefined;
    const text = isOver ? upperFirst(lowerFirst(line).replace(COMING, NEVER_CAME)) : line;
    said.push(text);
  }
  return said;
}
