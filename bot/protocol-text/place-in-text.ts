import { type Document, type LineCounter, type Node, isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Path } from '../protocol/check-mistake.ts';

/** Line and column in a text, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const follow = (document: Document, node: unknown): unknown =>
  isAlias(node) ? node.resolve(document) : node;

/** The key and the value of a name in a map, those included that it takes over with `<<`. */
function entryOf(
  document: Document,
  map: unknown,
  name: string,
): { key: unknown; value: unknown } | undefined {
  if (!isMap(map)) return undefined;
  const own = map.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  if (own) return own;
  for (const { key, value } of map.items) {
    if (!isScalar(key) || key.source !== '<<') continue;
    const sources = isSeq(value) ? value.items : [value];
    for (const source of sources) {
      const taken = entryOf(document, follow(document, source), name);
      if (taken) return taken;
    }
  }
  return undefined;
}

const startOf = (node: unknown): number | undefined => {
  const at = isPair(node) ? node.key : node;
  return (at as Node | null | undefined)?.range?.[0];
};

/**
 * Where a path stands in the text of a YAML document: its value, or with `atKey` the name before it. Of what is not
 * there, what would hold it; of what is taken over from elsewhere in the file (`&name`, `*name`, `<<`), that place.
 */
export function placeInText(document: Document, lines: LineCounter, path: Path, atKey: boolean): TextPlace {
  let node: unknown = document.contents;
  let start = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    const here = follow(document, node);
    const isLast = depth === path.length - 1;
    const index = Number(step);
    const entry =
      isSeq(here) && Number.isInteger(index)
        ? { key: undefined, value: here.items[index] }
        : entryOf(document, here, String(step));
    if (!entry) break;
    node = entry.value;
    const at = isLast && atKey ? entry.key : follow(document, node);
    start = startOf(at) ?? startOf(entry.key) ?? start;
  }
  const { line, col } = lines.linePos(start);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
