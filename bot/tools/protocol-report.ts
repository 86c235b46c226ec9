import type { ReadText } from '../protocol-text/read-mistakes.ts';

const WORDS = { error: 'mistake', warning: 'warning', note: 'note' } as const;

const count = (n: number, one: string): string => `${n === 0 ? 'no' : n} ${one}${n === 1 ? '' : 's'}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is to be said about a protocol file, a line each with its place, and in the last line whether it may be used. */
export function reportOf(
  { findings, complete }: ReadText,
  file: string,
): { readonly text: string; readonly mistakes: number } {
  const of = (level: keyof typeof WORDS): number => findings.filter((it) => it.level === level).length;
  const lines = findings.map(
    ({ line, column, level, message }) => `${file}:${line}:${column}: ${WORDS[level]}: ${message}`,
  );
  const mistakes = of('error');
  const summary = `${count(mistakes, 'mistake')}, ${count(of('warning'), 'warning')}`;
  if (!complete) {
    lines.push(
      'The way through the stages was not looked at: put right the mistakes above, and check again.',
    );
  }
  return { text: `${[...lines, `${capital(summary)}.`].join('\n')}\n`, mistakes };
}
