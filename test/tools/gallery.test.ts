import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

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
