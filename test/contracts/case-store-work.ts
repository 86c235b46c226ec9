import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseStore } from '../../bot/ports/case-store.ts';
import { asking, AT, commitOf, exampleCase, flagged, telling } from '../store/example-case.ts';
import { begin, newRef, put, refsOf } from './case-store.ts';

const keysOf = async (store: CaseStore, ref: string): Promise<string[]> =>
  (await store.pendingEffects(ref)).map(({ effect }) => effect.key);

/** What every store of cases must find again: effects to deliver, cases to wake. */
export function itFindsWork(start: () => CaseStore | Promise<CaseStore>): void {
  let store: CaseStore;
  let ref: string;
  beforeEach(async () => {
    store = await start();
    ref = newRef();
  });

  describe('effects', () => {
    it('are pending in the order in which they were asked for', async () => {
      const effects = [telling('z'), telling('a'), telling('m')];
      const expected = await put(store, commitOf(exampleCase(ref), { effects }));
      await put(store, commitOf(exampleCase(ref), { expected, effects: [telling('b')] }));
      expect(await keysOf(store, ref)).toEqual(['z', 'a', 'm', 'b']);
      expect((await store.pendingEffects(ref))[0]).toMatchObject({ effect: telling('z'), attempts: 0 });
      expect((await store.load(ref))?.pending.toSorted()).toEqual(['a', 'b', 'm', 'z']);
    });

    it('are replaced by one with the same key, which nobody has begun', async () => {
      const expected = await put(
        store,
        commitOf(exampleCase(ref), { effects: [telling('a'), asking('one')] }),
      );
      await begin(store, ref, 'a', AT);
      const anew = { ...telling('a'), stage: 'two' };
      await put(store, commitOf(exampleCase(ref), { expected, effects: [telling('a'), anew] }));
      const [one, two] = await store.pendingEffects(ref);
      expect([one, two]).toMatchObject([
        { effect: asking('one'), attempts: 0 },
        { effect: anew, attempts: 0 },
      ]);
      expect(two).not.toHaveProperty('attemptedAt');
    });

    it('are begun, and what is known of them is kept', async () => {
      const committed = await store.commit(commitOf(exampleCase(ref), { effects: [telling('a')] }));
      const [asked] = (committed.done === 'committed' && committed.asked) || [];
      if (!asked) throw new Error('the commit did not tell what it has asked for');
      expect(await store.pendingEffects(ref)).toEqual([asked]);
      const [begun] = (await store.mark(ref, [{ of: asked, attempts: 1, attemptedAt: AT }])) ?? [];
      expect(begun).toMatchObject({ effect: telling('a'), attempts: 1, attemptedAt: AT, asked: asked.asked });
      expect(await store.pendingEffects(ref)).toEqual([begun]);
      const ended = { outcome: 'failed', why: 'busy', retry: true, afterMs: 5 } as const;
      const last = { of: begun ?? asked, attempts: 2, attemptedAt: AT, notBefore: AT, ended };
      const [known] = (await store.mark(ref, [last])) ?? [];
      expect(known).toMatchObject({ attempts: 2, attemptedAt: AT, notBefore: AT, ended });
      expect(await store.pendingEffects(ref)).toEqual([known]);
    });

    it('are begun with the commit that asks for them, where the caller goes on to try them', async () => {
      const begins = { key: 'b', at: AT };
      const effects = [telling('a'), telling('b')];
      const committed = await store.commit(commitOf(exampleCase(ref), { effects, begins }));
      const asked = await store.pendingEffects(ref);
      expect(committed).toMatchObject({ done: 'committed', asked });
      expect(asked[0]).not.toHaveProperty('attemptedAt');
      expect(asked[1]).toMatchObject({ attempts: 1, attemptedAt: AT });
    });

    it('are free again when the try is taken back, which still counts', async () => {
      await put(store, commitOf(exampleCase(ref), { effects: [telling('a')] }));
      await begin(store, ref, 'a', AT);
      const [of] = await store.pendingEffects(ref);
      if (!of) throw new Error('nothing is pending');
      await store.mark(ref, [{ of, attempts: of.attempts }]);
      const [free] = await store.pendingEffects(ref);
      expect(free).toMatchObject({ effect: telling('a'), attempts: 1 });
      expect(free).not.toHaveProperty('attemptedAt');
    });

    it('are begun by one only of those who saw the same state', async () => {
      await put(store, commitOf(exampleCase(ref), { effects: [telling('a'), telling('b')] }));
      const [of, other] = await store.pendingEffects(ref);
      if (!of || !other) throw new Error('nothing is pending');
      const mark = { of, attempts: 1, attemptedAt: AT };
      const begun = await Promise.all([1, 2, 3].map(() => store.mark(ref, [mark])));
      expect(begun.filter((it) => it !== undefined)).toHaveLength(1);
      expect(await store.mark(ref, [{ of: other, attempts: 9 }, mark]), 'all or nothing').toBeUndefined();
      expect((await store.pendingEffects(ref)).map(({ attempts }) => attempts)).toEqual([1, 0]);
    });

    it('cannot be begun once they are gone, or were asked for anew', async () => {
      const expected = await put(
        store,
        commitOf(exampleCase(ref), { effects: [telling('a'), telling('b')] }),
      );
      const [a, b] = await store.pendingEffects(ref);
      if (!a || !b) throw new Error('nothing is pending');
      await put(store, commitOf(exampleCase(ref), { expected, settled: ['a'], effects: [telling('b')] }));
      expect(await store.mark(ref, [{ of: a, attempts: 1 }])).toBeUndefined();
      expect(await store.mark(ref, [{ of: b, attempts: 1 }])).toBeUndefined();
      expect(await store.pendingEffects(ref)).toMatchObject([{ effect: telling('b'), attempts: 0 }]);
    });

    it('are gone when they are settled by a commit', async () => {
      const effects = [telling('a'), telling('b')];
      const expected = await put(store, commitOf(exampleCase(ref), { effects }));
      await put(store, commitOf(exampleCase(ref), { expected, settled: ['a'], events: [flagged('x')] }));
      expect(await keysOf(store, ref)).toEqual(['b']);
    });

    it('do not fail a commit where they are gone already', async () => {
      let expected = await put(store, commitOf(exampleCase(ref), { effects: [telling('a'), telling('b')] }));
      expected = await put(store, commitOf(exampleCase(ref), { expected, settled: ['a'] }));
      const settled = ['a', 'never', 'b'];
      const version = await put(
        store,
        commitOf(exampleCase(ref), { expected, settled, events: [flagged('x')] }),
      );
      expect(await keysOf(store, ref)).toEqual([]);
      expect(await store.events(ref)).toEqual([flagged('x')]);
      const stale = commitOf(exampleCase(ref), { expected, settled });
      expect(await store.commit(stale)).toEqual({ done: 'conflict' });
      await put(store, commitOf(exampleCase(ref), { expected: version }));
    });

    it('can be settled and asked for anew in one commit', async () => {
      const expected = await put(store, commitOf(exampleCase(ref), { effects: [telling('a')] }));
      await put(store, commitOf(exampleCase(ref), { expected, settled: ['a'], effects: [telling('a')] }));
      expect(await keysOf(store, ref)).toEqual(['a']);
    });
  });

  describe('a case that waits for the timer', () => {
    const nine = '2020-01-01T09:00:00.000Z';
    const ten = '2020-01-01T10:00:00.000Z';
    const eleven = '2020-01-01T11:00:00.000Z';

    it('is due from its time on, the earliest first', async () => {
      const [late, early] = [newRef(), newRef()];
      await put(store, commitOf(exampleCase(late), { wakeAt: ten }));
      await put(store, commitOf(exampleCase(early), { wakeAt: nine }));
      await put(store, commitOf(exampleCase(ref), { wakeAt: eleven }));
      const ours = (found: string[]) => found.filter((one) => [late, early, ref].includes(one));
      expect(ours(refsOf(await store.due('2020-01-01T08:59:59.999Z', 1000)))).toEqual([]);
      expect(ours(refsOf(await store.due(ten, 1000)))).toEqual([early, late]);
      expect(ours(refsOf(await store.due(eleven, 1000)))).toEqual([early, late, ref]);
      expect(refsOf(await store.due(eleven, 1))).toHaveLength(1);
      expect(refsOf(await store.due(eleven, 0))).toEqual([]);
    });

    it('is due at its new time only, when the time has moved', async () => {
      let expected = await put(store, commitOf(exampleCase(ref), { wakeAt: nine }));
      expected = await put(store, commitOf(exampleCase(ref), { expected, wakeAt: eleven }));
      expect(refsOf(await store.due(ten, 1000))).not.toContain(ref);
      expected = await put(store, commitOf(exampleCase(ref), { expected, wakeAt: eleven }));
      expect(refsOf(await store.due(eleven, 1000)).filter((one) => one === ref)).toHaveLength(1);
      expected = await put(store, commitOf(exampleCase(ref), { expected, wakeAt: nine }));
      expect(refsOf(await store.due(eleven, 1000)).filter((one) => one === ref)).toHaveLength(1);
      expected = await put(store, commitOf(exampleCase(ref), { expected }));
      expect(refsOf(await store.due(eleven, 1000))).not.toContain(ref);
      await put(store, commitOf(exampleCase(ref), { expected, wakeAt: undefined }));
    });

    it('keeps its time after a write that lost', async () => {
      const first = await put(store, commitOf(exampleCase(ref), { wakeAt: nine }));
      await put(store, commitOf(exampleCase(ref), { expected: first, wakeAt: ten }));
      await store.commit(commitOf(exampleCase(ref), { expected: first, wakeAt: ten }));
      expect(refsOf(await store.due(nine, 1000))).not.toContain(ref);
      expect(refsOf(await store.due(ten, 1000))).toContain(ref);
    });

    it('refuses a time that is not written as a UTC instant', async () => {
      const commit = commitOf(exampleCase(ref), { wakeAt: '2020-01-01T10:00:00+01:00' });
      await expect(store.commit(commit)).rejects.toMatchObject({ code: 'unwritable' });
    });
  });

  describe('a case with something to deliver', () => {
    it('is found until the last effect is settled', async () => {
      const effects = [telling('a'), telling('b')];
      const expected = await put(store, commitOf(exampleCase(ref), { effects }));
      expect(refsOf(await store.undelivered(1000))).toContain(ref);
      const next = await put(store, commitOf(exampleCase(ref), { expected, settled: ['a'] }));
      expect(refsOf(await store.undelivered(1000))).toContain(ref);
      await put(store, commitOf(exampleCase(ref), { expected: next, settled: ['b'] }));
      expect(refsOf(await store.undelivered(1000))).not.toContain(ref);
    });

    it('is found again when it has something new', async () => {
      let expected = await put(store, commitOf(exampleCase(ref), { effects: [telling('a')] }));
      expected = await put(store, commitOf(exampleCase(ref), { expected, settled: ['a'] }));
      expect(refsOf(await store.undelivered(1000))).not.toContain(ref);
      await put(store, commitOf(exampleCase(ref), { expected, effects: [telling('b')] }));
      expect(refsOf(await store.undelivered(1000))).toContain(ref);
    });
  });
}
