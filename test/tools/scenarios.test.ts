import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readProtocols } from '../../bot/read-protocols.ts';
import { simulate } from '../../bot/tools/simulate.ts';
import { checkExpected } from '../fixtures/check-expected.ts';
import { checkScenarios } from './check-scenarios.ts';

interface Written {
  readonly title: string;
  readonly protocol: string;
  readonly expect: Record<string, unknown>;
}
const shipped = readProtocols();

/** Dates stay text: a date means the end of that day. */
const read = (text: string): Written => parse(text, { schema: 'core' }) as Written;

function scenariosOf(folder: string) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { file, text, ...read(text) };
    });
}

function play(folder: string): void {
  const all = scenariosOf(folder);
  it.each(all)('$file: $title', async ({ file, text, expect: wanted }) => {
    expect(Object.keys(wanted).length, 'a scenario without expectations proves nothing').toBeGreaterThan(0);
    expect(checkExpected(wanted, await simulate(text, file, shipped))).toEqual([]);
  });
}

describe('the scenarios of this project', () => {
  play(fileURLToPath(new URL('../scenarios', import.meta.url)));
});

describe('the command that plays a folder', () => {
  const said = async (...files: [string, string][]): Promise<{ status: number; lines: string[] }> => {
    const folder = mkdtempSync(join(tmpdir(), 'counterpart-scenarios-'));
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    const lines: string[] = [];
    const status = await checkScenarios(folder, (line) => void lines.push(line));
    return { status, lines };
  };
  const arose = (expected: string): string =>
    [
      'title: It arose',
      'protocol: sandwell-send',
      'happenings: [{ at: 2026-09-07T09:00, event: disagreement-arose, side: raising }]',
      `expect: ${expected}`,
    ].join('\n');

  it('says of each file whether it gives what it expects, and how many do', async () => {
    const { status, lines } = await said(
      ['a.yaml', arose("{ stage: '1' }")],
      ['b.yaml', arose("{ stage: '2' }")],
      ['c.yaml', arose('{}')],
      ['d.yaml', 'title: It has no happenings'],
    );
    expect(status).toBe(1);
    expect(lines).toEqual(
      expect.arrayContaining([
        'as expected  a.yaml',
        'NOT as expected  b.yaml',
        '    expect.stage should be "2", and is "1"',
        '    it expects nothing',
        '1 of 4 scenarios give what they expect.',
      ]) as string[],
    );
  });
  it('succeeds where all do, and not where there are none', async () => {
    expect((await said(['a.yaml', arose("{ stage: '1' }")])).status).toBe(0);
    expect((await said()).status).toBe(2);
  });
});

describe('the command as people start it', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const program = ['--import', 'tsx', 'test/tools/check-scenarios.ts', ...args];
      execFile(process.execPath, program, { cwd: root }, (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      });
    });
  const lying = join(mkdtempSync(join(tmpdir(), 'counterpart-with-')), 'own.yaml');
  writeFileSync(
    lying,
    readFileSync(join(root, 'bot/protocols/sandwell-send.yaml'), 'utf8').replace(/^id: .*/m, 'id: our-own'),
  );

  it('says how it is used, and names what it cannot read', async () => {
    const [asked, missing, aFile, draft] = await Promise.all([
      run('--help'),
      run('no-such'),
      run('README.md'),
      run('--with', 'no-such.yaml', 'test/scenarios'),
    ]);
    expect(asked).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--with') as string });
    expect(missing).toEqual({ code: 2, out: '', err: 'no-such: there is no such file or folder\n' });
    expect(aFile).toEqual({ code: 2, out: '', err: 'README.md: this is a file; a folder is needed\n' });
    expect(draft).toEqual({ code: 2, out: '', err: 'no-such.yaml: there is no such file or folder\n' });
  });
  it('plays by a protocol that does not ship', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterpart-scenarios-'));
    writeFileSync(
      join(folder, 'a.yaml'),
      [
        ...['title: It', 'protocol: our-own', "expect: { stage: '1' }"],
        'happenings: [{ at: 2026-09-07T09:00, event: disagreement-arose, side: raising }]',
      ].join('\n'),
    );
    const [without, withIt] = await Promise.all([run(folder), run('--with', lying, folder)]);
    expect(without.code).toBe(1);
    expect(without.out).toContain('"our-own" is not a protocol');
    expect(withIt).toMatchObject({ code: 0, out: expect.stringContaining('1 of 1 scenarios') as string });
  });
});

describe('the checker itself', () => {
  const result = {
    headline: '2026-12-30T23:59:59+00:00',
    open: ['1a', '2a:raising', '2a:receiving'],
    refused: [{ happening: 2, because: 'later' }],
    duties: { '2a:raising': { late: false }, '2a:receiving': { late: true } },
    gate: { open: true, steps: ['a', 'b'], contacts: ['1'] },
    requests: ['2026-09-11T23:59:59+01:00'],
    told: [],
  };
  it.each([
    ['a date for the end of its day', { headline: '2026-12-30' }],
    ['a date-time with its offset', { headline: '2026-12-30T23:59:59Z' }],
    ['a part of a list', { open: ['1a'] }],
    ['an id for both sides', { open: ['2a'] }],
    ['an empty list for nothing', { told: [] }],
    ['what is not there', { notOpen: ['1e'] }],
    ['a refusal', { refused: [{ happening: 2, because: 'later' }] }],
    ['some steps, all contacts', { gate: { steps: ['b'], contacts: ['1'] } }],
    ['a later date', { requests: ['2026-09-11'] }],
  ])('takes %s', (_, wanted) => {
    expect(checkExpected(wanted, result)).toEqual([]);
  });
  it.each([
    ['another day', { headline: '2026-12-31' }],
    ['another hour', { headline: '2026-12-30T17:00' }],
    ['none where there is one', { headline: null }],
    ['nothing where there is something', { open: [] }],
    ['something that is missing', { told: ['S'] }],
    ['what should not be there', { notOpen: ['2a'] }],
    ['a duty of which only one side is as said', { duties: { '2a': { late: false } } }],
    ['a duty that is not there', { duties: { '9z': { late: false } } }],
    ['a key that is misspelt', { headlines: null }],
    ['an exact list with less', { gate: { contacts: [] } }],
  ])('finds %s', (_, wanted) => {
    expect(checkExpected(wanted, result)).not.toEqual([]);
  });
});
