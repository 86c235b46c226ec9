import type { CardElement } from '../../../cards/card-parts.ts';

/** Marks that turn the direction of a text around, or hide in it. */
const HIDDEN = /[\u200B\u2028-\u202E\u2060-\u2069\uFEFF]/g;

const CONTROL = /[\u0000-\u0009\u000B-\u001F\u007F]/g;

/** One line that a person typed, so that no reader of Markdown takes any of it for markup, a link or a heading. */
export const escaped = (line: string): string =>
  line
    .replace(HIDDEN, '')
    .replace(CONTROL, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&$@]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww(?=\.)/gi, '$&\\');

/** What a person wrote, line by line, set apart from our own words. */
export function quote(words: string): string {
  const lines = words.trim().split(/\r\n|\r|\n|\u2028|\u2029/);
  return lines
    .map((line, index) => {
      const end =
        index < lines.length - 1 && line.trim() !== '' && lines[index + 1]?.trim() !== '' ? '\\' : '';
      return `> ${escaped(line)}${end}`.trimEnd();
    })
    .join('\n');
}

const textIn = (block: CardElement): string => {
  if (typeof block['text'] === 'string') return block['text'];
  const inner = (block['inlines'] ?? block['items'] ?? []) as readonly CardElement[];
  return inner.map(textIn).join(block['inlines'] ? '' : '\n');
};

/** A block of a card: our own text as it is, and what people wrote as a quotation. */
function oneBlock(block: CardElement): string {
  const words = textIn(block).replaceAll('\u00A0', ' ');
  if (block.type !== 'TextBlock') return quote(words);
  if (block['style'] === 'heading') return `### ${words}`;
  return block['weight'] === 'Bolder' ? `**${words}**` : words;
}

/** The words of a card's blocks as Markdown, each a paragraph of its own. */
export const toMarkdown = (blocks: readonly CardElement[]): string[] => blocks.map(oneBlock);
