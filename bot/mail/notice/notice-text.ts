import type { NoticeLetter, NoticePart } from './notice-letter.ts';

const underlined = (text: string): string => `${text}\n${'-'.repeat(Math.min(text.length, 60))}`;

/** What a person wrote is moved in, so that no line of it can pass for a heading or a list of ours. */
const quote = ({ heading, text }: { heading: string; text: string }): string[] => [
  `${heading}${text === '' ? '' : ':'}`,
  ...(text === '' ? [] : [text.replace(/^/gm, '    ')]),
];

const part = ({ heading, lines = [], items = [], quotes = [] }: NoticePart): string[] => [
  underlined(heading),
  ...lines,
  ...(items.length > 0 ? [items.map((item) => `- ${item}`).join('\n')] : []),
  ...quotes.flatMap(quote),
];

/** The notice for those who read plain text: everything that the HTML says, in the same order. */
export const noticeText = (letter: NoticeLetter): string =>
  [
    letter.service,
    letter.title.toUpperCase(),
    letter.opening,
    letter.facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...letter.parts.flatMap(part),
    '-'.repeat(60),
    ...letter.footer,
  ].join('\n\n') + '\n';
