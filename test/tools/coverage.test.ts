import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProtocols } from '../../bot/read-protocols.ts';
import { meetInJourneys } from './coverage-journeys.ts';
import { requiredDuties } from './coverage-requirements.ts';
import { type MetDuties, meetInScenarios } from './coverage-scenarios.ts';
import { coverageOf, coverageTable, isGap } from './coverage-table.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const shipped = readProtocols();

describe('every duty of a protocol that ships can be reached, and has a card when it is', () => {
  const met: MetDuties = new Map();
  beforeAll(async () => {
    await meetInScenarios(here('../scenarios'), shipped, met);
    meetInJourneys(here('../journeys'), shipped, met);
  });
  it.each([...shipped.keys()])('%s', (id) => {
    const rows = coverageOf(shipped, met).filter(({ protocol }) => protocol === id);
    expect(rows.length).toBe(shipped.get(id)?.duties.length);
    expect(rows.filter(isGap).map((row) => row.id)).toEqual([]);
  });
  it('a duty that nobody can get to would be found', () => {
    const [protocol] = [...shipped.values()];
    if (!protocol) throw new Error('no protocol ships');
    const [duty] = protocol.duties;
    if (!duty) throw new Error('no duties');
    const more = { ...protocol, duties: [...protocol.duties, { ...duty, id: '9z' }] };
    const rows = coverageOf(new Map([[more.id, more]]), met);
    expect(rows.filter(isGap).map((row) => row.id)).toEqual(['9z']);
    expect(coverageTable(rows)).toContain('Gaps: 9z.');
  });
});

const DOCUMENT = `# XX – A protocol

**XX.1 Identity.** Nothing.

| 1z | in another section | counts nowhere |
|---|---|---|

**XX.3 Stages and timed duties**

| ID | Who | Does what |
|---|---|---|
| **1 Practitioners** | | |
| 1a | Compl. | raise |
| 1a' | Compl. | confirm |
| 3b-1 | Each | raise |
| **X Exceptional: DCS** [237–243] | DCS | may consider |
| 4 Professional leads for safeguarding | Agencies | raise |
| **R** after any resolution | Receiving agency | confirm |
| T4 | TM | response |

**XX.9 Contradictions**

| # | Issue |
|---|---|
| 1 | 10 or 14 |

# 10. Feature matrix

| 2 | of no protocol |
`;

describe('the duties of a document of requirements', () => {
  it('are the rows of its tables, headings of stages left out', () => {
    const found = requiredDuties(DOCUMENT);
    expect(found.map(({ id }) => id)).toEqual(['1a', "1a'", '3b-1', 'X', '4', 'R', 'T4']);
    expect(found[0]).toEqual({ code: 'XX', id: '1a', line: 13 });
  });
});

describe('the program', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'coverage-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile('npm', ['run', '-s', 'coverage', '--', ...args], { cwd: here('../..') }, (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      });
    });
  const document = (code: string, id: string): string => {
    const file = join(folder, `${code}-${id}.md`);
    writeFileSync(
      file,
      `# ${code} – x\n\n**${code}.3 Stages**\n\n| ID | Who |\n|---|---|\n| ${id} | Compl. |\n`,
    );
    return file;
  };

  // It plays every scenario: some seconds, and more on a busy machine.
  it('ends with 0 where nothing is missing', { timeout: 240_000 }, async () => {
    const { code, out } = await run(document('SS', '1a'));
    expect(out).toMatch(/\| 1a \| yes \| yes \| yes: \S+\.yaml/);
    expect(out).toMatch(/No gaps in any protocol\.\s*$/);
    expect(code).toBe(0);
  });
  it('ends with 1 for a duty that no file has', { timeout: 240_000 }, async () => {
    const { code, out } = await run(document('QQ', '1a'));
    expect(code).toBe(1);
    expect(out).toContain('| 1a | yes | **no** | **no** | **no** |');
  });
  it('ends with 2 for a document or a folder that is not there', async () => {
    const [nothing, missing, noFolder] = await Promise.all([
      run(),
      run('no-such.md'),
      run(document('SS', '1a'), 'no-such-folder'),
    ]);
    expect([nothing.code, missing.code, noFolder.code]).toEqual([2, 2, 2]);
    expect(noFolder.err).toMatch(/no folder no-such-folder/);
  });
});
