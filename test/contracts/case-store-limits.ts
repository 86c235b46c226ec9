import { isDeepStrictEqual } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseStore } from '../../bot/ports/case-store.ts';
import type { Case } from '../../bot/protocol/case.ts';
import { AT, commitOf, exampleCase, flagged, objecting, partyOf, telling } from '../store/example-case.ts';
import { begin, newRef, put, refsOf } from './case-store.ts';

const withText = (ref: string, whatHappened: string): Case =>
  exampleCase(ref, { intake: { ...exampleCase(ref).intake, whatHappened } });

const LONG_TEXTS = {
  'plain letters': 'abcde'.repeat(40_000),
  'emoji at every place a text is cut': `x${'👩‍👧🙂'.repeat(30_000)}`,
  'right to left': `${'שלום עולם '.repeat(10_000)}\u202e${'مرحبا '.repeat(10_000)}`,
  'halves of characters': '\ud83d'.repeat(50_000),
  'line ends of every kind': 'a\r\nb\nc\u2028d\u2029e\u0000f\u0085'.repeat(5_000),
  'what a transaction is made of':
    '--changeset_1--\r\nPUT http://x/y HTTP/1.1\r\n{"odata.error":{}}}+\\"\'`'.repeat(2_000),
};

const HOSTILE = [
  'a/b\\c#d?e',
  '%2F%',
  "it's",
  'tab\there\u0000\u007f\u0085',
  'a|b',
  'a=007cb',
  '',
  '..',
  'é🙂ü',
];

/** What every store of cases must take whole, or refuse before it has changed anything. */
export function itTakesTextsWholeOrRefuses(start: () => CaseStore | Promise<CaseStore>): void {
  let store: CaseStore;
  let ref: string;
  beforeEach(async () => {
    store = await start();
    ref = newRef();
  });

  describe('a long text', () => {
    it.each(Object.entries(LONG_TEXTS))('of %s is kept to the letter', async (_, text) => {
      const objected = objecting(text);
      await put(store, commitOf(withText(ref, text), { events: [objected], effects: [telling(`x:${ref}`)] }));
      // Not toEqual: a failure would print it all.
      expect((await store.load(ref))?.case.intake.whatHappened === text).toBe(true);
      expect(isDeepStrictEqual(await store.events(ref), [objected])).toBe(true);
    });

    it('of more than a row can hold is refused, and nothing is changed', async () => {
      const commit = commitOf(withText(ref, 'x'.repeat(530_000)), { commandIds: ['big'] });
      await expect(store.commit(commit)).rejects.toMatchObject({ name: 'StoreError', code: 'row-too-large' });
      expect(await store.load(ref)).toBeUndefined();
      expect(await store.hasCommand(ref, 'big')).toBe(false);
    });

    it('of more than a transaction can hold is refused', async () => {
      const events = [1, 2, 3, 4, 5].map(() => objecting('€'.repeat(300_000)));
      const commit = commitOf(exampleCase(ref), { events });
      await expect(store.commit(commit)).rejects.toMatchObject({ code: 'too-large' });
      expect(await store.events(ref)).toEqual([]);
    });
  });

  describe('a commit', () => {
    it('of exactly 100 rows goes through, of 101 is refused', async () => {
      const events = Array.from({ length: 98 }, (_, n) => flagged(String(n)));
      const tooMany = commitOf(exampleCase(ref), { events: [...events, flagged('one more')] });
      await expect(store.commit(tooMany)).rejects.toMatchObject({ code: 'too-many-changes' });
      expect(await store.load(ref)).toBeUndefined();
      await put(store, commitOf(exampleCase(ref), { events }));
      expect(await store.events(ref)).toEqual(events);
    });

    it('without a command, an event or an effect still moves the version', async () => {
      const first = await put(store, commitOf(exampleCase(ref), { commandIds: [] }));
      const second = await put(store, commitOf(exampleCase(ref), { expected: first, commandIds: [] }));
      expect(second).not.toBe(first);
      expect(await store.commit(commitOf(exampleCase(ref), { expected: first, commandIds: [] }))).toEqual({
        done: 'conflict',
      });
    });

    it('of something that could not be read again is refused', async () => {
      const strange = { ...exampleCase(ref), mood: 'angry' } as Case;
      await expect(store.commit(commitOf(strange))).rejects.toMatchObject({ code: 'unwritable' });
      const localTime = exampleCase(ref, { openedAt: '2026-04-01T09:00:00+01:00' });
      await expect(store.commit(commitOf(localTime))).rejects.toMatchObject({ code: 'unwritable' });
      const noNumber = exampleCase(ref, { facts: { age: Number.NaN } });
      await expect(store.commit(commitOf(noNumber))).rejects.toMatchObject({ code: 'unwritable' });
      expect(await store.load(ref)).toBeUndefined();
    });

    it('names rows in its refusal, never what somebody wrote', async () => {
      const secret = 'Billy hit somebody';
      const commit = commitOf({ ...withText(ref, secret), mood: secret } as Case);
      await expect(store.commit(commit)).rejects.toSatisfy(
        (error: Error) => !error.message.includes('Billy'),
      );
    });
  });

  describe('an id', () => {
    it.each(HOSTILE)('such as %j is taken in every place and taken for no other', async (id) => {
      const person = `${id}-${ref}`;
      const commit = commitOf(exampleCase(`${ref}${id}`, { parties: [partyOf(person)] }), {
        commandIds: [id, 'other'],
        effects: [telling(id)],
        wakeAt: AT,
      });
      const expected = await put(store, commit);
      expect((await store.load(`${ref}${id}`))?.case.ref).toBe(`${ref}${id}`);
      expect(await store.hasCommand(`${ref}${id}`, id)).toBe(true);
      for (const another of HOSTILE.filter((one) => one !== id)) {
        expect(await store.hasCommand(`${ref}${id}`, another)).toBe(false);
      }
      expect(await begin(store, `${ref}${id}`, id, AT)).toBe(true);
      expect(await store.ofPerson(person, 10)).toEqual([`${ref}${id}`]);
      expect(refsOf(await store.due(AT, 1000))).toContain(`${ref}${id}`);
      expect(refsOf(await store.undelivered(1000))).toContain(`${ref}${id}`);
      await put(store, { ...commit, expected, commandIds: [], effects: [], settled: [id] });
      expect(await store.pendingEffects(`${ref}${id}`)).toEqual([]);
    });

    it('that is longer than a key can be is refused', async () => {
      const commit = commitOf(exampleCase(ref), { commandIds: ['x'.repeat(1100)] });
      await expect(store.commit(commit)).rejects.toMatchObject({ code: 'key-too-long' });
      expect(await store.load(ref)).toBeUndefined();
    });
  });
}
