/** A duty that a document of requirements lists, under the two letters of its protocol. */
export interface Required {
  readonly code: string;
  readonly id: string;
  readonly line: number;
}

/** `3a-1`, `1a'`, `T4`, `X`: what stands first in a row, bold or not. */
const ID = /^\**([A-Z]?\d*[a-z]?(?:-\d+)?'?)\**(?:\s|$)/;

/** A row of a table that is a duty: its first column begins with an id, and something stands beside it. */
function idIn(row: string): string | undefined {
  const [first = '', ...others] = row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
  // A bold row with nothing beside it is the heading of a stage.
  if (others.every((cell) => cell === '')) return undefined;
  const id = ID.exec(first)?.[1];
  return id === '' ? undefined : id;
}

/**
 * The duties of a document of requirements: in each part `# XX – …` the rows of the tables of section `XX.3`, whose
 * first column is the id.
 */
export function requiredDuties(markdown: string): Required[] {
  let code = '';
  let inTable = false;
  return markdown.split('\n').flatMap((text, index): Required[] => {
    const part = /^# ([A-Z]{2}) /.exec(text);
    if (/^# /.test(text)) code = part?.[1] ?? '';
    const section = /^\*\*([A-Z]{2})\.(\d+)/.exec(text);
    if (section) inTable = section[1] === code && section[2] === '3';
    if (/^# /.test(text)) inTable = false;
    if (!inTable || !text.startsWith('|') || /^\|[-| ]+$/.test(text) || /^\| *ID *\|/.test(text)) return [];
    const id = idIn(text);
    return id === undefined ? [] : [{ code, id, line: index + 1 }];
  });
}
