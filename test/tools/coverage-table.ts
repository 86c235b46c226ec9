import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Required } from './coverage-requirements.ts';
import { type MetDuties, dutyKey } from './coverage-scenarios.ts';

/** How a duty stands: in the requirements, in a protocol file, met somewhere, and with a button or a form. */
export interface Row {
  readonly protocol: string;
  readonly id: string;
  readonly required: boolean;
  readonly inFile: boolean;
  readonly reachedIn: readonly string[];
  readonly cardIn: readonly string[];
}

export const isGap = ({ inFile, reachedIn, cardIn }: Row): boolean =>
  !inFile || reachedIn.length === 0 || cardIn.length === 0;

/** A row for every duty that a protocol file or the requirements name. */
export function coverageOf(
  protocols: ReadonlyMap<string, Protocol>,
  met: MetDuties,
  required: readonly Required[] = [],
): Row[] {
  const inFiles = [...protocols.values()].flatMap((protocol) => {
    const wanted = required.filter(({ code }) => code === protocol.code).map(({ id }) => id);
    const own = protocol.duties.map(({ id }) => id);
    return [...new Set([...own, ...wanted])].map((id): Row => {
      const it = met.get(dutyKey(protocol, { id }));
      return {
        protocol: protocol.id,
        id,
        required: wanted.includes(id),
        inFile: own.includes(id),
        reachedIn: [...(it?.reachedIn ?? [])],
        cardIn: [...(it?.cardIn ?? [])],
      };
    });
  });
  const codes = new Set([...protocols.values()].map(({ code }) => code));
  const elsewhere = required
    .filter(({ code }) => !codes.has(code))
    .map(({ code, id }): Row => ({
      ...{ protocol: code, id, required: true, inFile: false, reachedIn: [], cardIn: [] },
    }));
  return [...inFiles, ...elsewhere];
}

const sign = (files: readonly string[]): string => {
  const [first] = files;
  if (first === undefined) return '**no**';
  return files.length === 1 ? `yes: ${first}` : `yes: ${first} and ${files.length - 1} more`;
};

/** The table of one protocol after the other, in Markdown, and what is missing. */
export function coverageTable(rows: readonly Row[]): string {
  const names = [...new Set(rows.map(({ protocol }) => protocol))];
  const tables = names.flatMap((name) => {
    const own = rows.filter(({ protocol }) => protocol === name);
    const gaps = own.filter(isGap);
    return [
      `## ${name}: ${own.length} duties, ${own.filter((it) => it.required).length} of them in the requirements`,
      '',
      '| duty | in the requirements | in the file | reachable | with a card |',
      '| --- | --- | --- | --- | --- |',
      ...own.map(
        (row) =>
          `| ${row.id} | ${row.required ? 'yes' : ''} | ${row.inFile ? 'yes' : '**no**'} | ${sign(row.reachedIn)} | ${sign(row.cardIn)} |`,
      ),
      '',
      gaps.length === 0 ? 'No gaps.' : `Gaps: ${gaps.map(({ id }) => id).join(', ')}.`,
      '',
    ];
  });
  const all = rows.filter(isGap).length;
  return `${[...tables, all === 0 ? 'No gaps in any protocol.' : `${all} gaps in all.`].join('\n')}\n`;
}
