import { sayColumns, sayNumber } from '../say-table.ts';
import { type CpuProfile, type Spent, readProfile } from './read-profile.ts';

const MOST = 15;

const list = (title: string, spent: Spent, times: number): string =>
  sayColumns(
    [title, 'ms'],
    spent.slice(0, MOST).map(([what, ms]) => [what, sayNumber(ms / times)]),
  );

/** A profile in words: where the time of each of so many `times` went. */
export function sayProfile(title: string, profile: CpuProfile, times: number): string {
  const { busyMs, packages, functions, within } = readProfile(profile);
  return [
    `profile of ${title}: ${sayNumber(busyMs / times)} ms at work`,
    list('in the code of', packages, times),
    ...(within.length > 0 ? [list('in a function with what it calls', within, times)] : []),
    list('in a function itself', functions, times),
  ].join('\n\n');
}
