import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LADDER, SEND } from '../fixtures/broken-protocol.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A version that nobody has yet. */
const NEXT = LADDER.replace("version: '1'", "version: '2'");

/** The whole program, as people start it. */
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile('npm', ['run', '-s', 'protocol', '--', ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

describe('the program for the owner of a protocol', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'protocol-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('ends with 0 and says so where there are no mistakes', async () => {
    const { code, out } = await run('check', file('good.yaml', SEND));
    expect(code).toBe(0);
    expect(lastLine(out)).toBe('No mistakes, no warnings.');
  });
  it('ends with 0 where there are only warnings', async () => {
    const { code, out } = await run(
      'check',
      file(
        'day.yaml',
        SEND.replace('cumulative: 7', 'cumulative: 6').replace("version: '1'", "version: '2'"),
      ),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/day\.yaml:\d+:\d+: warning: duty 2b, cumulative: 2b says day 6, but /);
    expect(lastLine(out)).toBe('No mistakes, 1 warning.');
  });
  it('ends with 1 where there are mistakes, each with file, line and column', async () => {
    const path = file('bad.yaml', NEXT.replace('next: S', 'next: Z').replace('limit: 10 wd', 'limit: ten'));
    const { code, out } = await run('check', path);
    expect(code).toBe(1);
    expect(out).toMatch(/bad\.yaml:\d+:\d+: mistake: stage T, next: there is no stage "Z"/);
    expect(out).toMatch(/bad\.yaml:\d+:\d+: mistake: duty T4, limit: "ten" is not a limit/);
    expect(out).toMatch(/The way through the stages was not looked at/);
    expect(lastLine(out)).toBe('2 mistakes, no warnings.');
  });
  it('warns of a version or a code that a protocol of the folder has already, and names its file', async () => {
    const [version, code] = await Promise.all([
      run('check', file('again.yaml', SEND.replace('cumulative: 7', 'cumulative: 7 # as printed'))),
      run('check', file('other.yaml', SEND.replace('id: sandwell-send', 'id: elsewhere'))),
    ]);
    expect(version).toMatchObject({ code: 0, err: '' });
    expect(version.out).toMatch(
      /again\.yaml:3:10: warning: version: sandwell-send\.yaml is version 1 of sandwell-send too: this file is to replace it, or needs a higher version\n/,
    );
    expect(lastLine(version.out)).toBe('No mistakes, 1 warning.');
    expect(code.out).toMatch(
      /other\.yaml:4:7: warning: code: sandwell-send\.yaml has the code "SS" too: references of both would begin alike\n/,
    );
    expect(lastLine(code.out)).toBe('No mistakes, 1 warning.');
  });
  it('takes the name of a protocol that ships', async () => {
    const { code, out } = await run('check', 'dorset-send');
    expect(code).toBe(0);
    expect(out).toMatch(/^bot\/protocols\/dorset-send\.yaml:\d+:\d+: note: /);
  });
  it('ends with 2 for what it cannot read or does not understand', async () => {
    const answers = await Promise.all([
      run(),
      run('check'),
      run('check', 'no-such.yaml'),
      run('check', folder),
      run('chekc', 'dorset-send'),
      run('outline', 'atlantis'),
      run('check', 'dorset-send', 'sandwell-send'),
    ]);
    expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 2));
    for (const { err, out } of answers) {
      expect(out).toBe('');
      expect(err).toMatch(/usage:/);
      expect(err).not.toMatch(/\n {4}at /);
    }
    expect(answers[2].err).toMatch(/there is no file no-such\.yaml/);
    expect(answers[5].err).toMatch(/there is no protocol "atlantis"; there are: .*dorset-send/);
  });
  it('says how it is used to whoever asks', async () => {
    const { code, out } = await run('--help');
    expect([code, out]).toEqual([0, expect.stringMatching(/^usage:\n.*check FILE/)]);
  });
  it('lists the names, and prints an outline', async () => {
    const [names, outline] = await Promise.all([run('outline'), run('outline', 'dorset-send')]);
    expect(names.out.trim().split('\n')).toEqual(expect.arrayContaining(['dorset-send', 'sandwell-send']));
    expect(outline.code).toBe(0);
    expect(outline.out).toMatch(/^# Dorset procedure/);
  });
  it('prints no outline of a file with mistakes, and says where they are', async () => {
    const path = file('wrong.yaml', LADDER.replace('next: S', 'next: Z'));
    const { code, out, err } = await run('outline', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/wrong\.yaml:\d+:\d+ stage T, next: there is no stage "Z"/);
  });
});
