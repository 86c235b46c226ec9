import { DANGER, type Letter } from './describe-writing.ts';
import { formText } from './form-text.ts';

const heading = (text: string): string => `${text}\n${'-'.repeat(Math.min(text.length, 60))}`;

/** What a person wrote is moved in, so that no line of it can pass for a heading or a list of ours. */
const quoted = (text: string): string => (text || 'Left empty by the writer.').replace(/^/gm, '    ');

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [heading(title), list(lines)] : [];

/** The mail for those who read plain text: everything that the HTML says, in the same order. */
export const letterText = (letter: Letter): string =>
  [
    letter.service,
    letter.title.toUpperCase(),
    letter.opening,
    letter.facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    letter.lead,
    ...(letter.form ? formText(letter.form, heading) : []),
    ...letter.parts.flatMap((part) => [heading(part.heading), quoted(part.text)]),
    ...section('The writer confirms', letter.confirmed),
    ...section('Sent to', letter.to),
    ...section('Copied to', letter.copies),
    heading('How to answer'),
    ...letter.answer,
    heading(DANGER),
    ...letter.danger,
    '-'.repeat(60),
    ...letter.footer,
  ].join('\n\n') + '\n';
