import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Upload, UploadStore } from '../../bot/ports/directory-desk.ts';
import { createTableUploadStore } from '../../bot/store/table-upload-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { type Tables, startTables } from '../sandbox/tables.ts';

const AT = '2026-06-01T09:00:00.000Z';
const upload = (more: Partial<Upload> = {}): Upload => ({
  id: '00000000-0000-4000-8000-000000000001',
  person: 'moira/kent',
  name: 'directory.csv',
  text: 'name,e-mail\r\nZoë,z@elm.example',
  at: AT,
  ...more,
});

describe('files that wait for a decision', () => {
  let tables: Tables;
  let store: UploadStore;
  beforeAll(async () => {
    tables = await startTables();
    store = createTableUploadStore(openTables({ connectionString: tables.connectionString }));
  });
  afterAll(() => tables.stop());

  it('are not there before they are given', async () => {
    expect(await store.load('nobody')).toBeUndefined();
    await store.remove('nobody');
  });
  it('are given back letter by letter, also 5 MB of the costliest letters', async () => {
    for (const letter of ['"', '🙂']) {
      const long = upload({ text: `x${letter.repeat(5_000_000 / letter.length)}`, shown: 'digest' });
      await store.save(long);
      // Not toEqual: a failure would print it all.
      expect(isDeepStrictEqual(await store.load(long.person), long), letter).toBe(true);
    }
  });
  it('one a person: the newer takes the place of the older, whole', async () => {
    await store.save(upload({ text: 'x'.repeat(1_000_000) }));
    const newer = upload({ id: '00000000-0000-4000-8000-000000000002', text: 'short' });
    await store.save(newer);
    await store.save(upload({ person: 'hilary' }));
    expect(await store.load('moira/kent')).toEqual(newer);
    await store.remove('moira/kent');
    expect(await store.load('moira/kent')).toBeUndefined();
    expect(await store.load('hilary')).toEqual(upload({ person: 'hilary' }));
  });
});
