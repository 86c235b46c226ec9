import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseStore } from '../../bot/ports/case-store.ts';
import { commitOf, exampleCase, partyOf } from '../store/example-case.ts';
import { newRef, put } from './case-store.ts';

/** What every store of cases must find again for people: cases that are alike, cases of a person. */
export function itListsCases(start: () => CaseStore | Promise<CaseStore>): void {
  let store: CaseStore;
  let ref: string;
  beforeEach(async () => {
    store = await start();
    ref = newRef();
  });

  describe('cases that are alike', () => {
    const opened = (one: string, openedAt: string, protocol: string, category: number) => {
      const example = exampleCase(one, { openedAt, protocol: { id: protocol, version: '1' } });
      const next = { ...example, intake: { ...example.intake, category } };
      return put(store, commitOf(next));
    };
    it('are told by when they were opened, earliest first, from a day on and no more than asked for', async () => {
      const protocol = `alike-${ref}`;
      await opened(newRef(), '2026-03-01T09:00:00.000Z', protocol, 7);
      await opened(newRef(), '2025-01-01T09:00:00.000Z', protocol, 7);
      await opened(newRef(), '2026-02-01T09:00:00.000Z', protocol, 7);
      await opened(newRef(), '2026-02-02T09:00:00.000Z', protocol, 6);
      await opened(newRef(), '2026-02-03T09:00:00.000Z', `${protocol}-other`, 7);
      const alike = (most: number) =>
        store.openedAlike({ protocol, category: 7 }, '2025-06-01T00:00:00.000Z', most);
      expect(await alike(10)).toEqual(['2026-02-01T09:00:00.000Z', '2026-03-01T09:00:00.000Z']);
      expect(await alike(1)).toEqual(['2026-02-01T09:00:00.000Z']);
    });

    it('count once, however often they change, and not before they are there', async () => {
      const protocol = `alike-${ref}`;
      const kase = exampleCase(ref, { protocol: { id: protocol, version: '1' } });
      const expected = await put(store, commitOf(kase));
      await put(store, commitOf(kase, { expected }));
      const lost = await store.commit(commitOf(kase));
      expect(lost.done).not.toBe('committed');
      const alike = { protocol, category: kase.intake.category };
      expect(await store.openedAlike(alike, '2020-01-01T00:00:00.000Z', 10)).toEqual([kase.openedAt]);
    });
  });

  describe('the cases of a person', () => {
    it('come newest first, and no more than asked for', async () => {
      const person = `cara-${ref}`;
      const [older, newest] = [newRef(), newRef()];
      const raise = (one: string, openedAt: string) =>
        put(store, commitOf(exampleCase(one, { openedAt, parties: [partyOf(person)] })));
      await raise(ref, '2026-02-01T09:00:00.000Z');
      await raise(older, '2026-01-01T09:00:00.000Z');
      await raise(newest, '2026-03-01T09:00:00.000Z');
      expect(await store.ofPerson(person, 10)).toEqual([newest, ref, older]);
      expect(await store.ofPerson(person, 2)).toEqual([newest, ref]);
      expect(await store.ofPerson(`nobody-${ref}`, 10)).toEqual([]);
    });

    it('follow who has a part', async () => {
      const [ann, dan] = [`ann-${ref}`, `dan-${ref}`];
      const expected = await put(store, commitOf(exampleCase(ref, { parties: [partyOf(ann)] })));
      await put(store, commitOf(exampleCase(ref, { parties: [partyOf(dan), partyOf(dan)] }), { expected }));
      expect(await store.ofPerson(dan, 10)).toEqual([ref]);
      expect(await store.ofPerson(ann, 10)).toEqual([]);
    });
  });
}
