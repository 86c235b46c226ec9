import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseStore } from '../../bot/ports/case-store.ts';
import { createTableCaseStore } from '../../bot/store/table-case-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { newRef, put, refsOf } from '../contracts/case-store.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';
import { asking, AT, commitOf, exampleCase, flagged, telling } from './example-case.ts';
import { broken, createLine, isTransaction, type Send, tooSlow, wellCarried } from './faulty-line.ts';

let server: Tables;
let ref: string;
/** Two stores on the same tables: one over a line that can fail, one over a sound line. */
const line = createLine();
let store: CaseStore;
let sound: CaseStore;

beforeAll(async () => {
  server = await startTables();
  const { connectionString } = server;
  store = createTableCaseStore(openTables({ connectionString, options: line.options }));
  sound = createTableCaseStore(openTables({ connectionString }));
});
afterAll(() => server.stop());
beforeEach(() => {
  line.carry = wellCarried;
  ref = newRef();
});

/** The first so many transactions meet with this. */
function firstTransactions(
  most: number,
  meet: (send: Send, request: Parameters<Send>[0]) => ReturnType<Send>,
): void {
  let seen = 0;
  line.carry = (request, send) => {
    if (!isTransaction(request)) return send(request);
    seen += 1;
    return seen <= most ? meet(send, request) : send(request);
  };
}

/** A raised case, and a commit on it that asks for something. */
async function secondCommit() {
  const expected = await put(sound, commitOf(exampleCase(ref)));
  return commitOf(exampleCase(ref, { revision: 2 }), {
    expected,
    commandIds: ['activity', 'business'],
    events: [flagged('second')],
    effects: [asking('one')],
    wakeAt: AT,
  });
}

async function expectStoredOnce(): Promise<void> {
  expect((await sound.load(ref))?.case.revision).toBe(2);
  expect(await sound.events(ref)).toEqual([flagged('second')]);
  expect((await sound.pendingEffects(ref)).map(({ effect }) => effect)).toEqual([asking('one')]);
  expect(refsOf(await sound.due(AT, 1000))).toContain(ref);
  expect(refsOf(await sound.undelivered(1000))).toContain(ref);
}

describe('a write whose answer is lost', () => {
  const faults = { 'the connection broke': broken, 'the client gave up waiting': tooSlow };

  it.each(Object.entries(faults))('is found to be stored where %s', async (_, fault) => {
    const commit = await secondCommit();
    firstTransactions(1, async (send, request) => {
      await send(request);
      throw fault();
    });
    const version = await put(store, commit);
    await expectStoredOnce();
    await put(sound, commitOf(exampleCase(ref, { revision: 3 }), { expected: version }));
  });

  it.each(Object.entries(faults))('is found to be stored when the case was new and %s', async (_, fault) => {
    firstTransactions(1, async (send, request) => {
      await send(request);
      throw fault();
    });
    const version = await put(store, commitOf(exampleCase(ref), { events: [flagged('first')] }));
    expect((await sound.load(ref))?.case).toEqual(exampleCase(ref));
    await put(sound, commitOf(exampleCase(ref, { revision: 2 }), { expected: version }));
    expect(await sound.events(ref)).toEqual([flagged('first')]);
  });

  it('is found to be stored even without a command', async () => {
    const commit = { ...(await secondCommit()), commandIds: [] };
    firstTransactions(1, async (send, request) => {
      await send(request);
      throw broken();
    });
    await put(store, commit);
    await expectStoredOnce();
  });

  it('is found to be stored where the answer was cut short', async () => {
    const commit = await secondCommit();
    firstTransactions(1, async (send, request) => {
      const answer = await send(request);
      return { ...answer, bodyAsText: (answer.bodyAsText ?? '').slice(0, 300) };
    });
    await put(store, commit);
    await expectStoredOnce();
  });

  it('is found to be stored where the service said 500 after it had written', async () => {
    const commit = await secondCommit();
    firstTransactions(1, async (send, request) => ({
      ...(await send(request)),
      status: 500,
      bodyAsText: '',
    }));
    await put(store, commit);
    await expectStoredOnce();
  });

  it('does not lend its name to what another wrote on top of it', async () => {
    const commit = await secondCommit();
    firstTransactions(1, async (send, request) => {
      await send(request);
      const stored = await sound.load(ref);
      await put(sound, commitOf(exampleCase(ref, { revision: 3 }), { expected: stored?.version ?? '' }));
      throw tooSlow();
    });
    const version = await put(store, commit);
    const blind = commitOf(exampleCase(ref, { revision: 4 }), { expected: version });
    expect(await store.commit(blind)).toEqual({ done: 'conflict' });
    expect((await sound.load(ref))?.case.revision).toBe(3);
    expect(await sound.events(ref)).toEqual([flagged('second')]);
  });

  it('is stored once where the first try arrives after the second was sent', async () => {
    const commit = await secondCommit();
    const late: (() => Promise<unknown>)[] = [];
    line.carry = async (request, send) => {
      if (!isTransaction(request)) return await send(request);
      const [first] = late;
      late.push(() => send(request));
      if (!first) throw tooSlow();
      await first();
      return await send(request);
    };
    await put(store, commit);
    expect(late).toHaveLength(2);
    await expectStoredOnce();
  });

  it('is a duplicate for the one who could not find out and sends the command again', async () => {
    const commit = await secondCommit();
    let written = false;
    line.carry = async (request, send) => {
      if (written) throw broken();
      if (!isTransaction(request)) return await send(request);
      await send(request);
      written = true;
      throw broken();
    };
    await expect(store.commit(commit)).rejects.toMatchObject({ name: 'StoreError', code: 'unclear' });
    line.carry = wellCarried;
    expect(await store.commit(commit)).toEqual({ done: 'duplicate' });
    await expectStoredOnce();
  });
});

