import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { CaseStore } from '../../bot/ports/case-store.ts';
import { fromStored, type StoredKind, toStored } from '../../bot/store/stored-json.ts';
import { createTableCaseStore } from '../../bot/store/table-case-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { newRef, put } from '../contracts/case-store.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';
import { asking, commitOf, exampleCase, flagged } from './example-case.ts';

describe('a row that was stored by an older version', () => {
  /** Schema 0 had neither flags nor told, schema 1 had flags. */
  const kind: StoredKind<{ ref: string; flags: string[]; told: string[] }> = {
    shape: z.strictObject({ ref: z.string(), flags: z.array(z.string()), told: z.array(z.string()) }),
    schema: 2,
    upgrades: {
      0: (older) => ({ ...(older as object), flags: [] }),
      1: (older) => ({ ...(older as object), told: [] }),
    },
  };
  const row = (schema: unknown, value: object) => ({
    partitionKey: 'SS-1',
    rowKey: 'snapshot',
    schema,
    parts: 1,
    c000: JSON.stringify(value),
  });

  it('is upgraded step by step', () => {
    expect(fromStored(kind, row(0, { ref: 'SS-1' }))).toEqual({ ref: 'SS-1', flags: [], told: [] });
    expect(fromStored(kind, row(1, { ref: 'SS-1', flags: ['a'] }))).toEqual({
      ref: 'SS-1',
      flags: ['a'],
      told: [],
    });
  });

  it('is read as it is where it has the present shape', () => {
    const value = { ref: 'SS-1', flags: ['a'], told: ['b'] };
    const stored = { partitionKey: 'SS-1', rowKey: 'snapshot', ...toStored(kind, value, 'SS-1') };
    expect(stored.schema).toBe(2);
    expect(fromStored(kind, stored)).toEqual(value);
  });

  it('is refused where nothing upgrades it', () => {
    expect(() => fromStored(kind, row(-1, {}))).toThrow('schema -1, which nothing upgrades');
    expect(() => fromStored(kind, row(undefined, {}))).toThrow('has no schema number');
  });

  it('is refused where a part of its text is missing, or it is no JSON, without saying what it says', () => {
    const broken = { ...row(2, {}), parts: 2 };
    expect(() => fromStored(kind, broken)).toThrow('part 1 of 2');
    const secret = { ...row(2, {}), c000: 'Billy hit somebody' };
    expect(() => fromStored(kind, secret)).toThrow(/^row SS-1 snapshot is not JSON$/);
  });
});

describe('a row that this version does not understand', () => {
  let server: Tables;
  let store: CaseStore;
  let cases: TableClient;
  let ref: string;
  beforeAll(async () => {
    server = await startTables();
    const tables = openTables({ connectionString: server.connectionString });
    store = createTableCaseStore(tables);
    cases = await tables('Cases');
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    ref = newRef();
    await put(store, commitOf(exampleCase(ref), { events: [flagged('x')], effects: [asking('one')] }));
  });

  const change = (rowKey: string, properties: object) =>
    cases.updateEntity({ partitionKey: ref, rowKey, ...properties }, 'Merge');
  const refusal = (code: string, rowKey: string) => ({
    name: 'StoreError',
    code,
    message: expect.stringContaining(`${ref} ${rowKey}`) as string,
  });

  it('is refused where a newer version wrote it', async () => {
    await change('snapshot', { schema: 3 });
    await expect(store.load(ref)).rejects.toMatchObject(refusal('newer-schema', 'snapshot'));
  });

  it('is refused where it has a property that nobody knows', async () => {
    await change('snapshot', { c000: JSON.stringify({ ...exampleCase(ref), mood: 'calm' }) });
    await expect(store.load(ref)).rejects.toMatchObject(refusal('unreadable', 'snapshot'));
  });

  it('is refused where it is an event of an unknown type', async () => {
    await change('event|0000000001', { c000: JSON.stringify({ ...flagged('x'), type: 'sang' }) });
    await expect(store.events(ref)).rejects.toMatchObject(refusal('unreadable', 'event|0000000001'));
  });

  it('is refused where it is an effect of an unknown kind', async () => {
    await change('effect|ask:one', { c000: JSON.stringify({ key: 'ask:one', kind: 'sing' }) });
    await expect(store.pendingEffects(ref)).rejects.toMatchObject(refusal('unreadable', 'effect|ask:one'));
  });

  it('is found with its fault where there is something to do, and hides no other case', async () => {
    const other = newRef();
    await put(store, commitOf(exampleCase(other), { effects: [asking('one')] }));
    await change('snapshot', { schema: 3 });
    const found = await store.undelivered(1000);
    expect(found.find((it) => it.ref === other)).toHaveProperty('loaded');
    expect(found.find((it) => it.ref === ref)).toMatchObject({ fault: refusal('newer-schema', 'snapshot') });
  });

  it('is refused where its head is damaged', async () => {
    await change('snapshot', { people: 'nobody' });
    await expect(store.load(ref)).rejects.toMatchObject(refusal('unreadable', 'snapshot'));
    await change('snapshot', { people: '[]', events: 'many' });
    await expect(store.load(ref)).rejects.toMatchObject(refusal('unreadable', 'snapshot'));
  });
});
