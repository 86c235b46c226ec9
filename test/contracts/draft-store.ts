import { isDeepStrictEqual } from 'node:util';
import { beforeEach, expect, it } from 'vitest';
import type { Draft, DraftStore } from '../../bot/ports/draft-store.ts';

const draftOf = (person: string, change: Partial<Draft> = {}): Draft => ({
  id: 'draft-1',
  person,
  ref: 'SS-7K3QXM',
  facts: { raising: { agencyType: 'school' } },
  typed: {},
  startedAt: '2026-04-01T09:00:00.000Z',
  ...change,
});

let people = 0;

/** What every store of drafts must do. */
export function itKeepsDrafts(start: () => DraftStore | Promise<DraftStore>): void {
  let store: DraftStore;
  let person: string;
  beforeEach(async () => {
    store = await start();
    person = `person/${(people += 1)}`;
  });

  it('has no draft that was never saved', async () => {
    expect(await store.load(person, 'draft-1')).toBeUndefined();
  });

  it('gives back every word that was typed', async () => {
    const draft = draftOf(person, {
      protocol: 'sandwell-send',
      danger: { at: '2026-04-01T09:01:00.000Z', level: 'now' },
      typed: {
        whatHappened: `${'🙂'.repeat(50_000)}x${'שלום'.repeat(20_000)}`,
        evidence: '<at>a</at> "\\\u2028',
      },
      sentAs: 'SS-7K3QXM',
    });
    await store.save(draft);
    // Not toEqual: a failure would print it all.
    expect(isDeepStrictEqual(await store.load(person, 'draft-1'), draft)).toBe(true);
  });

  it('keeps the last of two saves, and nothing of the first', async () => {
    await store.save(draftOf(person, { typed: { whatHappened: 'x'.repeat(100_000), evidence: 'one' } }));
    await store.save(draftOf(person, { typed: { evidence: 'two' } }));
    expect(await store.load(person, 'draft-1')).toEqual(draftOf(person, { typed: { evidence: 'two' } }));
  });

  it('keeps the drafts of different people apart, whatever their ids are', async () => {
    await store.save(draftOf(person, { id: 'a|b' }));
    expect(await store.load(`${person}|a`, 'b')).toBeUndefined();
    expect(await store.load('somebody else', 'a|b')).toBeUndefined();
    expect(await store.load(person, 'a|b')).toEqual(draftOf(person, { id: 'a|b' }));
  });

  it('refuses what is too long or cannot be read again, and keeps what was saved', async () => {
    await store.save(draftOf(person));
    const long = draftOf(person, { typed: { whatHappened: 'x'.repeat(600_000) } });
    await expect(store.save(long)).rejects.toMatchObject({ name: 'StoreError', code: 'row-too-large' });
    const strange = draftOf(person, { startedAt: 'yesterday' });
    await expect(store.save(strange)).rejects.toMatchObject({ code: 'unwritable' });
    expect(await store.load(person, 'draft-1')).toEqual(draftOf(person));
  });
}
