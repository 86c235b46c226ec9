import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDirectoryCsv } from '../../../bot/directory/csv/read-directory-csv.ts';
import { writeDirectoryCsv } from '../../../bot/directory/csv/write-directory-csv.ts';
import { EMPTY } from '../../../bot/directory/memory-keeper.ts';
import { openTableDirectory } from '../../../bot/directory/table-keeper.ts';
import { newestOf } from '../../../bot/protocol-versions.ts';
import { readAllVersions } from '../../../bot/read-protocols.ts';
import { openTables } from '../../../bot/tables/open-tables.ts';
import { startTables, type Tables } from '../../sandbox/tables.ts';
import { goodLines, PEOPLE, toFile } from './large-file.ts';
import { PLANTED, spoiltFile } from './planted-mistakes.ts';

const protocols = [...newestOf(readAllVersions()).values()];

describe('a file of 2,000 people with 40 mistakes in it', () => {
  const { lines, expected } = spoiltFile();
  const { mistakes, changes } = readDirectoryCsv(toFile(lines), EMPTY, protocols);

  it('has 40 of at least 20 kinds', () => {
    expect(expected).toHaveLength(40);
    expect(new Set(PLANTED.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20);
  });
  it('gets every one of them named with its line, and no other', () => {
    expect(mistakes.map(({ line, kind }) => ({ line, kind }))).toEqual(expected);
  });
  it('is told what is wrong and what to do about it, in a sentence each', () => {
    for (const { wrong, remedy } of mistakes) {
      expect(wrong).toMatch(/^\S.*\.$/);
      expect(remedy).toMatch(/^\S.*[.?]$/);
    }
  });
  it('changes nothing, not even by the lines that are right', () => {
    expect(changes).toEqual([]);
  });
});

describe('a file of 2,000 people that is right', () => {
  let server: Tables;
  const clock = { now: () => '2026-11-23T09:00:00.000Z' };
  const text = toFile(goodLines());
  beforeAll(async () => {
    server = await startTables();
  });
  afterAll(() => server.stop());

  it('is applied to the tables, and then changes nothing any more', async () => {
    const { people, keeper } = openTableDirectory(
      openTables({ connectionString: server.connectionString }),
      clock,
    );
    const began = performance.now();
    const { changes, mistakes, summary } = readDirectoryCsv(text, await keeper.read(), protocols);
    const read = performance.now();
    expect(mistakes).toEqual([]);
    await keeper.apply(changes, 'Ann Old', clock.now());
    const applied = performance.now();
    console.log(
      `${changes.length} rows: read in ${Math.round(read - began)} ms, applied in ${Math.round(applied - read)} ms`,
    );
    const record = await keeper.read();
    expect(record.people).toHaveLength(PEOPLE);
    expect(record.roles).toHaveLength(summary.newRoles);
    expect(await people.holders('birmingham', 'line-manager')).not.toEqual([]);
    expect(readDirectoryCsv(text, record, protocols)).toMatchObject({ changes: [], mistakes: [] });
    const download = writeDirectoryCsv(record, protocols);
    expect(readDirectoryCsv(download, record, protocols)).toMatchObject({ changes: [], mistakes: [] });
  });
});
