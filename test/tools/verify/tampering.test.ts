import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chainStart } from '../../../bot/store/event-chain.ts';
import type { RawRecord } from '../../../bot/tools/inspect/read-record.ts';
import { forged, inHand, startStorage } from './stored.ts';

let record: RawRecord;
let other: RawRecord;
let hand: ReturnType<typeof inHand>;
let last: number;
beforeAll(async () => {
  const here = await startStorage();
  record = await here.read(await here.put('sandwell-dcs-decides.yaml'));
  other = await here.read(await here.put('sandwell-dcs-decides.yaml'));
  await here.server.stop();
});
beforeEach(() => {
  hand = inHand(record);
  last = hand.last;
});
afterAll(() => expect(inHand(record).check().findings).toEqual([]));

const later = (event: object): object => ({ ...event, at: '2030-01-01T00:00:00.000Z' });
const changed = (number: number): { c000: string } => ({
  c000: JSON.stringify(later(JSON.parse(String(hand.entry(number)['c000'])) as object)),
});
/** Writes entries anew from one on, each with a hash that fits. */
function rewritten(from: number, change: (event: object, number: number) => object): string {
  let previous = from === 1 ? chainStart(record.ref) : hand.hashOf(from - 1);
  for (let number = from; number <= last; number += 1) {
    hand.write(
      number,
      forged(hand.entry(number), previous, number, (it) => change(it, number)),
    );
    previous = hand.hashOf(number);
  }
  return previous;
}
/** Makes room at a place: what was there, and all that follows, gets a later number. */
function makeRoom(at: number): void {
  for (let number = last; number >= at; number -= 1) hand.write(number + 1, hand.entry(number));
}

describe('given a record to which nobody has done anything', () => {
  it('it holds, and has a mark that can be read out', () => {
    const verdict = hand.check();
    expect(verdict.findings).toEqual([]);
    expect(verdict.entries).toBe(31);
    expect(verdict.mark).toMatch(/^31-([0-9A-F]{4}-){4}[0-9A-F]{4}$/);
  });
});

describe('when an entry was changed', () => {
  it.each([1, 5, 31])('entry %i, after it was written: it is named', (number) => {
    hand.change(number, changed(number));
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: number });
  });
  it('and another one later too: the first is named', () => {
    hand.change(9, changed(9));
    hand.change(20, changed(20));
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 9 });
  });
  it('and was given a new hash: the break is behind it, and both are named', () => {
    hand.write(5, forged(hand.entry(5), hand.hashOf(4), 5, later));
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 6 });
    expect(hand.first()?.text).toContain('or entry 5 was');
  });
  it('the last one, and was given a new hash: the record does not end as the case says', () => {
    hand.write(last, forged(hand.entry(last), hand.hashOf(last - 1), last, later));
    expect(hand.first()).toMatchObject({ kind: 'head' });
  });
  it('with all that come after it, each with a new hash: the record does not end as the case says', () => {
    rewritten(5, (event, number) => (number === 5 ? later(event) : event));
    expect(hand.first()).toMatchObject({ kind: 'head' });
  });
  it.each([
    ['its schema number', { schema: 0 }],
    ['its hash', { hash: 'f'.repeat(64) }],
    ['its hash, which is gone', { hash: undefined }],
    ['its text, of which a part is gone', { parts: 2 }],
    ['its text, which is no JSON', { c000: '{' }],
  ])('only in %s: it is named', (_, properties) => {
    hand.change(8, properties);
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 8 });
  });
  it('into what is no entry, with every hash made anew: it is named, and nothing of what it says', () => {
    const head = rewritten(1, (event, number) => (number === 3 ? { type: 'sang', of: 'Billy' } : event));
    hand.changeCase({ head });
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 3 });
    expect(hand.first()?.text).not.toContain('Billy');
  });
  it('into the same entry of another case: it is named', () => {
    hand.write(12, other.events[11] as (typeof other.events)[number]);
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 12 });
  });
  it('into a copy of an earlier one: it is named', () => {
    hand.write(12, hand.entry(4));
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 12 });
    expect(hand.first()?.text).toContain('a copy of entry 4');
  });
  it('with the whole record, by that of another case: it is named as copied', () => {
    other.events.forEach((row, index) => {
      hand.write(index + 1, row);
    });
    hand.changeCase({ head: other.events.at(-1)?.['hash'] });
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 1 });
  });
});

