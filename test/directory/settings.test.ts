import { describe, expect, it } from 'vitest';
import { DirectoryError, parseDirectory } from '../../bot/directory/parse-directory.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readAllVersions } from '../../bot/read-protocols.ts';
import { settingsMistakes } from '../../bot/tools/check-settings.ts';
import { exampleDirectory } from './example-directory.ts';

const FUNERAL = { day: '2026-09-21', name: 'State funeral' };

const parsed = (...settings: object[]) => parseDirectory({ ...exampleDirectory(), settings }).settings;

function mistakesOf(...settings: object[]): readonly string[] {
  try {
    parsed(...settings);
  } catch (error) {
    if (error instanceof DirectoryError) return error.mistakes;
    throw error;
  }
  return [];
}
const withDays = (...days: object[]) => ({ protocol: 'sandwell-send', holidays: days });

describe('the settings of a protocol', () => {
  it('may be left out, whole or in part', () => {
    expect(parseDirectory({ ...exampleDirectory(), settings: undefined }).settings).toEqual([]);
    expect(parsed({ protocol: 'sandwell-send' })).toEqual([
      { protocol: 'sandwell-send', holidays: [], confirmedAddresses: [] },
    ]);
  });
  it('keep an address in small letters', () => {
    const [set] = parsed({ protocol: 'x', confirmedAddresses: ['Board@Sandwell.example'] });
    expect(set?.confirmedAddresses).toEqual(['board@sandwell.example']);
  });
  it.each([
    [
      'a Saturday',
      withDays({ day: '2026-09-19', name: 'A' }),
      'settings.0.holidays.0.day: 2026-09-19 is at a weekend, which is not counted anyway',
    ],
    [
      'the 30th of February',
      withDays({ day: '2026-02-30', name: 'A' }),
      'settings.0.holidays.0.day: "2026-02-30" is not a day: write it like 2026-09-21',
    ],
    [
      'words for a day',
      withDays({ day: 'Monday', name: 'A' }),
      'settings.0.holidays.0.day: "Monday" is not a day: write it like 2026-09-21',
    ],
    [
      'a day twice',
      withDays(FUNERAL, { ...FUNERAL, name: 'Another' }),
      'settings.0.holidays.1.day: is there twice: 2026-09-21',
    ],
    [
      'an address twice',
      { protocol: 'x', confirmedAddresses: ['a@b.example', 'A@b.example'] },
      'settings.0.confirmedAddresses.1: is there twice: a@b.example',
    ],
    [
      'a threshold of one',
      { protocol: 'x', similarThreshold: { count: 1, months: 12 } },
      'settings.0.similarThreshold.count: must be a whole number, 2 or more',
    ],
    [
      'half a month',
      { protocol: 'x', similarThreshold: { count: 3, months: 0.5 } },
      'settings.0.similarThreshold.months: must be a whole number, 1 or more',
    ],
  ])('are refused with %s', (_, setting, mistake) => {
    expect(mistakesOf(setting)).toEqual([mistake]);
  });
  it('are refused with a day that has no name, an address that is none, and a key that nobody knows', () => {
    const places = mistakesOf(
      withDays({ day: '2026-09-21', name: ' ' }),
      { protocol: 'x', confirmedAddresses: ['nowhere'] },
      { protocol: 'y', holyday: [] },
    ).map((mistake) => mistake.split(': ')[0]);
    expect(places).toEqual(['settings.0.holidays.0.name', 'settings.1.confirmedAddresses.0', 'settings.2']);
  });
  it('are there once for a protocol', () => {
    expect(mistakesOf({ protocol: 'x' }, { protocol: 'x' })).toEqual(['settings.1: is there twice: x']);
  });
});

describe('settings that fit no protocol file are told before anything is written', () => {
  const found = (...settings: object[]) =>
    settingsMistakes(parsed(...settings), readAllVersions(), readCalendar());

  it('says nothing of a day off that is new', () => {
    expect(found(withDays(FUNERAL))).toEqual([]);
  });
  it('names the protocols that there are', () => {
    expect(found({ protocol: 'atlantis' })).toEqual([
      expect.stringMatching(/^settings\.0\.protocol: no protocol has the id atlantis; .*sandwell-send/),
    ]);
  });
  it('finds a day that is a bank holiday, a threshold for nothing and an address that is not printed', () => {
    expect(
      found({
        ...withDays({ day: '2026-12-25', name: 'Christmas' }),
        similarThreshold: { count: 3, months: 12 },
        confirmedAddresses: ['board@sandwell.example'],
      }),
    ).toEqual([
      'settings.0.holidays.0.day: 2026-12-25 is a bank holiday already: Christmas Day',
      'settings.0.similarThreshold: sandwell-send suggests nothing because of similar cases',
      'settings.0.confirmedAddresses.0: sandwell-send prints no address board@sandwell.example',
    ]);
  });
});
