import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readAudit } from './read-audit.ts';
import { isAllowed, readLicences } from './read-licences.ts';

describe('what the registry says of known weaknesses', () => {
  const report = (severities: Record<string, string>): string =>
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: Object.fromEntries(
        Object.entries(severities).map(([name, severity]) => [name, { name, severity, range: '<2.0.0' }]),
      ),
      metadata: { dependencies: { prod: 160, dev: 0, total: 160 } },
    });

  it('given none, then that so many packages were asked about is said', () => {
    expect(readAudit(report({}))).toEqual({ kind: 'asked', packages: 160, grave: [], slight: [] });
  });
  it('given some, then high and critical are grave, and lower ones are noted', () => {
    const severities = { first: 'low', second: 'moderate', third: 'high', fourth: 'critical' };
    expect(readAudit(report(severities))).toMatchObject({
      grave: ['third <2.0.0 (high)', 'fourth <2.0.0 (critical)'],
      slight: ['first <2.0.0 (low)', 'second <2.0.0 (moderate)'],
    });
  });
  it.each([
    [
      'a registry without a register',
      JSON.stringify({ message: '405 Method Not Allowed - POST https://registry.example', statusCode: 405 }),
      '405 Method Not Allowed - POST https://registry.example',
    ],
    [
      'no lock file',
      JSON.stringify({ error: { code: 'ENOLOCK', summary: 'needs a lockfile' } }),
      'needs a lockfile',
    ],
    ['nothing', '', 'no report came back'],
    ['half a report', '{"vulnerabilities":{', 'no report came back'],
    ['a list', '[]', 'no report came back'],
    ['null', 'null', 'no report came back'],
  ])('given %s, then nothing was checked, and it says why', (_, text, because) => {
    expect(readAudit(text)).toEqual({ kind: 'not-asked', because });
  });
});

describe('the licences of what the product is made of', () => {
  it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0)', 'BSD-3-Clause AND MIT'])('%s is allowed', (licence) =>
    expect(isAllowed(licence)).toBe(true),
  );
  it.each([
    'GPL-3.0',
    'AGPL-3.0-only',
    'MIT AND GPL-2.0',
    '(MIT OR GPL-2.0) AND GPL-2.0',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE',
    'none',
    '',
  ])('"%s" is not', (licence) => expect(isAllowed(licence)).toBe(false));

  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
  });
  it('given packages for building only and others, then the others are told, as each says it', () => {
    const root = mkdtempSync(join(tmpdir(), 'licences-'));
    made.push(root);
    const write = (file: string, value: object): void => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), JSON.stringify(value));
    };
    const names = ['plain', 'old', 'older', 'silent', 'builder'];
    const packages = Object.fromEntries(
      names.map((name) => [`node_modules/${name}`, name === 'builder' ? { dev: true } : {}]),
    );
    write('package-lock.json', {
      packages: { '': {}, ...packages, 'node_modules/absent': { optional: true } },
    });
    const says = [
      { license: 'ISC' },
      { license: { type: 'MIT' } },
      { licenses: [{ type: 'MIT' }, { type: 'GPL' }] },
      {},
    ];
    for (const [at, name] of names.entries())
      write(`node_modules/${name}/package.json`, { name, version: '1.0.0', ...says[at] });
    expect(readLicences(root).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([
      'old: MIT',
      'older: MIT OR GPL',
      'plain: ISC',
      'silent: none',
    ]);
  });

  it('every package of this product has one that was read and found good', () => {
    const packages = readLicences(fileURLToPath(new URL('../../', import.meta.url)));
    expect(packages.length).toBeGreaterThan(50);
    expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  });
});