describe('a write that never arrives', () => {
  it('is sent again', async () => {
    const commit = await secondCommit();
    firstTransactions(4, () => Promise.reject(broken()));
    await put(store, commit);
    await expectStoredOnce();
  });

  it('is reported as unavailable in the end, and changes nothing', async () => {
    const commit = await secondCommit();
    firstTransactions(1000, () => Promise.reject(broken()));
    await expect(store.commit(commit)).rejects.toMatchObject({ code: 'unavailable' });
    expect((await sound.load(ref))?.case.revision).toBe(1);
    expect(await sound.hasCommand(ref, 'activity')).toBe(false);
    expect(refsOf(await sound.due(AT, 1000))).not.toContain(ref);
    expect(refsOf(await sound.undelivered(1000))).not.toContain(ref);
    line.carry = wellCarried;
    await put(store, commit);
    await expectStoredOnce();
  });

  it('is reported as forbidden where we may not write, without trying again', async () => {
    const commit = await secondCommit();
    let tries = 0;
    firstTransactions(1000, async (send, request) => {
      tries += 1;
      const answer = await send({ ...request, method: 'GET' });
      return { ...answer, status: 403, bodyAsText: '' };
    });
    await expect(store.commit(commit)).rejects.toMatchObject({ code: 'forbidden' });
    expect(tries).toBe(1);
  });

  it('writes nothing where the index cannot be written first', async () => {
    const commit = await secondCommit();
    line.carry = (request, send) =>
      request.method === 'PUT' && request.url.includes('/Index(') ? Promise.reject(broken()) : send(request);
    await expect(store.commit(commit)).rejects.toMatchObject({ code: 'unavailable' });
    expect((await sound.load(ref))?.case.revision).toBe(1);
  });
});

describe('many writers on a bad line', () => {
  it('lose nothing and do nothing twice', async () => {
    await put(sound, commitOf(exampleCase(ref), { effects: [telling('start')] }));
    let seed = 7;
    const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    line.carry = async (request, send) => {
      const fate = isTransaction(request) ? chance() : 1;
      if (fate < 0.15) throw broken();
      const answer = await send(request);
      if (fate < 0.3) throw broken();
      if (fate < 0.4) throw tooSlow();
      return answer;
    };
    await Promise.all(Array.from({ length: 25 }, (_, n) => writeOnce(`writer-${n}`)));
    const flags = (await sound.events(ref)).map((event) => (event.type === 'flagged' ? event.flag : ''));
    expect([...flags].sort()).toEqual(Array.from({ length: 25 }, (_, n) => `writer-${n}`).sort());
    expect((await sound.load(ref))?.case.flags).toEqual(flags);
  });

  /** As the handler of commands does it: from a fresh read, until the command is known to be stored. */
  async function writeOnce(flag: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const loaded = await sound.load(ref);
      if (!loaded) throw new Error('the case is gone');
      const next = { ...loaded.case, flags: [...loaded.case.flags.filter((one) => one !== 'danger'), flag] };
      const commit = {
        next,
        expected: loaded.version,
        commandIds: [flag],
        events: [flagged(flag)],
        effects: [],
        settled: [],
      };
      const result = await store.commit(commit).catch(() => ({ done: 'unknown' }) as const);
      if (result.done === 'committed' || result.done === 'duplicate') return;
    }
    throw new Error(`${flag} never came through`);
  }
});
