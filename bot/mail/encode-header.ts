/** Headers of a mail (RFC 5322, RFC 2047). Nothing that goes in can end a header and begin another. */

/** What a header must not hold. */
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;

/** A header's text on one line: a line end within it becomes a space. */
const oneLine = (text: string): string => text.replace(CONTROLS, ' ').replace(/ +/g, ' ').trim();

/** Can stand as it is: ASCII, nothing that looks like an encoded word, and blanks to break the line at. */
const isPlain = (text: string): boolean =>
  /^[\x20-\x7E]*$/.test(text) && !text.includes('=?') && !/\S{71}/.test(text);

/** RFC 2047: an encoded word has at most 75 characters; 42 bytes of text stay well below. */
const MOST_BYTES = 42;

/** Text of a header: as it is where it is plain, else as encoded words. */
export function encodeText(text: string): string {
  const line = oneLine(text);
  return isPlain(line) ? fold(line) : encodedWords(line);
}

/** Cut after a blank where there is one, and never within a character. */
function encodedWords(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of line) {
    if (Buffer.byteLength(piece + character) > MOST_BYTES) {
      const cut = piece.lastIndexOf(' ') + 1 || piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
    }
    piece += character;
  }
  return [...pieces, piece].map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ');
}

/** Breaks plain text before a blank, so that lines stay near 70 characters. */
const fold = (line: string): string => line.replace(/(.{1,70})(?: |$)/g, '$1\r\n ').trimEnd();

/** An address that can stand in a header as it is; the local part is ASCII, as Exchange demands. */
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+$/;

export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);

/** `"Name" <address>`. Throws `RangeError` on what is not an address: it is never repaired, and never sent to another. */
export function encodeMailbox(name: string, address: string): string {
  if (!isAddress(address)) throw new RangeError('not an e-mail address');
  const line = oneLine(name);
  if (line === '') return `<${address}>`;
  const shown =
    isPlain(line) && line.length <= 70 ? `"${line.replace(/["\\]/g, '\\$&')}"` : encodedWords(line);
  return `${shown} <${address}>`;
}
