import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { statesOf } from '../fixtures/climb-protocol.ts';
import { partOf } from '../gallery/case-parts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const program = ['--import', 'tsx', 'test/gallery/start.ts', ...args];
    execFile(process.execPath, program, { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });

it('the gallery says how it is used where it is asked, and where it is asked what it does not know', async () => {
  const [asked, wrong] = await Promise.all([run('--help'), run('--draw')]);
  expect(asked).toMatchObject({ code: 0, out: expect.stringMatching(/^usage: npm run gallery/) as string });
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('usage: npm run gallery') as string });
});

it('the gallery names the file that it cannot read, in one line', async () => {
  const [missing, folder] = await Promise.all([run('no-such.yaml'), run('test/gallery')]);
  expect(missing).toEqual({ code: 1, out: '', err: 'no-such.yaml: there is no such file or folder\n' });
  expect(folder).toEqual({ code: 1, out: '', err: 'test/gallery: this is a folder; a file is needed\n' });
});

describe('what the gallery shows of a case', () => {
  const calendar = readCalendar();
  const protocol = readProtocols().get('sandwell-safeguarding');
  if (!protocol) throw new Error('the protocol does not ship');
  const states = statesOf({ protocol, calendar }, undefined, ['begun', 'done']);
  const shown = states.map((state) => ({ state, text: JSON.stringify(partOf(state, 0).shown) }));

  it('is what people of the case can read: nobody who has not come to their step', () => {
    for (const { text } of shown) expect(text).not.toContain('it has not come to your step');
  });
  it('states no time where the document prints one, and nobody has to state it', () => {
    for (const { state } of shown)
      expect(state.case.happenings.filter(({ key, days }) => days && key !== 'time-stated')).toEqual([]);
  });
  it('fills in the lines of a form by their own labels', () => {
    const all = shown.map(({ text }) => text).join('');
    expect(all).toContain('Example: Name of the child');
    expect(all).not.toMatch(/Name of the child<\/strong><br><bdi>We agree/);
  });
});
