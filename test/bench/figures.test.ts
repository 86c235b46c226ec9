import { describe, expect, test } from 'vitest';
import { median, p99 } from './figures.ts';
import { readBatch } from './read-batch.ts';
import { type Row, isMet, sayTable } from './say-table.ts';
import { type StorageRequest, busyMs, countKinds } from './tap-storage.ts';

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => last - index);

describe('the figures of the bench', () => {
  test('the median is the value in the middle, and of an even number the mean of the two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
    expect(median([3])).toBe(3);
    expect(median([])).toBeNaN();
  });

  test('99 in 100 are not above the p99, and it is a value that was measured', () => {
    expect(p99(upTo(100))).toBe(99);
    expect(p99(upTo(1000))).toBe(990);
    expect(p99(upTo(200))).toBe(198);
    expect(p99([7])).toBe(7);
    expect(p99([])).toBeNaN();
  });

  const row = (ratio: number, target?: Row['target']): Row => ({
    ...{ what: 'turn', product: 5, floor: 4, unit: 'ms', ratio },
    ...(target && { target }),
  });

  test('a target is met as it is printed, from below or from above', () => {
    const atMost = { ratio: 1.25, is: 'at most' } as const;
    expect(isMet(row(1.25, atMost))).toBe(true);
    expect(isMet(row(1.2549, atMost))).toBe(true);
    expect(isMet(row(1.256, atMost))).toBe(false);
    const atLeast = { ratio: 0.8, is: 'at least' } as const;
    expect(isMet(row(0.8, atLeast))).toBe(true);
    expect(isMet(row(0.79, atLeast))).toBe(false);
    expect(isMet(row(99))).toBeUndefined();
    expect(isMet(row(Number.NaN, atMost))).toBe(false);
  });

  test('the table says ratio, target and whether it is met', () => {
    const [, , line = ''] = sayTable([row(1.3, { ratio: 1.25, is: 'at most' })]).split('\n');
    expect(line.split(/ {2,}/)).toEqual(['turn', '5', '4', 'ms', '1.30', '≤ 1.25', 'MISSED']);
  });
});

describe('what the bench sees of storage', () => {
  const request = (began: number, tookMs: number): StorageRequest => ({
    ...{ kind: 'query', method: 'GET', url: '', status: 200, body: '' },
    ...{ began, tookMs },
  });

  test('requests at the same time are one time of work', () => {
    expect(busyMs([request(0, 10), request(5, 10), request(30, 1)])).toBe(16);
    expect(busyMs([request(5, 2), request(0, 10)])).toBe(10);
    expect(busyMs([])).toBe(0);
  });

  test('kinds are counted', () => {
    expect(countKinds([request(0, 1), request(0, 1)])).toEqual({ query: 2 });
  });

  test('a transaction is read change by change', () => {
    const change = (line: string, rest: string) =>
      `--changeset_1\r\ncontent-type: application/http\r\n\r\n${line} HTTP/1.1\r\n${rest}\r\n`;
    const body = [
      '--batch_1\r\ncontent-type: multipart/mixed\r\n\r\n',
      change(
        "PUT http://localhost/account/Cases(PartitionKey='R',RowKey='command|a%3Db')",
        'If-Match: W/"1"\r\n\r\n{"PartitionKey":"R","RowKey":"command|a=b","commit":"c"}',
      ),
      change('POST http://localhost/account/Cases', '\r\n{"PartitionKey":"R","RowKey":"event|1"}'),
      change("DELETE http://localhost/account/Cases(PartitionKey='R',RowKey='effect|1')", 'If-Match: *\r\n'),
      '--changeset_1--',
    ].join('');
    expect(readBatch(body)).toEqual([
      {
        ...{ method: 'PUT', table: 'Cases', ifMatch: 'W/"1"' },
        row: { PartitionKey: 'R', RowKey: 'command|a=b', commit: 'c' },
      },
      {
        ...{ method: 'POST', table: 'Cases', ifMatch: undefined },
        row: { PartitionKey: 'R', RowKey: 'event|1' },
      },
      {
        ...{ method: 'DELETE', table: 'Cases', ifMatch: '*' },
        row: { PartitionKey: 'R', RowKey: 'effect|1' },
      },
    ]);
    expect(() => readBatch('')).toThrow(/no changes/);
  });
});
