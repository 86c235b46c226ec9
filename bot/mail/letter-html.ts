import { DANGER, type Letter } from './describe-writing.ts';
import { formHtml } from './form-html.ts';
import { htmlList, htmlPage, paragraph } from './html-page.ts';
import { fact, h2, words } from './html-parts.ts';

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [h2(title), ...htmlList(lines)];

/** The mail as a whole HTML document. */
export function letterHtml(letter: Letter, subject: string): string {
  const ours = (text: string): string => paragraph(text, letter.unbroken);
  const body = [
    ours(letter.opening),
    ...letter.facts.map(fact),
    ours(letter.lead),
    ...(letter.form ? formHtml(letter.form) : []),
    ...letter.parts.flatMap((part) => [h2(part.heading), words(part.text)]),
    ...section('The writer confirms', letter.confirmed),
    ...section('Sent to', letter.to),
    ...section('Copied to', letter.copies),
    h2('How to answer'),
    ...letter.answer.map(ours),
    h2(DANGER),
    ...letter.danger.map(ours),
  ];
  const { service, title } = letter;
  return htmlPage({ subject, service, title, body, footer: letter.footer.map(ours) });
}
