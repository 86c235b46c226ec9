/** So many answers are kept of each function: more days and moments than all running cases have. */
const MOST = 20_000;

/**
 * A pure function of texts that remembers what it has answered: London's clock is asked for the same few days and
 * moments over and over. What it throws is not remembered.
 */
export function remembered<Given extends readonly string[]>(
  answer: (...given: Given) => string,
): (...given: Given) => string {
  const known = new Map<string, string>();
  return (...given) => {
    const key = given.join('\n');
    const found = known.get(key);
    if (found !== undefined) return found;
    const fresh = answer(...given);
    if (known.size >= MOST) known.clear();
    known.set(key, fresh);
    return fresh;
  };
}
