/**
 * Spreadsheets run a cell that begins like this. Also the wide forms, which some of them take for the same.
 * An apostrophe before it makes it a text; one that is there already gets another, so that reading gives back the same.
 */
const RUNS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const MADE_HARMLESS = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** The text as a cell that no spreadsheet runs. */
export const harmless = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

/** What `harmless` was given. */
export const asWritten = (cell: string): string => (MADE_HARMLESS.test(cell) ? cell.slice(1) : cell);
