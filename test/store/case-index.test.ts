import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TableClient } from '@azure/data-tables';
import type { CaseStore } from '../../bot/ports/case-store.ts';
import { createTableCaseStore } from '../../bot/store/table-case-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { newRef, put, refsOf } from '../contracts/case-store.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';
import { asking, AT, commitOf, exampleCase, flagged, partyOf, telling } from './example-case.ts';
import { broken, createGate, createLine, isTransaction, wellCarried } from './faulty-line.ts';

const LATER = '2026-04-02T09:00:00.000Z';

let server: Tables;
let ref: string;
const line = createLine();
let store: CaseStore;
let sound: CaseStore;
let index: TableClient;

beforeAll(async () => {
  server = await startTables();
  const { connectionString } = server;
  store = createTableCaseStore(openTables({ connectionString, options: line.options }));
  const tables = openTables({ connectionString });
  sound = createTableCaseStore(tables);
  index = await tables('Index');
});
afterAll(() => server.stop());
beforeEach(() => {
  line.carry = wellCarried;
  ref = newRef();
});
afterEach(() => vi.useRealTimers());

const due = async (until: string) => refsOf(await sound.due(until, 1000));
const undelivered = async () => refsOf(await sound.undelivered(1000));

/** How many rows of the index speak of the case. */
async function rowsInIndex(): Promise<number> {
  let rows = 0;
  for await (const row of index.listEntities()) rows += row.ref === ref ? 1 : 0;
  return rows;
}

/** Commits over the bad line, and stops before the transaction is sent. */
function holdTransaction() {
  const gate = createGate();
  line.carry = async (request, send) => {
    if (isTransaction(request)) await gate.pass();
    return await send(request);
  };
  return gate;
}

describe('the index of what is undelivered', () => {
  it('keeps a case whose commit is still under way while another one tidies up', async () => {
    const first = await put(sound, commitOf(exampleCase(ref), { effects: [telling('a')] }));
    const gate = holdTransaction();
    const late = store.commit(commitOf(exampleCase(ref), { expected: first, effects: [telling('b')] }));
    await gate.reached;
    let expected = await put(sound, commitOf(exampleCase(ref), { expected: first, settled: ['a'] }));
    expect(await undelivered()).not.toContain(ref);
    expect(await rowsInIndex(), 'its row is another one’s by now, and stays').toBe(4);
    gate.open();
    expect(await late).toEqual({ done: 'conflict' });
    expected = await put(store, commitOf(exampleCase(ref), { expected, effects: [telling('b')] }));
    expect(await undelivered()).toContain(ref);
    await put(sound, commitOf(exampleCase(ref), { expected, settled: ['b'] }));
    expect(await rowsInIndex()).toBe(3);
  });

  it('keeps a case that gets something new just when another one is about to take it off', async () => {
    const expected = await put(sound, commitOf(exampleCase(ref), { effects: [telling('a')] }));
    const gate = createGate();
    line.carry = async (request, send) => {
      if (request.method === 'DELETE' && request.url.includes('/Index(')) await gate.pass();
      return await send(request);
    };
    const tidying = put(store, commitOf(exampleCase(ref), { expected, settled: ['a'] }));
    await gate.reached;
    const settled = await sound.load(ref);
    await put(
      sound,
      commitOf(exampleCase(ref), { expected: settled?.version ?? '', effects: [telling('b')] }),
    );
    gate.open();
    await tidying;
    expect(await undelivered()).toContain(ref);
  });

  it('does not list a case that only a failed commit has put there', async () => {
    const first = await put(sound, commitOf(exampleCase(ref)));
    await put(sound, commitOf(exampleCase(ref), { expected: first }));
    await sound.commit(commitOf(exampleCase(ref), { expected: first, effects: [telling('a')] }));
    expect(await undelivered()).not.toContain(ref);
  });

  it('does not fail what was done where it cannot be tidied', async () => {
    const expected = await put(sound, commitOf(exampleCase(ref), { effects: [telling('a')], wakeAt: AT }));
    line.carry = (request, send) =>
      request.method === 'DELETE' && request.url.includes('/Index(')
        ? Promise.reject(broken())
        : send(request);
    await put(store, commitOf(exampleCase(ref), { expected, settled: ['a'], wakeAt: LATER }));
    expect(await undelivered()).not.toContain(ref);
    expect(await due(AT)).not.toContain(ref);
    expect(await due(LATER)).toContain(ref);
  });
});

describe('the index of due times', () => {
  it('keeps the time that a second commit sets again while the first one takes it away', async () => {
    const expected = await put(sound, commitOf(exampleCase(ref), { wakeAt: AT }));
    const gate = createGate();
    line.carry = async (request, send) => {
      if (request.method === 'DELETE' && request.url.includes('/Index(')) await gate.pass();
      return await send(request);
    };
    const moving = put(store, commitOf(exampleCase(ref), { expected, wakeAt: LATER }));
    await gate.reached;
    const moved = await sound.load(ref);
    await put(sound, commitOf(exampleCase(ref), { expected: moved?.version ?? '', wakeAt: AT }));
    gate.open();
    await moving;
    expect(await due(AT)).toContain(ref);
  });

  it('does not list a case whose commit is still under way', async () => {
    const gate = holdTransaction();
    const underWay = put(store, commitOf(exampleCase(ref), { wakeAt: AT }));
    await gate.reached;
    expect(await due(AT)).not.toContain(ref);
    expect(await rowsInIndex()).toBe(4);
    gate.open();
    await underWay;
    expect(await due(AT)).toContain(ref);
  });
});