describe('when an entry was removed', () => {
  it.each([1, 7, 30])('entry %i: it is named', (number) => {
    hand.remove(number);
    expect(hand.first()).toMatchObject({ kind: 'removed', entry: number });
  });
  it('the last one: it is named, although there is no gap', () => {
    hand.remove(last);
    expect(hand.first()).toMatchObject({ kind: 'removed', entry: last });
  });
  it('the last one, and the case counts one less: the record does not end as the case says', () => {
    hand.remove(last);
    hand.changeCase({ events: last - 1 });
    expect(hand.first()).toMatchObject({ kind: 'head' });
  });
  it.each([7, 30])('entry %i, and the later ones were given new numbers: it is named', (number) => {
    for (let at = number; at < last; at += 1) hand.write(at, hand.entry(at + 1));
    hand.remove(last);
    const entry = hand.first();
    // Of the last but one nothing is left that tells it from one that was changed; that one is missing is known.
    expect(entry).toMatchObject({ kind: number === 30 ? 'changed' : 'removed', entry: number });
  });
  it('with all the others: the first is named', () => {
    for (let number = 1; number <= last; number += 1) hand.remove(number);
    expect(hand.first()).toMatchObject({ kind: 'removed', entry: 1 });
  });
});

describe('when an entry was put in', () => {
  it('after the last one, as its copy: it is named', () => {
    hand.write(last + 1, hand.entry(last));
    expect(hand.first()).toMatchObject({ kind: 'inserted', entry: last + 1 });
  });
  it('after the last one, with a hash that fits: it is named', () => {
    hand.write(last + 1, forged(hand.entry(last), hand.hashOf(last), last + 1, later));
    expect(hand.first()).toMatchObject({ kind: 'inserted', entry: last + 1 });
  });
  it.each([
    ['with a hash that fits', (row: object) => row],
    ['with a hash that does not', (row: object) => ({ ...row, hash: 'a'.repeat(64) })],
  ])('between others, %s, and they were given later numbers: it is named', (_, withHash) => {
    const row = withHash(forged(hand.entry(5), hand.hashOf(6), 7, later));
    makeRoom(7);
    hand.write(7, row as ReturnType<typeof hand.entry>);
    expect(hand.first()).toMatchObject({ kind: 'inserted', entry: 7 });
  });
  it('between others, as a copy of one of them: it is named', () => {
    const copy = hand.entry(5);
    makeRoom(7);
    hand.write(7, copy);
    expect(hand.first()).toMatchObject({ kind: 'inserted', entry: 7 });
  });
  it('from another case: it is named', () => {
    makeRoom(7);
    hand.write(7, other.events[6] as (typeof other.events)[number]);
    expect(hand.first()).toMatchObject({ kind: 'inserted', entry: 7 });
  });
  it('under a key between two others: it is named', () => {
    hand.write('event|0000000004x', hand.entry(5));
    expect(hand.first()).toMatchObject({ kind: 'inserted', entry: 5 });
  });
});

describe('when entries were exchanged', () => {
  it.each([
    [6, 7],
    [4, 11],
  ])('entry %i with entry %i: the first is named as out of order', (one, two) => {
    const [a, b] = [hand.entry(one), hand.entry(two)];
    hand.write(one, b);
    hand.write(two, a);
    expect(hand.first()).toMatchObject({ kind: 'moved', entry: one });
  });
});

describe('when an entry was changed to what this service cannot work with', () => {
  const opening = (change: object): void => {
    const event = JSON.parse(String(hand.entry(1)['c000'])) as { protocol: object };
    hand.change(1, { c000: JSON.stringify({ ...event, protocol: { ...event.protocol, ...change } }) });
  };
  it.each([{ id: 'no-such-procedure' }, { version: '99' }])('another protocol: it is named', (change) => {
    opening(change);
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 1 });
  });
  it.each([{ schema: 99 }, { schema: 1.5 }, { parts: 5_000_000_000 }])('%j: it is named', (properties) => {
    hand.change(4, properties);
    expect(hand.first()).toMatchObject({ kind: 'changed', entry: 4 });
  });
});
