/** Any part of an activity or of an answer to one. */
type Json = Record<string, unknown>;

const isCard = (value: Json): boolean => value['type'] === 'AdaptiveCard' && value['msteams'] !== undefined;

/**
 * The same, with cards as the Playground can show them: it knows no full width, and would print a warning under each
 * card that asks for it.
 */
export function fitCards<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one: unknown) => fitCards(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value as Json)
    .filter(([name]) => !(name === 'msteams' && isCard(value as Json)))
    .map(([name, part]) => [name, fitCards(part)]);
  return Object.fromEntries(parts) as T;
}
