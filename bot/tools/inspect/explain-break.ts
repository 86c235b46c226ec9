import { chainStart } from '../../store/event-chain.ts';
import type { Finding } from './finding.ts';
import { type Link, follows } from './link.ts';

/** Where a chain breaks: at the link with this index, which does not follow those before it. */
export interface Break {
  readonly ref: string;
  readonly links: readonly Link[];
  readonly index: number;
  readonly link: Link;
  /** The hash with which the case says that its record ends. */
  readonly head: unknown;
}

const found = (kind: Finding['kind'], entry: number, text: string): Finding => ({ kind, entry, text });

const hashBefore = ({ ref, links }: Break, entry: number): string =>
  entry === 1 ? chainStart(ref) : (links[entry - 2]?.hash ?? '');

/** Another entry that is the same to the letter, by its number. */
function originalOf({ links, link }: Break): number | undefined {
  const at = links.findIndex((it) => it !== link && it.hash === link.hash && it.json === link.json);
  return at < 0 ? undefined : at + 1;
}

/** The place at which the row was written, by any row that it follows; undefined where it follows none that is there. */
function ownPlace({ links, link, index }: Break): number | undefined {
  const places = Array.from({ length: links.length + 1 }, (_, at) => at + 1).filter((it) => it !== index + 1);
  return places.find((place) => links.some(({ hash }) => hash !== '' && follows(hash, place, link)));
}

function outOfOrder(at: Break): Finding | undefined {
  const entry = at.index + 1;
  const place = originalOf(at) === undefined ? ownPlace(at) : undefined;
  if (place === undefined) return undefined;
  return found(
    'moved',
    entry,
    `Entry ${entry} is out of order: what stands there was written as entry ${place}.`,
  );
}

/** The rows up to one that rightly comes here do not belong here. */
function beforeTheRightOne(at: Break, right: number): Finding {
  const entry = at.index + 1;
  const more = right - entry;
  const others = more > 0 ? `, and ${more} more after it` : '';
  const text = `Entry ${entry} was inserted${others}: what was written in its place comes after it.`;
  return outOfOrder(at) ?? found('inserted', entry, text);
}

/** Rows with hashes that fit were put in, up to this one, which was written as an earlier entry than it is now. */
function afterInserted(at: Break): Finding | undefined {
  if (originalOf(at) !== undefined) return undefined;
  for (let entry = at.index; entry > 0; entry -= 1) {
    if (!follows(hashBefore(at, entry), entry, at.link)) continue;
    const more = at.index - entry;
    const others = more > 0 ? `, and ${more} more after it` : '';
    return found(
      'inserted',
      entry,
      `Entry ${entry} was inserted${others}: what was written in its place comes after it.`,
    );
  }
  return undefined;
}

/** The row stands where it should by its key, and is not what was written there. */
function inItsPlace(at: Break): Finding {
  const { links, link, index } = at;
  const entry = index + 1;
  const next = links[entry];
  if (next && follows(link.hash, entry + 2, next))
    return found(
      'removed',
      entry,
      `Entry ${entry} was removed, and the later ones were given other numbers.`,
    );
  const original = originalOf(at);
  const copy = original === undefined ? '' : `: it is a copy of entry ${original}`;
  const doubt = entry > 1 && next && follows(link.hash, entry + 1, next);
  const orBefore = doubt ? `; or entry ${entry - 1} was, and was given a new hash` : '';
  return (
    outOfOrder(at) ??
    found('changed', entry, `Entry ${entry} was changed after it was written${copy}${orBefore}.`)
  );
}

/** What was done to a record. An entry that still has its own hash tells where it was written, and so what happened around it. */
export function explainBreak(at: Break): Finding {
  const { links, link, index, head } = at;
  const entry = index + 1;
  const previous = hashBefore(at, entry);
  if (link.number === undefined)
    return found(
      'inserted',
      entry,
      `A row was inserted before entry ${entry}: its key is not that of any entry.`,
    );
  if (previous === head)
    return found('inserted', entry, `Entry ${entry} was inserted: the record ended before it.`);
  const right = links.findIndex((it, place) => place > index && follows(previous, entry, it));
  if (right > 0) return beforeTheRightOne(at, right);
  if (link.number > entry) return found('removed', entry, `Entry ${entry} was removed.`);
  return afterInserted(at) ?? inItsPlace(at);
}
