import { htmlList, htmlPage, paragraph } from '../html-page.ts';
import { fact, h2, h3, words } from '../html-parts.ts';
import type { NoticeLetter, NoticePart } from './notice-letter.ts';

const quote = ({ heading, text }: { heading: string; text: string }): string[] => [
  h3(heading),
  ...(text === '' ? [] : [words(text)]),
];

/** The notice as a whole HTML document. */
export function noticeHtml(letter: NoticeLetter, subject: string): string {
  const ours = (text: string): string => paragraph(text, letter.unbroken);
  const part = ({ heading, lines = [], items = [], quotes = [] }: NoticePart): string[] => [
    h2(heading),
    ...lines.map(ours),
    ...htmlList(items),
    ...quotes.flatMap(quote),
  ];
  return htmlPage({
    subject,
    service: letter.service,
    title: letter.title,
    body: [ours(letter.opening), ...letter.facts.map(fact), ...letter.parts.flatMap(part)],
    footer: letter.footer.map(ours),
  });
}