describe('rows of the index that a crash has left behind', () => {
  /** Writes the index, and dies before the case is written. */
  async function crash(): Promise<void> {
    line.carry = (request, send) => (isTransaction(request) ? Promise.reject(broken()) : send(request));
    const commit = commitOf(exampleCase(ref, { parties: [partyOf(`ann-${ref}`)] }), {
      wakeAt: AT,
      effects: [asking('x')],
    });
    await expect(store.commit(commit)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await rowsInIndex()).toBe(4);
  }

  const readAll = () =>
    Promise.all([
      store.due(AT, 1000).then(refsOf),
      store.undelivered(1000).then(refsOf),
      store.ofPerson(`ann-${ref}`, 10),
      store.openedAlike({ protocol: 'sandwell-send', category: 2 }, '2020-01-01T00:00:00.000Z', 1000),
    ]);

  /** From now on the service says that it is so much later. */
  function moveServiceClock(minutes: number): void {
    line.carry = async (request, send) => {
      const answer = await send(request);
      answer.headers.set('date', new Date(Date.now() + minutes * 60_000).toUTCString());
      return answer;
    };
  }

  it('are passed over, and stay as long as they may still be needed', async () => {
    await crash();
    moveServiceClock(14);
    expect((await readAll()).flat()).not.toContain(ref);
    expect(await rowsInIndex()).toBe(4);
  });

  it('stay where only the clock of this machine is ahead', async () => {
    await crash();
    // Azurite runs in this process, and would go by the same clock.
    const present = new Date().toUTCString();
    line.carry = async (request, send) => {
      const answer = await send(request);
      answer.headers.set('date', present);
      return answer;
    };
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 24 * 3600_000 });
    expect((await readAll()).flat()).not.toContain(ref);
    expect(await rowsInIndex()).toBe(4);
  });

  it('are taken away when no commit can be under way any more', async () => {
    await crash();
    const others = newRef();
    await put(sound, commitOf(exampleCase(others), { wakeAt: AT, effects: [asking('x')] }));
    moveServiceClock(16);
    expect((await readAll()).flat()).toEqual(expect.arrayContaining([others]) as string[]);
    expect(await rowsInIndex()).toBe(0);
    expect((await readAll()).flat().filter((one) => one === others)).toHaveLength(2);
  });

  it('do not take the places of cases that are really due', async () => {
    const early = '2019-01-01T00:00:00.000Z';
    line.carry = (request, send) => (isTransaction(request) ? Promise.reject(broken()) : send(request));
    for (let n = 0; n < 5; n += 1) {
      await store.commit(commitOf(exampleCase(newRef()), { wakeAt: early })).catch(() => undefined);
    }
    await put(sound, commitOf(exampleCase(ref), { wakeAt: early }));
    expect(refsOf(await sound.due(early, 1))).toEqual([ref]);
  });
});

describe('a list that comes in pages', () => {
  it('goes on after an empty page', async () => {
    const expected = await put(sound, commitOf(exampleCase(ref), { events: [flagged('1')], wakeAt: AT }));
    await put(sound, commitOf(exampleCase(ref), { expected, events: [flagged('2')], wakeAt: AT }));
    let empty = 0;
    line.carry = async (request, send) => {
      const answer = await send(request);
      if (
        request.method !== 'GET' ||
        !request.url.includes('filter=') ||
        request.url.includes('NextRowKey')
      ) {
        return answer;
      }
      empty += 1;
      const partition = request.url.includes('/Index') ? 'due' : ref;
      answer.headers.set('x-ms-continuation-NextPartitionKey', Buffer.from(partition).toString('base64'));
      answer.headers.set('x-ms-continuation-NextRowKey', Buffer.from('0').toString('base64'));
      return { ...answer, bodyAsText: JSON.stringify({ value: [] }) };
    };
    expect(await store.events(ref)).toEqual([flagged('1'), flagged('2')]);
    expect(refsOf(await store.due(AT, 1000))).toContain(ref);
    expect(empty).toBe(2);
  });

  it('brings more than a page holds', async () => {
    let expected = await put(sound, commitOf(exampleCase(ref)));
    for (let commit = 0; commit < 11; commit += 1) {
      const events = Array.from({ length: 98 }, (_, n) => flagged(`${commit}.${n}`));
      expected = await put(sound, commitOf(exampleCase(ref), { expected, events }));
    }
    const events = await sound.events(ref);
    expect(events).toHaveLength(1078);
    expect(events.at(-1)).toEqual(flagged('10.97'));
  });
});
