/** "A", "A and B", "A, B and C". */
export function sayList(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** As it stands inside a sentence: "Resolution form" is "resolution form"; "IRO notice" and "Escalation Template" stay. */
export const inSentence = (text: string): string =>
  /^\p{Lu}(?:\p{Lu}|\S*\s\p{Lu})/u.test(text) ? text : lowerFirst(text);

/** Without the full stop at its end, for use inside a sentence. */
export const withoutStop = (text: string): string => text.replace(/\.$/, '');

/** "1 day", "3 days". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
