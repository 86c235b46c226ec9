import { type Document, LineCounter, type YAMLParseError, parseDocument, visit } from 'yaml';
import type { TextPlace } from './place-in-text.ts';

/** A place of a text that makes all of it unreadable, and why. */
export interface Break extends TextPlace {
  readonly message: string;
}

const placeAt = (lines: LineCounter, offset: number): TextPlace => {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
};

const linesOf = (text: string): LineCounter => {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
};

/** What only a program, a picture or text in another code has in it. */
const NOT_TEXT = /[\u0000-\u0008\u000E-\u001F]/;
/** Stands for what is no letter in UTF-8. */
const UNREADABLE = '\uFFFD';

/** What is wrong with something that is no text at all, or an empty one. */
export function notText(text: string): Break | undefined {
  if (/^\uFEFF?\s*$/.test(text)) return { line: 1, column: 1, message: 'the file is empty' };
  if (NOT_TEXT.test(text))
    return {
      line: 1,
      column: 1,
      message: 'this is not a text file: save the protocol as plain text in UTF-8',
    };
  const at = text.indexOf(UNREADABLE);
  if (at < 0) return undefined;
  const message = 'a letter here cannot be read: save the file as plain text in UTF-8';
  return { ...placeAt(linesOf(text), at), message };
}

/** Spaces that look like any other, at the beginning of a line or after a colon or a hyphen. */
const ODD_SPACE = /(?:^[ -]*|[:-] *)([\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000])/gm;
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000]/g;

/** Where spaces that only look like spaces break a text: one place for each line. None where it is broken without them. */
function oddSpaces(text: string, errors: number, lines: LineCounter): Break[] {
  const found = [...text.matchAll(ODD_SPACE)].map(({ 0: all, index }) =>
    placeAt(lines, index + all.length - 1),
  );
  if (found.length === 0) return [];
  const mended = parseDocument(text.replace(ODD_SPACES, ' '), { prettyErrors: false });
  if (mended.errors.length >= errors) return [];
  const message =
    'a non-breaking space stands here, which looks like a space and is none: type an ordinary space in its place';
  return found
    .filter(({ line }, index) => found.findIndex((it) => it.line === line) === index)
    .map((place) => ({ ...place, message }));
}

type Broken = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/** What the commonest mistakes are to those who do not know YAML. */
function sayError({ code, message, pos }: Broken, text: string): string {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'a tab stands here: use spaces to indent';
    case 'DUPLICATE_KEY': {
      const name = /^[^:\r\n]*/.exec(text.slice(pos[0]))?.[0].trim() ?? '';
      return `${name} is given twice in one place: keep one of the two`;
    }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'this is not readable YAML: a text that has a colon in it must stand in quotation marks';
    case 'MULTIPLE_DOCS':
      return 'a file has one protocol: "---" begins another here';
    default:
      return `this is not readable YAML: ${message}`;
  }
}

/** Names that stand for nothing, or for what they are themselves a part of. */
function wrongAliases(document: Document, lines: LineCounter): Break[] {
  const breaks: Break[] = [];
  visit(document, {
    Alias: (_, alias, above) => {
      const meant = alias.resolve(document);
      const { source } = alias;
      const place = placeAt(lines, alias.range?.[0] ?? 0);
      if (!meant)
        breaks.push({ ...place, message: `"*${source}" stands for nothing: there is no "&${source}" above` });
      else if (above.includes(meant))
        breaks.push({
          ...place,
          message: `"*${source}" stands within "&${source}", so it would contain itself`,
        });
    },
  });
  return breaks;
}

/** Where names stand for other names again, which grows without end; else where the first one stands. */
export function firstOfMany(document: Document, lines: LineCounter): TextPlace {
  let first: number | undefined;
  let nested: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      const at = alias.range?.[0] ?? 0;
      first ??= at;
      const meant = alias.resolve(document);
      if (nested === undefined && meant) {
        visit(meant, {
          Alias: () => {
            nested = at;
            return visit.BREAK;
          },
        });
      }
      return nested === undefined ? undefined : visit.BREAK;
    },
  });
  return placeAt(lines, nested ?? first ?? 0);
}

/** What makes a text no YAML at all. Of what a tab or an odd space brings about, the tab or the space alone is said. */
export function brokenYaml(text: string, document: Document.Parsed, lines: LineCounter): Break[] {
  const { errors } = document;
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  const odd = errors.length === 0 ? [] : oddSpaces(text, errors.length, lines);
  if (odd.length > 0) return odd;
  const said = (tabs.length > 0 ? tabs : errors).map((error) => ({
    ...placeAt(lines, error.pos[0]),
    message: sayError(error, text),
  }));
  const once = said.filter(
    ({ line, message }, index) =>
      said.findIndex((it) => it.line === line && it.message === message) === index,
  );
  return errors.length > 0 ? once : wrongAliases(document, lines);
}
