import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { environment, newFolder, writeChanged } from './fixtures.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function runPackage(args: string[], env: Record<string, string>) {
  // The developer's own variables must not fill what a test leaves unset.
  const unset = Object.fromEntries(Object.keys(environment).map((name) => [name, '']));
  return spawnSync(process.execPath, ['--import', 'tsx', 'manifest/package.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...unset, ...env },
    encoding: 'utf8',
  });
}

it('writes the package where it is asked to and says so', () => {
  const out = join(newFolder(), 'new', 'app.zip');
  const { status, stdout } = runPackage(['--out', out], environment);
  expect(stdout).toBe(
    `Wrote ${out} (${(statSync(out).size / 1024).toFixed(1)} KB: manifest.json, color.png, outline.png). ` +
      'It is ready to upload to Teams.\n',
  );
  expect(status).toBe(0);
});

it('ends with 1, writes nothing, and tells wrong values and unset placeholders together', () => {
  const out = join(newFolder(), 'app.zip');
  const manifest = writeChanged((changed) => (changed.accentColor = 'teal'));
  const { status, stdout, stderr } = runPackage(['--out', out, '--manifest', manifest], {
    BOT_ID: environment.BOT_ID,
  });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('  accentColor: "teal" is not allowed. Allowed: a colour such as #0F5560\n');
  expect(stderr).toContain('  TEAMS_APP_ID: the id of this Teams app');
  expect(stderr).not.toContain('  BOT_ID:');
  expect(existsSync(out)).toBe(false);
});

it('tells how it is used when it is asked something it does not know', () => {
  const { status, stderr } = runPackage(['--output', 'app.zip'], environment);
  expect(status).toBe(1);
  expect(stderr).toContain('Usage: npm run package');
});
