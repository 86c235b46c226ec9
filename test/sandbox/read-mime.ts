/** A mail as it was given in MIME, taken apart again. */
export interface MimeMail {
  /** By lower-case name, decoded; a header that comes twice would be an error. */
  headers: Record<string, string>;
  from: MimeAddress[];
  to: MimeAddress[];
  cc: MimeAddress[];
  subject: string;
  html?: string;
  text?: string;
}

export interface MimeAddress {
  name: string;
  address: string;
}

/**
 * Reads a mail (RFC 5322) of plain text, of HTML, or of both in a multipart/alternative. Strict on purpose, because
 * what it lets through, Exchange must let through too: throws on bare line feeds, on characters outside ASCII, on
 * long lines, on a header that comes twice, and on encodings and structures that it does not know.
 */
export function readMime(mime: string): MimeMail {
  if (/[^\r]\n|\r[^\n]/.test(mime)) throw new SyntaxError('a line does not end with CR LF');
  if (/[^\r\n\t\x20-\x7E]/.test(mime)) throw new SyntaxError('a character is not ASCII');
  if (mime.split('\r\n').some((line) => line.length > 998)) throw new SyntaxError('a line is too long');
  const { headers, body } = split(mime);
  if (headers['mime-version'] !== '1.0') throw new SyntaxError('MIME-Version is missing');
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, decodeWords(value)])),
    from: readAddresses(headers['from']),
    to: readAddresses(headers['to']),
    cc: readAddresses(headers['cc']),
    subject: decodeWords(headers['subject'] ?? ''),
    ...readBody(headers, body),
  };
}

function split(entity: string): { headers: Record<string, string>; body: string } {
  const end = entity.indexOf('\r\n\r\n');
  if (end < 0) throw new SyntaxError('no empty line after the headers');
  const headers: Record<string, string> = {};
  for (const line of entity
    .slice(0, end)
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')) {
    const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new SyntaxError(`not a header: ${line}`);
    if (Object.hasOwn(headers, name.toLowerCase())) throw new SyntaxError(`${name} comes twice`);
    headers[name.toLowerCase()] = value;
  }
  return { headers, body: entity.slice(end + 4) };
}

function readBody(headers: Record<string, string>, body: string): Pick<MimeMail, 'html' | 'text'> {
  const type = headers['content-type'] ?? 'text/plain; charset=us-ascii';
  if (/^text\/plain\b/i.test(type)) return { text: decodeText(headers, type, body) };
  if (/^text\/html\b/i.test(type)) return { html: decodeText(headers, type, body) };
  const boundary = /^multipart\/alternative;\s*boundary="([^"]{1,70})"/i.exec(type)?.[1];
  if (boundary === undefined) throw new SyntaxError(`not a known type: ${type}`);
  const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (!parts.pop()?.startsWith('--')) throw new SyntaxError('the last boundary is missing');
  return Object.assign({}, ...parts.map((part) => readPart(part))) as Pick<MimeMail, 'html' | 'text'>;
}

function readPart(part: string): Pick<MimeMail, 'html' | 'text'> {
  const { headers, body } = split(part.replace(/^[ \t]*\r\n/, ''));
  return readBody(headers, body);
}

function decodeText(headers: Record<string, string>, type: string, body: string): string {
  if (!/charset="?(utf-8|us-ascii)"?/i.test(type)) throw new SyntaxError(`not a known charset: ${type}`);
  const encoding = headers['content-transfer-encoding'] ?? '7bit';
  if (encoding === '7bit') return body;
  if (encoding !== 'base64') throw new SyntaxError(`not a known encoding: ${encoding}`);
  if (body.split('\r\n').some((line) => line.length > 76)) throw new SyntaxError('a base64 line is too long');
  return utf8(body);
}

const utf8 = (base64: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));

/** RFC 2047: blanks between two encoded words are not part of the text. */
function decodeWords(value: string): string {
  return value
    .replace(/(=\?[^?\s]+\?[BQ]\?[^?\s]*\?=)[ \t]+(?==\?)/gi, '$1')
    .replace(/=\?utf-8\?b\?([^?\s]*)\?=/gi, (word, base64: string) => {
      if (word.length > 75) throw new SyntaxError('an encoded word is too long');
      return utf8(base64);
    });
}

function readAddresses(value = ''): MimeAddress[] {
  const found = value.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g) ?? [];
  return found.map((one) => {
    const [, shown = '', address = ''] = /^\s*(.*?)\s*<([^<>\s]+)>\s*$/.exec(one) ?? [];
    if (!/^[^@\s]+@[^@\s]+$/.test(address)) throw new SyntaxError(`not an address: ${one}`);
    const name = shown.startsWith('"') ? shown.slice(1, -1).replace(/\\(.)/g, '$1') : decodeWords(shown);
    return { name, address };
  });
}
