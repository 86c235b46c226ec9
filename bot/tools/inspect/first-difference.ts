const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * The place at which two stored values differ first, as a path: `parties.2.role`. Undefined where they do not; a
 * property that is absent is one that has no value. What stands there is not told.
 */
export function firstDifference(one: unknown, other: unknown, path = ''): string | undefined {
  if (!isGroup(one) || !isGroup(other) || Array.isArray(one) !== Array.isArray(other))
    return Object.is(one, other) ? undefined : path || 'the whole';
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) {
    const found = firstDifference(one[name], other[name], path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
