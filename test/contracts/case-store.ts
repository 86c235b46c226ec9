import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseStore, Commit, FoundCase } from '../../bot/ports/case-store.ts';
import { asking, AT, commitOf, exampleCase, flagged } from '../store/example-case.ts';

let cases = 0;
/** A reference of its own for each test, for all of them share one storage. */
export const newRef = (): string => `SS-TEST${(cases += 1)}-${process.pid}`;

/** Writes and expects that it went through; gives the version. */
export async function put(store: CaseStore, commit: Commit): Promise<string> {
  const result = await store.commit(commit);
  if (result.done !== 'committed') throw new Error(`the commit met a ${result.done}`);
  return result.version;
}

export const refsOf = (cases: readonly FoundCase[]): string[] => cases.map(({ ref }) => ref);

/** Marks a pending effect as about to be tried; false where somebody else was first, or it is gone. */
export async function begin(store: CaseStore, ref: string, key: string, at: string): Promise<boolean> {
  const of = (await store.pendingEffects(ref)).find(({ effect }) => effect.key === key);
  const marked = of && (await store.mark(ref, [{ of, attempts: of.attempts + 1, attemptedAt: at }]));
  return marked !== undefined;
}

/** What every store of cases must do. */
export function itKeepsCases(start: () => CaseStore | Promise<CaseStore>): void {
  let store: CaseStore;
  let ref: string;
  beforeEach(async () => {
    store = await start();
    ref = newRef();
  });

  describe('a case that is raised', () => {
    it('is not there before', async () => {
      expect(await store.load(ref)).toBeUndefined();
      expect(await store.events(ref)).toEqual([]);
      expect(await store.pendingEffects(ref)).toEqual([]);
      expect(await store.hasCommand(ref, 'raise-1')).toBe(false);
    });

    it('is read back as it was written', async () => {
      const version = await put(store, commitOf(exampleCase(ref), { events: [flagged('danger')] }));
      expect(await store.load(ref)).toEqual({ case: exampleCase(ref), version, pending: [] });
      expect(await store.events(ref)).toEqual([flagged('danger')]);
    });

    it('is not shared with whoever wrote or read it', async () => {
      const flags = ['danger'];
      await put(store, commitOf(exampleCase(ref, { flags })));
      flags.push('changed afterwards');
      expect((await store.load(ref))?.case.flags).toEqual(['danger']);
    });

    it('cannot be raised a second time under the same reference', async () => {
      await put(store, commitOf(exampleCase(ref)));
      expect(await store.commit(commitOf(exampleCase(ref, { flags: ['other'] })))).toEqual({
        done: 'conflict',
      });
      expect((await store.load(ref))?.case.flags).toEqual(['danger']);
    });
  });

  describe('a case that goes on', () => {
    it('keeps its events in the order in which they were recorded', async () => {
      let expected = await put(store, commitOf(exampleCase(ref), { events: [flagged('0')] }));
      for (let n = 1; n < 12; n += 1) {
        const events = [flagged(`${n}a`), flagged(`${n}b`)];
        expected = await put(store, commitOf(exampleCase(ref, { revision: n }), { expected, events }));
      }
      const flags = (await store.events(ref)).map((event) => event.type === 'flagged' && event.flag);
      expect(flags.slice(0, 5)).toEqual(['0', '1a', '1b', '2a', '2b']);
      expect(flags).toHaveLength(23);
      expect((await store.load(ref))?.case.revision).toBe(11);
    });

    it('refuses a write on a version that is no longer the present one, and changes nothing', async () => {
      const first = await put(store, commitOf(exampleCase(ref), { wakeAt: AT }));
      const second = await put(
        store,
        commitOf(exampleCase(ref, { revision: 2 }), { expected: first, wakeAt: AT }),
      );
      const late = commitOf(exampleCase(ref, { revision: 3 }), {
        expected: first,
        commandIds: ['late'],
        events: [flagged('late')],
        effects: [asking('one')],
      });
      expect(await store.commit(late)).toEqual({ done: 'conflict' });
      expect((await store.load(ref))?.version).toBe(second);
      expect(await store.events(ref)).toEqual([]);
      expect(await store.pendingEffects(ref)).toEqual([]);
      expect(await store.hasCommand(ref, 'late')).toBe(false);
      expect(refsOf(await store.due(AT, 1000))).toContain(ref);
      expect(refsOf(await store.undelivered(1000))).not.toContain(ref);
    });

    it('refuses a version that no store ever gave', async () => {
      await put(store, commitOf(exampleCase(ref)));
      expect(await store.commit(commitOf(exampleCase(ref), { expected: 'made up' }))).toEqual({
        done: 'conflict',
      });
    });

    it('refuses a version of a case that is not there', async () => {
      const expected = await put(store, commitOf(exampleCase(newRef())));
      expect(await store.commit(commitOf(exampleCase(ref), { expected }))).toEqual({ done: 'conflict' });
      expect(await store.load(ref)).toBeUndefined();
    });

    it('lets exactly one of several writers win who write at once', async () => {
      const expected = await put(store, commitOf(exampleCase(ref)));
      const results = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map((flag) =>
          store.commit(commitOf(exampleCase(ref), { expected, events: [flagged(flag)] })),
        ),
      );
      expect(results.map(({ done }) => done).sort()).toEqual([
        'committed',
        'conflict',
        'conflict',
        'conflict',
        'conflict',
      ]);
      expect(await store.events(ref)).toHaveLength(1);
    });

    it('lets exactly one of two raise it who raise it at once', async () => {
      const results = await Promise.all([1, 2].map(() => store.commit(commitOf(exampleCase(ref)))));
      expect(results.map(({ done }) => done).sort()).toEqual(['committed', 'conflict']);
    });
  });

  describe('a command that comes twice', () => {
    it.each(['the-activity', 'the-business-key'])('is found by %s, and nothing changes', async (again) => {
      const commandIds = ['the-activity', 'the-business-key'];
      const expected = await put(store, commitOf(exampleCase(ref), { commandIds, wakeAt: AT }));
      const second = commitOf(exampleCase(ref, { revision: 2 }), {
        expected,
        commandIds: ['new', again],
        events: [flagged('twice')],
        effects: [asking('one')],
      });
      expect(await store.commit(second)).toEqual({ done: 'duplicate' });
      expect(await store.load(ref)).toEqual({ case: exampleCase(ref), version: expected, pending: [] });
      expect(await store.events(ref)).toEqual([]);
      expect(await store.pendingEffects(ref)).toEqual([]);
      expect(await store.hasCommand(ref, 'new')).toBe(false);
      expect(refsOf(await store.due(AT, 1000))).toContain(ref);
    });

    it('is a duplicate even where the version is stale too', async () => {
      const commit = commitOf(exampleCase(ref));
      const expected = await put(store, commit);
      await put(store, commitOf(exampleCase(ref), { expected }));
      expect(await store.commit(commit)).toEqual({ done: 'duplicate' });
      expect(await store.commit({ ...commit, expected })).toEqual({ done: 'duplicate' });
      expect(await store.commit({ ...commit, expected: 'made up' })).toEqual({ done: 'duplicate' });
    });

    it('counts in its own case only', async () => {
      await put(store, commitOf(exampleCase(ref), { commandIds: ['x'] }));
      const other = newRef();
      await put(store, commitOf(exampleCase(other), { commandIds: ['x', 'x'] }));
      expect(await store.hasCommand(other, 'x')).toBe(true);
      expect(await store.hasCommand(other, 'y')).toBe(false);
    });
  });
}
