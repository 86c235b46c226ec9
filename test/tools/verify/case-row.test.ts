import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RawRecord } from '../../../bot/tools/inspect/read-record.ts';
import { chainStart } from '../../../bot/store/event-chain.ts';
import { forged, inHand, startStorage } from './stored.ts';

let record: RawRecord;
let moved: RawRecord;
let hand: ReturnType<typeof inHand>;
beforeAll(async () => {
  const here = await startStorage();
  record = await here.read(await here.put('sandwell-dcs-decides.yaml'));
  moved = await here.read(await here.put('sandwell-told-late-day-zero-earlier.yaml'));
  await here.server.stop();
});
beforeEach(() => {
  hand = inHand(record);
});

type Kase = Record<string, unknown>;
const rewrite = (change: (kase: Kase) => object): void => {
  const kase = hand.caseNow();
  hand.changeCase({ c000: JSON.stringify({ ...kase, ...change(kase) }), parts: 1 });
};

describe("when the case's own row was changed, and its entries are right", () => {
  it('the place that differs first is named, and nothing of what it says', () => {
    rewrite(({ intake }) => ({ intake: { ...(intake as object), evidence: 'Billy said so' } }));
    expect(hand.first()).toMatchObject({ kind: 'snapshot' });
    expect(hand.first()?.text).toContain('"intake.evidence"');
    expect(hand.first()?.text).not.toContain('Billy');
  });
  it.each<[string, (kase: Kase) => object, string]>([
    ['another outcome', () => ({ outcome: 'closed' }), '"outcome"'],
    ['no outcome', () => ({ outcome: undefined }), '"outcome"'],
    [
      'a happening less',
      ({ happenings }) => ({ happenings: (happenings as []).slice(0, -1) }),
      '"happenings.',
    ],
    [
      'a person more',
      ({ parties }) => ({ parties: [...(parties as object[]), (parties as object[])[0]] }),
      '"parties.',
    ],
    ['a property that no case has', () => ({ mood: 'calm' }), 'does not have the shape'],
  ])('it has %s', (_, change, says) => {
    rewrite(change);
    expect(hand.first()).toMatchObject({ kind: 'snapshot' });
    expect(hand.first()?.text).toContain(says);
  });
  it('it has another hash for the end of its record, or counts other entries', () => {
    hand.changeCase({ head: 'f'.repeat(64) });
    expect(hand.first()).toMatchObject({ kind: 'head' });
    hand.changeCase({ head: hand.hashOf(hand.last), events: hand.last - 1 });
    expect(hand.first()).toMatchObject({ kind: 'head' });
  });
  it('it was removed', () => {
    hand.removeCase();
    expect(hand.first()).toMatchObject({ kind: 'snapshot' });
  });
});

describe('when a limit was told otherwise than the protocol gives it', () => {
  /** Writes all anew, with hashes that fit: only the protocol itself can tell. */
  function retold(change: (event: { type: string }) => object): void {
    hand = inHand(moved);
    let previous = chainStart(moved.ref);
    for (let number = 1; number <= hand.last; number += 1) {
      hand.write(number, forged(hand.entry(number), previous, number, change));
      previous = hand.hashOf(number);
    }
    hand.changeCase({ head: previous });
  }
  const entryOf = (type: string): number =>
    moved.events.findIndex(({ c000 }) => String(c000).includes(`"type":"${type}"`)) + 1;

  it('and nothing was changed, it holds: the record has a limit that moved', () => {
    retold((event) => event);
    expect(hand.check().findings).toEqual([]);
    expect(entryOf('limit-recomputed')).toBeGreaterThan(1);
  });
  it.each(['from', 'to'])('in the day %s which it moved: the entry is named', (side) => {
    retold((event) =>
      event.type === 'limit-recomputed' ? { ...event, [side]: '2031-01-01T23:59:59.000Z' } : event,
    );
    expect(hand.first()).toMatchObject({ kind: 'limit', entry: entryOf('limit-recomputed') });
  });
  it('and the entry that told it now says something else: the moment is named', () => {
    retold((event) =>
      event.type === 'limit-recomputed'
        ? { ...event, type: 'flagged', flag: 'owner', duty: undefined, from: undefined, to: undefined }
        : event,
    );
    const limit = hand.check().findings.find(({ kind }) => kind === 'limit');
    expect(limit?.text).toContain('no entry says so');
  });
});

describe('given a mark that somebody has written down', () => {
  it('when the record had fewer entries: it is found in it again', () => {
    const early = inHand({ ...record, events: record.events.slice(0, 17) }).check().mark;
    expect(early).toMatch(/^17-/);
    expect(hand.check(early).findings).toEqual([]);
  });
  it('of a record that was then made anew as a whole: it tells', () => {
    const { mark } = hand.check();
    let previous = chainStart(record.ref);
    for (let number = 1; number <= hand.last; number += 1) {
      // Who made this entry is in no other place: everything else fits.
      const change = (event: { by: object }): object =>
        number === 3 ? { ...event, by: { ...event.by, name: 'Billy Other' } } : event;
      hand.write(number, forged(hand.entry(number), previous, number, change));
      previous = hand.hashOf(number);
    }
    hand.changeCase({ head: previous });
    expect(hand.first()).toBeUndefined();
    expect(hand.check(mark).findings).toMatchObject([{ kind: 'mark', entry: hand.last }]);
  });
  it('of a longer record: it tells that entries are missing', () => {
    const { mark } = hand.check();
    const shorter = inHand({ ...record, events: record.events.slice(0, 9) });
    expect(shorter.check(mark).findings.at(-1)).toMatchObject({ kind: 'mark' });
  });
});
