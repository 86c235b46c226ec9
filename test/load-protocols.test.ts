import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readChecked, writeChecked } from '../bot/checked-protocol.ts';
import { loadAllVersions } from '../bot/load-protocols.ts';
import { ProtocolFileError } from '../bot/protocol-text/protocol-file-error.ts';
import type { Protocol } from '../bot/protocol/definition.ts';
import { readAllVersions } from '../bot/read-protocols.ts';
import { keepChecked, nameChecks } from '../bot/tools/keep-checked.ts';

const CHECKS = 'these checks';
const SHIPPED = new URL('../bot/protocols/', import.meta.url);
const ONE = 'dorset-send';

let folder: URL;
beforeEach(() => {
  folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'protocols-'))}/`);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (name: string): URL => new URL(name, folder);
const put = (name: string, text: string): void => {
  writeFileSync(at(name), text);
};
const textOf = (name: string): string => readFileSync(at(name), 'utf8');
const ship = (name: string): void => {
  cpSync(new URL(`${name}.yaml`, SHIPPED), at(`${name}.yaml`));
};
const edit = (name: string, from: string | RegExp, to: string): void => {
  const text = textOf(name);
  expect(text).toMatch(from);
  put(name, text.replace(from, to));
};
const titles = async (checks: string | undefined = CHECKS): Promise<string[]> =>
  (await loadAllVersions(folder, checks)).map(({ title }) => title);

/** What is kept is sealed, and yet another title than the text's: so it shows which of the two was taken. */
function keepOther(name: string, title: string): void {
  const text = textOf(`${name}.yaml`);
  const [read] = readAllVersions(folder) as [Protocol];
  put(`${name}.checked.json`, writeChecked(text, CHECKS, { ...read, title }));
}

describe('a protocol file that the build has checked', () => {
  beforeEach(() => {
    ship(ONE);
    keepOther(ONE, 'As the build has kept it');
  });

  test('is taken as the build has kept it', async () => {
    expect(await titles()).toEqual(['As the build has kept it']);
  });

  test('and edited since is read anew', async () => {
    edit(`${ONE}.yaml`, /^title: .*$/m, 'title: As its owner wants it now');
    expect(await titles()).toEqual(['As its owner wants it now']);
  });

  test('and edited since so that it has mistakes is refused with each of them', async () => {
    edit(`${ONE}.yaml`, /^shape: .*$/m, 'shape: round');
    await expect(titles()).rejects.toThrow(ProtocolFileError);
    await expect(titles()).rejects.toThrow(/dorset-send\.yaml:\d+:\d+ .*round/);
  });

  test('by other code than runs now is read anew', async () => {
    expect(await titles('other checks')).toEqual([readAllVersions(SHIPPED)[1]?.title]);
    expect(await loadAllVersions(folder)).toEqual(readAllVersions(folder));
  });

  test('is read anew where what was kept is missing', async () => {
    rmSync(at(`${ONE}.checked.json`));
    expect(await loadAllVersions(folder, CHECKS)).toEqual(readAllVersions(folder));
  });

  test.each([
    ['is cut off', (kept: string) => kept.slice(0, -7)],
    ['is empty', () => ''],
    ['is something else', () => 'null'],
    ['has no protocol', (kept: string) => kept.replace('"protocol"', '"procedure"')],
    ['has another word', (kept: string) => kept.replace('As the build', 'As nobody')],
    ['has no seal', (kept: string) => kept.replace('"seal"', '"sealed"')],
  ])('is read anew where what was kept %s', async (_, damage) => {
    const kept = textOf(`${ONE}.checked.json`);
    expect(damage(kept)).not.toBe(kept);
    put(`${ONE}.checked.json`, damage(kept));
    expect(await loadAllVersions(folder, CHECKS)).toEqual(readAllVersions(folder));
  });
});

describe('all protocol files of a folder', () => {
  test('that ship are kept word for word as they are read', () => {
    const names = readdirSync(SHIPPED).filter((name) => name.endsWith('.yaml'));
    for (const name of names) cpSync(new URL(name, SHIPPED), at(name));
    keepChecked(folder, CHECKS);
    const kept = names.map((name) =>
      readChecked(textOf(name.replace('.yaml', '.checked.json')), textOf(name), CHECKS),
    );
    expect(kept).toEqual(readAllVersions(SHIPPED));
    expect(kept).toHaveLength(5);
  });

  test('one more that is put beside them is read, and nothing has to be built', async () => {
    ship('birmingham');
    keepChecked(folder, CHECKS);
    ship(ONE);
    expect(await loadAllVersions(folder, CHECKS)).toEqual(readAllVersions(folder));
    expect(await titles()).toHaveLength(2);
  });

  test('two of one version are refused, kept or not', async () => {
    ship(ONE);
    keepChecked(folder, CHECKS);
    put('again.yaml', textOf(`${ONE}.yaml`));
    await expect(titles()).rejects.toThrow(/dorset-send\.yaml and again\.yaml are both version/);
  });

  test('with mistakes stop the build, which names each of them with its line, and keeps nothing of such a file', () => {
    ship(ONE);
    ship('birmingham');
    edit(`${ONE}.yaml`, /^shape: .*$/m, 'shape: round');
    edit('birmingham.yaml', /^code: .*$/m, 'code: lower');
    const build = () => {
      keepChecked(folder, CHECKS);
    };
    expect(build).toThrow(/dorset-send\.yaml:\d+:\d+: mistake: .*round/);
    expect(build).toThrow(/birmingham\.yaml:\d+:\d+: mistake: .*lower/);
    expect(readdirSync(folder).sort()).toEqual(['birmingham.yaml', 'dorset-send.yaml']);
  });
});

describe('the built app', () => {
  const built = new URL('../dist/functions/', import.meta.url);

  test('keeps every protocol file that ships, under the name of the code that checked it', () => {
    const files = readdirSync(new URL('protocols/', built)).filter((name) => name.endsWith('.yaml'));
    for (const name of files) {
      const of = (file: string) => readFileSync(new URL(`protocols/${file}`, built), 'utf8');
      const kept = readChecked(of(name.replace('.yaml', '.checked.json')), of(name), nameChecks());
      expect(kept, name).toBeDefined();
    }
    expect(files).toHaveLength(5);
    expect(readFileSync(new URL('main.mjs', built), 'utf8')).toContain(nameChecks());
  });
});
