const MOST_DEPTH = 6;
const MOST_VALUES = 500;
const MOST_CHARACTERS = 500_000;

/** True for a value that is worth reading: not deeper, longer or more crowded than any card of ours can send. */
export function isModest(value: unknown): boolean {
  let values = 0;
  let characters = 0;
  const fits = (part: unknown, depth: number): boolean => {
    values += 1;
    if (typeof part === 'string') characters += part.length;
    if (depth > MOST_DEPTH || values > MOST_VALUES || characters > MOST_CHARACTERS) return false;
    if (typeof part !== 'object' || part === null) return true;
    return Object.entries(part).every(([name, inner]) => fits(name, depth) && fits(inner, depth + 1));
  };
  return fits(value, 0);
}
