import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSchema } from '../../../bot/tools/inspect/export-schema.ts';
import { readRecord } from '../../../bot/tools/inspect/read-record.ts';
import { sayStorageFault, tablesAt } from '../../../bot/tools/storage-setting.ts';
import { readOptions } from '../../../bot/tools/verify-options.ts';
import { SANDWELL_STATES } from '../../fixtures/sample-states.ts';
import { forged, inHand, rowKey, startStorage } from './stored.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'verify-'));
let here: Awaited<ReturnType<typeof startStorage>>;
let good: string;
let mark: string;
beforeAll(async () => {
  here = await startStorage();
  good = await stored();
  mark = inHand(await here.read(good)).check().mark;
});
afterAll(async () => {
  await here.server.stop();
  rmSync(out, { recursive: true });
});

const stored = () => here.putEvents(SANDWELL_STATES.closed().events);

/** `npm run -s verify -- …` with what it ends with and says. */
async function verify(args: readonly string[], storage = here.server.connectionString) {
  const env = { ...process.env, COUNTERPART_STORAGE: storage };
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/tools/verify.ts', ...args], {
    cwd: ROOT,
    env,
  });
  let [said, complained] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (complained += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said, complained };
}

describe.concurrent('npm run verify', () => {
  it('ends well of a record that holds, and writes both papers for nobody else to read', async () => {
    const [paper, data] = [join(out, 'case.md'), join(out, 'case.json')];
    const args = [good.toLowerCase(), '--markdown', paper, '--json', data, '--mark', mark];
    const { code, said, complained } = await verify(args);
    expect([code, complained]).toEqual([0, '']);
    expect(said).toContain(`${good}: the record holds.`);
    expect(said).toContain(`It has the mark that was given: ${mark}`);
    expect(said).not.toContain('PLANTED');
    expect(readFileSync(paper, 'utf8')).toContain('> PLANTEDWHAT');
    expect(exportSchema.parse(JSON.parse(readFileSync(data, 'utf8'))).ref).toBe(good);
    for (const file of [paper, data]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('names the entry that was changed in the storage', async () => {
    const ref = await stored();
    const row = inHand(await here.read(ref)).entry(4);
    const c000 = String(row['c000']).replace('Priya', 'Freya');
    expect(c000).not.toBe(row['c000']);
    await here.cases.updateEntity({ partitionKey: ref, rowKey: rowKey(4), c000 }, 'Merge');
    const { code, said } = await verify([ref]);
    expect(code).toBe(1);
    expect(said).toContain(`${ref}: the record DOES NOT HOLD.\n  Entry 4 was changed after it was written`);
    expect(said).not.toContain('Freya');
  });

  it('names the entry that was removed from the storage', async () => {
    const ref = await stored();
    await here.cases.deleteEntity(ref, rowKey(6));
    const { code, said } = await verify([ref]);
    expect(code).toBe(1);
    expect(said).toContain('  Entry 6 was removed.\n');
  });

  it('names the entry that was put into the storage', async () => {
    const ref = await stored();
    const hand = inHand(await here.read(ref));
    const row = forged(hand.entry(hand.last), hand.hashOf(hand.last), hand.last + 1, (it: object) => it);
    const { parts, c000, schema, hash } = row;
    const keys = { partitionKey: ref, rowKey: rowKey(hand.last + 1) };
    await here.cases.createEntity({ ...keys, parts, c000, schema, hash });
    const { code, said } = await verify([ref]);
    expect(code).toBe(1);
    expect(said).toContain(`  Entry ${hand.last + 1} was inserted`);
  });

  it('says that there is no such case, and makes nothing', async () => {
    const { code, complained } = await verify(['SS-ZZZZZZ']);
    expect([code, complained]).toEqual([2, 'There is no case SS-ZZZZZZ in this storage.\n']);
  });

  it('says that the storage does not answer', async () => {
    const away = here.server.connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:9');
    const { code, said, complained } = await verify([good], away);
    expect([code, said]).toEqual([2, '']);
    expect(complained).toMatch(/^No storage answers where .+ \(reading Cases: ECONNREFUSED\)\.\n$/);
  });

  it('says in one line what is wrong with the setting of the storage', async () => {
    const { code, said, complained } = await verify([good, '--storage', 'nonsense']);
    expect([code, said]).toEqual([2, '']);
    expect(complained).toMatch(
      /^The storage \([^\n]+ is neither an https address nor a connection string[^\n]+\n$/,
    );
  });

  it('says how it is used where it is used otherwise', async () => {
    const { code, complained } = await verify([]);
    expect(code).toBe(2);
    expect(complained).toMatch(/^Give the reference of one case\.\nusage: /);
  });
});

describe('a storage that cannot be read as it is set', () => {
  const faultOf = async (storage: string): Promise<unknown> => {
    try {
      return await readRecord(await tablesAt(storage), good);
    } catch (fault) {
      return fault;
    }
  };
  it.each([
    ['nonsense', 'is neither an https address nor a connection string. Give the address'],
    ['http://127.0.0.1:10102/devstoreaccount1', 'is neither an https address nor a connection string.'],
    ['https://two words', 'is not a whole https address. Give the address'],
    ['AccountName=planted;AccountKey=c2VjcmV0', 'is not a whole one. Copy it from the page "Access keys"'],
  ])('%s: one sentence says why and what to do, and does not repeat it', async (storage, says) => {
    const said = sayStorageFault(await faultOf(storage));
    expect(said).toMatch(/^The storage \(COUNTERPART_STORAGE or --storage\) /);
    expect(said).toContain(says);
    expect(said).not.toContain(storage);
  });
  it('a key that is refused: it says which right is missing', async () => {
    const refused = here.server.connectionString.replace(/AccountKey=[^;]+/, 'AccountKey=c2VjcmV0');
    expect(sayStorageFault(await faultOf(refused))).toMatch(/^The storage refuses you\. Ask for the role /);
  });
});

describe('what is typed after npm run verify', () => {
  const env = { COUNTERPART_STORAGE: 'UseDevelopmentStorage=true' };
  it.each([
    [['A', 'B'], env, 'Give the reference of one case.'],
    [['A'], {}, 'COUNTERPART_STORAGE is not set. Give the address of the table service'],
    [['A', '--mark', 'x'], env, '"X" is not a mark'],
    [['A', '--colour', 'red'], env, "Unknown option '--colour'"],
  ])('%j is refused, saying what is wrong', (args, given, says) => {
    expect(() => readOptions(args, given)).toThrow(says);
  });
  it('is read without regard to letter case, and --storage comes first', () => {
    const args = [' ss-1 ', '--storage', 'here', '--mark', '17-3f7a-91c2-04bd-77e1-a05c'];
    expect(readOptions(args, env)).toMatchObject({
      ref: 'SS-1',
      storage: 'here',
      mark: '17-3F7A-91C2-04BD-77E1-A05C',
    });
  });
});
