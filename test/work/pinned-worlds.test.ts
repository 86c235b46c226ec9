import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../bot/protocol/calendar.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { dutyRuns } from '../../bot/protocol/duty-runs.ts';
import { headlineOf } from '../../bot/protocol/standing.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readAllVersions } from '../../bot/read-protocols.ts';
import { pinnedWorlds } from '../../bot/work/pinned-worlds.ts';
import { castOf } from '../../bot/tools/cast.ts';
import { CHILD, at, endOf } from '../fixtures/given.ts';

const versions = readAllVersions();
const FUNERAL = { day: '2026-06-03', name: 'State funeral' };
const PINS = {
  id: 'sandwell-send',
  version: versions.find(({ id }) => id === 'sandwell-send')?.version ?? '',
};
const worldOf = pinnedWorlds(versions, readCalendar());

/** Raised on Monday 1 June 2026: the file is to be read within three working days. */
function raised(holidays: readonly (typeof FUNERAL)[]) {
  const world = worldOf({ ...PINS, holidays });
  const parties = castOf(world.protocol, CHILD);
  const now = at('2026-06-01 10:00');
  const decision = decide(world, undefined, {
    ...{ id: 'open', type: 'open', now, ref: 'SS-000000', facts: CHILD, parties, holidays },
    actor: { person: parties[0]?.person ?? '', name: '' },
    intake: { category: 1, whatHappened: '', evidence: '', wouldSettle: '', childReference: '' },
    reports: [{ key: 'disagreement-arose' }, { key: 'raised' }],
  });
  if ('refused' in decision) throw new Error(decision.refused.because);
  return decision.next;
}

describe('a day off that an owner adds', () => {
  it('is no working day of a case that is opened after it was added', () => {
    const kase = raised([FUNERAL]);
    expect(kase.protocol).toEqual({ ...PINS, holidays: [FUNERAL] });
    const world = worldOf(kase.protocol);
    expect(isWorkingDay(world.calendar, FUNERAL.day)).toBe(false);
    const review = dutyRuns(world, kase, at('2026-06-01 10:00')).find(({ key }) => key === '1c');
    expect(review?.limitAt).toBe(endOf('2026-06-05'));
  });
  it('moves nothing of a case that was opened before, and none of its limits', () => {
    const kase = raised([]);
    expect(kase.protocol).toEqual(PINS);
    const world = worldOf(kase.protocol);
    expect(isWorkingDay(world.calendar, FUNERAL.day)).toBe(true);
    expect(headlineOf(world, kase, at('2026-06-02 10:00'))?.at).toBe(endOf('2026-06-04'));
  });
  it('keeps the name of a bank holiday that the day is already', () => {
    const { calendar } = worldOf({ ...PINS, holidays: [{ day: '2026-12-25', name: 'A day off' }] });
    expect(calendar.holidays.get('2026-12-25')).toBe('Christmas Day');
  });
});

describe('what an owner has set otherwise', () => {
  it('counts as it is now, for running cases too', () => {
    const settings = { similarThreshold: { count: 3, months: 12 }, confirmedAddresses: [] };
    const now = pinnedWorlds(versions, readCalendar(), (id) => (id === PINS.id ? settings : undefined));
    expect(now(PINS).settings).toBe(settings);
    expect(worldOf(PINS).settings).toBeUndefined();
  });
});
