import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Mistake } from '../protocol/check-mistake.ts';
import { sayPlace } from '../protocol/check-places.ts';
import { checkNaming, checkParts, checkWhole } from '../protocol/check-protocol.ts';
import { type Protocol, protocolSchema } from '../protocol/definition.ts';
import { type Break, brokenYaml, firstOfMany, notText } from './broken-text.ts';
import { type TextPlace, placeInText } from './place-in-text.ts';
import { schemaMistakes } from './schema-mistakes.ts';

/** Something to be said about a protocol file, with its place in the text. */
export interface Finding extends TextPlace {
  readonly level: Mistake['level'];
  readonly message: string;
}

export interface ReadText {
  /** Only where the text has no errors. */
  readonly protocol?: Protocol;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** False where mistakes hide the way through the stages, which was then not looked at. */
  readonly complete: boolean;
}

/** As the text has them. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((one, other) => one.line - other.line || one.column - other.column);

/** Of what several duties take over from one place of the text, a mistake is said once. */
const once = (findings: readonly (Finding & { said: string })[]): Finding[] => {
  const first = findings.filter(({ said }, index) => findings.findIndex((it) => it.said === said) === index);
  return first.map(({ line, column, level, message }) => ({ line, column, level, message }));
};

/** Nothing more can be said of a text that cannot be read. */
const unreadable = (breaks: readonly Break[]): ReadText => ({
  findings: inOrder(breaks.map((it) => ({ ...it, level: 'error' as const }))),
  complete: false,
});

/** What a document says once its names are put in; undefined where they stand for each other too often. */
function contentOf(document: Document.Parsed): { readonly file: unknown } | undefined {
  try {
    return { file: document.toJS() as unknown };
  } catch (error) {
    // The library's guard against a small text that grows without end.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

const TOO_OFTEN = 'names stand for each other too often here ("&" and "*"): write it out';

/** A name that points to nothing is said once: what follows from it at the same place is left out. */
const elsewhere = (mistakes: readonly Mistake[], said: readonly Mistake[]): Mistake[] =>
  mistakes.filter(({ path }) => !said.some((it) => it.path.join('.') === path.join('.')));

/** What is said more exactly of a part is not said of the whole as well. */
const unsaid = (mistakes: readonly Mistake[], said: readonly Mistake[]): Mistake[] =>
  mistakes.filter(
    ({ path, atKey }) =>
      atKey === true || !said.some((it) => it.path.join('.').startsWith(`${path.join('.')}.`)),
  );

/** Reads the text of a protocol file, and finds every mistake in it that can be found at once. */
export function readMistakes(text: string): ReadText {
  const none = notText(text);
  if (none) return unreadable([none]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const broken = brokenYaml(text, document, lines);
  if (broken.length > 0) return unreadable(broken);
  const content = contentOf(document);
  if (!content) return unreadable([{ ...firstOfMany(document, lines), message: TOO_OFTEN }]);
  const { file } = content;
  if (file === null) return unreadable([{ line: 1, column: 1, message: 'the file is empty' }]);
  const parsed = protocolSchema.safeParse(file);
  const naming = checkNaming(file);
  const complete = parsed.success && naming.length === 0;
  const mistakes = [
    ...(parsed.success ? [] : unsaid(schemaMistakes(parsed.error.issues, file), naming)),
    ...naming,
    ...(parsed.success ? elsewhere(checkParts(parsed.data), naming) : []),
    ...(complete ? checkWhole(parsed.data) : []),
  ];
  const findings = mistakes.map(({ level, path, message, atKey }): Finding & { said: string } => {
    const place = sayPlace(file, path);
    const at = placeInText(document, lines, path, atKey === true);
    const say = place === '' ? message : `${place}: ${message}`;
    return { ...at, level, message: say, said: `${at.line}:${at.column}:${message}` };
  });
  const usable = complete && !findings.some(({ level }) => level === 'error');
  return { findings: inOrder(once(findings)), complete, ...(usable ? { protocol: parsed.data } : {}) };
}
