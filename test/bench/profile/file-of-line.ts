import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Marks = readonly (readonly [line: number, file: string])[];

const known = new Map<string, Marks>();

/** The file that a line of a bundle came from (lines count from 0): the bundler writes its name before each. */
export function fileOf(url: string, line: number): string {
  if (!url.startsWith('file:')) return url;
  const marks = known.get(url) ?? readMarks(url);
  known.set(url, marks);
  const found = marks.findLast(([at]) => at <= line)?.[1];
  return found ?? url.split('/').slice(-2).join('/');
}

const MARK = /^\/\/ (?:\S*?\/)??((?:node_modules|bot|cards|functions|test)\/\S+)$/;

/** None of a file that is gone: the sampler's own is taken away with it. */
function readMarks(url: string): Marks {
  const path = fileURLToPath(url);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((text, at) => {
      const file = MARK.exec(text)?.[1];
      return file === undefined ? [] : [[at, file] as const];
    });
}
