/** Direction marks that turn the text after them around; what people type on purpose (U+200E, U+200F) stays. */
const DIRECTION_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;

const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;

/** What somebody wrote, as lines: every kind of line end becomes `\n`, a tab a space, other control characters go. */
export const cleanBlock = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROLS, '')
    .trim();

/**
 * The same for a value that stands inside a sentence of ours: one line, and nothing in it can turn round the words
 * that follow it.
 */
export const cleanInline = (text: string): string =>
  cleanBlock(text).replace(DIRECTION_OVERRIDES, '').replace(/\s+/g, ' ');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes any text safe as the content of an HTML element and inside a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? '');
