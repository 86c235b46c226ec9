import { chainStart } from '../../store/event-chain.ts';
import type { StoredRow } from '../../tables/read-rows.ts';
import { explainBreak } from './explain-break.ts';
import type { Finding } from './finding.ts';
import { type Link, follows, linkOf } from './link.ts';
import type { RawRecord } from './read-record.ts';

/** The first entry that does not follow the one before it; undefined where all do. */
function firstBreak(ref: string, links: readonly Link[], head: unknown): Finding | undefined {
  let previous = chainStart(ref);
  for (const [index, link] of links.entries()) {
    if (link.number !== index + 1 || !follows(previous, index + 1, link))
      return explainBreak({ ref, links, index, link, head });
    previous = link.hash;
  }
  return undefined;
}

/** Whether the chain ends where the case says that it does: what is cut off at its end leaves no gap. */
function checkHead({ events, head }: StoredRow, links: readonly Link[]): Finding | undefined {
  const count = links.length;
  const ownEnd = links.at(-1)?.hash;
  if (head === ownEnd && events === count) return undefined;
  const endsAt = links.findIndex(({ hash }) => hash === head) + 1;
  if (endsAt > 0 && endsAt < count) {
    const entry = endsAt + 1;
    return { kind: 'inserted', entry, text: `Entry ${entry} was inserted: the record ended before it.` };
  }
  if (head === ownEnd)
    return { kind: 'head', text: `The case counts other entries than the ${count} that it has.` };
  if (typeof events === 'number' && events > count) {
    const entry = count + 1;
    return {
      kind: 'removed',
      entry,
      text: `Entry ${entry} was removed, and ${events} entries were written.`,
    };
  }
  return {
    kind: 'head',
    text: `Entry ${count} is not the one with which the record ended: it, or several before it, were changed and given new hashes, or the case's own hash was changed.`,
  };
}

/** The first thing that is wrong with the chain of a record. */
export function checkChain({ ref, events, snapshot }: RawRecord): Finding | undefined {
  const links = events.map(linkOf);
  if (!snapshot) return { kind: 'snapshot', text: 'The row of the case itself was removed.' };
  if (links.length === 0) return { kind: 'removed', entry: 1, text: 'Entry 1 was removed, and all others.' };
  return firstBreak(ref, links, snapshot['head']) ?? checkHead(snapshot, links);
}
