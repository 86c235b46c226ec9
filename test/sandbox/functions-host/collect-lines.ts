import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The lines that a process writes, to both of its outputs, as a list that grows. */
export function collectLines(child: ChildProcess, onLine?: (line: string) => void): string[] {
  const lines: string[] = [];
  for (const output of [child.stdout, child.stderr]) {
    if (!output) continue;
    createInterface({ input: output }).on('line', (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }
  return lines;
}
