import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findAppFiles } from './functions-host/find-app-files.ts';
import { matchRoute } from './functions-host/match-route.ts';
import type { HostedFunction } from './functions-host/messages.ts';
import { nextOccurrence, readSchedule } from './functions-host/read-schedule.ts';

describe('schedules', () => {
  test.each([
    ['0 */5 * * * *', '2026-04-01T12:03:10Z', '2026-04-01T12:05:00.000Z'],
    ['*/5 * * * *', '2026-04-01T12:05:00Z', '2026-04-01T12:10:00.000Z'],
    ['30 0 9 * * *', '2026-04-01T09:00:30Z', '2026-04-02T09:00:30.000Z'],
    ['0 0 6 * * 1-5', '2026-04-03T06:00:00Z', '2026-04-06T06:00:00.000Z'],
    ['0 30 7,17 * * MON,Fri', '2026-04-03T08:00:00Z', '2026-04-03T17:30:00.000Z'],
    ['0 0 0 1 Jan *', '2026-04-03T08:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['0 0 0 29 2 *', '2026-04-03T08:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['0 0 0 13 * 5', '2026-04-03T08:00:00Z', '2026-11-13T00:00:00.000Z'],
    ['0 5/20 8 * * *', '2026-04-03T08:30:00Z', '2026-04-03T08:45:00.000Z'],
    ['59 59 23 31 12 *', '2026-12-31T23:59:58.900Z', '2026-12-31T23:59:59.000Z'],
    ['0 0 0 * * 7', '2026-04-03T08:00:00Z', '2026-04-05T00:00:00.000Z'],
  ])('%s after %s comes at %s', (schedule, after, next) => {
    const found = nextOccurrence(readSchedule(schedule), Date.parse(after));
    expect(new Date(found).toISOString()).toBe(next);
  });

  test('one that never comes', () => {
    expect(nextOccurrence(readSchedule('0 0 0 30 2 *'), Date.parse('2026-04-03T08:00:00Z'))).toBe(Infinity);
  });

  test.each(['* * *', '0 60 * * * *', '0 0 5-3 * * *', '0 0 0 * Foo *', '*/0 * * * * *', '1-2-3 x * * * *'])(
    '"%s" is not a schedule',
    (text) => expect(() => readSchedule(text)).toThrow('is not a schedule'),
  );
});

describe('routes', () => {
  const functions = [
    'api/cases/{ref}',
    'api/cases/all',
    'api/files/{*path}',
    'api/{kind:int}/{part?}',
    'api',
  ].map((route): HostedFunction => ({ name: route, trigger: 'http', route, methods: ['GET'] }));

  test.each([
    ['/api/cases/all', 'api/cases/all', {}],
    ['/API/Cases/SS%2F7', 'api/cases/{ref}', { ref: 'SS/7' }],
    ['/api/files/a/b', 'api/files/{*path}', { path: 'a/b' }],
    ['/api/files', 'api/files/{*path}', {}],
    ['/api/7/', 'api/{kind:int}/{part?}', { kind: '7' }],
    ['/api', 'api', {}],
  ])('%s goes to %s', (path, name, params) => {
    expect(matchRoute(functions, 'GET', path)).toEqual({ name, params });
  });

  test('what no route names goes nowhere', () => {
    expect(matchRoute(functions, 'GET', '/api/seven')).toBeUndefined();
    expect(matchRoute(functions, 'POST', '/api/cases/all')).toBeUndefined();
    expect(matchRoute(functions, 'GET', '/api/cases/a/b')).toBeUndefined();
  });
});

describe('the files of an app', () => {
  test.each([
    ['dist/functions.mjs', ['dist/functions.mjs']],
    ['./dist/*.mjs', ['dist/functions.mjs']],
    ['dist/**/*.mjs', ['dist/deep/wake.mjs', 'dist/functions.mjs']],
    ['dist/{functions,other}.{mjs,js}', ['dist/functions.mjs']],
  ])('%s', async (main, expected) => {
    const appDir = await mkdtemp(join(tmpdir(), 'app-files-'));
    await mkdir(join(appDir, 'dist', 'deep'), { recursive: true });
    for (const file of ['functions.mjs', 'functions.mjs.map', 'deep/wake.mjs'])
      await writeFile(join(appDir, 'dist', file), '');
    await writeFile(join(appDir, 'package.json'), JSON.stringify({ main }));
    const found = findAppFiles(appDir).map((file) => relative(appDir, file).replaceAll('\\', '/'));
    expect(found).toEqual(expected);
    await rm(appDir, { recursive: true });
  });
});
