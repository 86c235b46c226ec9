import type { Protocol } from '../protocol/definition.ts';
import { outlineEnds } from './outline-ends.ts';
import { outlineStage } from './outline-stage.ts';
import { outlineStart } from './outline-start.ts';

/** A protocol in plain words, as Markdown: everything that is in its file, each with its lines in the document. */
export const outlineOf = (protocol: Protocol): string =>
  [
    ...outlineStart(protocol),
    '## The stages',
    '',
    ...protocol.stages.flatMap((stage) => outlineStage(protocol, stage)),
    ...outlineEnds(protocol),
  ]
    .join('\n')
    .trimEnd() + '\n';
