/** The most characters that each text of a matter may have. */
export const RAISE_LIMITS = {
  whatHappened: 3000,
  evidence: 1500,
  wouldSettle: 1500,
  childReference: 40,
  earlierReason: 500,
} as const;

const NAME = /^\p{L}[\p{L}'’.-]*(\s+\p{L}[\p{L}'’.-]*)+$|^\p{Lu}\p{Ll}+$/u;
const DATE = /^\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}$|^\d{4}-\d{1,2}-\d{1,2}$/;

/** The reference must tell a stranger nothing: what is wrong with one that looks like a name or a birthday. */
export function referenceProblem(reference: string): string | undefined {
  const plain = reference.trim();
  if (NAME.test(plain)) return 'Please use the number or code of your own system, not the name.';
  return DATE.test(plain)
    ? 'Please use the number or code of your own system, not a date of birth.'
    : undefined;
}
