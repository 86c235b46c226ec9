/**
 * What stands in a record under a name that comes from a file, a card or a stored case; undefined where nothing does.
 * What every object has by itself, `constructor` or `toString`, is nobody's entry.
 */
export const entryOf = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
