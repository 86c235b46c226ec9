const encoder = new TextEncoder();

/** The size of a value as it goes over the wire. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** Cuts a text into parts of so many JSON bytes at most, at the end of a line or a word where there is one. */
export function cutText(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most || jsonBytes(rest) > most) {
    let length = Math.min(rest.length, most);
    while (jsonBytes(rest.slice(0, length)) > most) length = Math.floor(length * 0.8);
    const space = rest.slice(0, length).search(/\s\S*$/);
    const at = space > length / 2 ? space + 1 : splitsPair(rest, length) ? length - 1 : length;
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

const splitsPair = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at - 1));
