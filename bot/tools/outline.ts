import type { Protocol } from '../protocol/definition.ts';
import { outlineEnds } from './outline-ends.ts';
import { outlineStage } from './outline-stage.ts';
import { outlineStart } from './outline-start.ts';

/** Where a heading is found on a page: as the usual readers of Markdown name it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');

/** The parts and the stages, each a link to its place. */
function contents(lines: readonly string[]): string[] {
  const link = (heading: string): string => `[${heading}](#${anchorOf(heading)})`;
  const entries = lines.flatMap((line) => {
    if (line.startsWith('## ')) return [`- ${link(line.slice(3))}`];
    return line.startsWith('### Stage ') ? [`  - ${link(line.slice(4))}`] : [];
  });
  return [...entries, ''];
}

/** A protocol in plain words, as Markdown: everything that is in its file, each with its lines in the document. */
export function outlineOf(protocol: Protocol): string {
  const lines = [
    ...outlineStart(protocol),
    '## The stages',
    '',
    ...protocol.stages.flatMap((stage) => outlineStage(protocol, stage)),
    ...outlineEnds(protocol),
  ];
  const first = lines.findIndex((line) => line.startsWith('## '));
  const all = [...lines.slice(0, first), ...contents(lines), ...lines.slice(first)];
  return `${all.join('\n').trimEnd()}\n`;
}
