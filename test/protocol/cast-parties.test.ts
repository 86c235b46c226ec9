import { describe, expect, it } from 'vitest';
import type { Party } from '../../bot/protocol/case.ts';
import { castParties } from '../../bot/protocol/cast-parties.ts';
import {
  LISTED,
  type Listing,
  TODAY,
  directoryOf,
  idOf,
  opponentsOf,
  protocol,
} from '../fixtures/agency-types.ts';

async function cast(
  raising: string,
  receiving: string,
  listed: readonly Listing[] = LISTED,
): Promise<Party[]> {
  const people = directoryOf(listed);
  return castParties(await people.roster(), protocol, await opponentsOf(people, raising, receiving), TODAY);
}
const onSide = (parties: readonly Party[], side: Party['side']): string[][] =>
  parties
    .filter((it) => it.side === side)
    .map(({ name, role, title, substitute }) =>
      [name, role, title, substitute].filter((part) => part !== undefined),
    );
const without = (...roles: string[]): Listing[] => LISTED.filter(([, , role]) => !roles.includes(role));

describe('a school', () => {
  it('has its head teacher at every level above the practitioner', async () => {
    expect(onSide(await cast('Priya Shah', 'Tom Baker'), 'raising')).toEqual([
      ['Priya Shah', 'practitioner'],
      ['Hana Reid', 'line-manager', 'head teacher', 'head-teacher'],
      ['Hana Reid', 'senior-manager', 'head teacher', 'head-teacher'],
      ['Hana Reid', 'director', 'head teacher', 'head-teacher'],
    ]);
  });
  it('also where it is the side that has to answer', async () => {
    const parties = await cast('Tom Baker', 'Priya Shah');
    expect(onSide(parties, 'receiving').map(([name]) => name)).toEqual([
      'Priya Shah',
      ...Array<string>(3).fill('Hana Reid'),
    ]);
    expect(onSide(parties, 'raising')[1]).toEqual(['Colin Webb', 'line-manager']);
  });
  it('whose head teacher raises the matter is held by that one person throughout', async () => {
    const listed: Listing[] = [...LISTED, ['Hana Reid', 'oak', 'practitioner']];
    const parties = await cast('Hana Reid', 'Tom Baker', listed);
    expect(onSide(parties, 'raising').map(([name, role]) => [name, role])).toEqual([
      ['Hana Reid', 'practitioner'],
      ['Hana Reid', 'line-manager'],
      ['Hana Reid', 'senior-manager'],
      ['Hana Reid', 'director'],
    ]);
  });
  it('that lists no head teacher has whoever is listed for the printed role, as printed', async () => {
    const listed: Listing[] = [...without('head-teacher'), ['Gareth Bevan', 'oak', 'senior-manager']];
    expect(onSide(await cast('Priya Shah', 'Tom Baker', listed), 'raising')).toEqual([
      ['Priya Shah', 'practitioner'],
      ['Gareth Bevan', 'senior-manager'],
    ]);
  });
  it('that lists nobody has nobody', async () => {
    const parties = await cast('Priya Shah', 'Tom Baker', without('head-teacher'));
    expect(onSide(parties, 'raising')).toEqual([['Priya Shah', 'practitioner']]);
  });
});

it('the police are called by their ranks', async () => {
  expect(onSide(await cast('Paul Stone', 'Tom Baker'), 'raising')).toEqual([
    ['Paul Stone', 'practitioner'],
    ['Sam Gill', 'line-manager', 'Sergeant'],
    ['Ines Wood', 'senior-manager', 'Detective Inspector'],
    ['Ugo Lane', 'director', 'Superintendent'],
  ]);
});

describe('somebody who is self-employed', () => {
  it('has the safeguarding lead who is listed for them', async () => {
    expect(onSide(await cast('Jo Marsh', 'Paul Stone'), 'raising')).toEqual([
      ['Jo Marsh', 'practitioner'],
      ['Lena Hart', 'line-manager', 'safeguarding lead', 'safeguarding-lead'],
      ['Lena Hart', 'senior-manager', 'safeguarding lead', 'safeguarding-lead'],
      ['Lena Hart', 'director', 'safeguarding lead', 'safeguarding-lead'],
    ]);
  });
  it('against the agency that the lead works for, is not represented by one who acts for the other side', async () => {
    const listed: Listing[] = [...LISTED, ['Lena Hart', 'council', 'line-manager']];
    const parties = await cast('Jo Marsh', 'Tom Baker', listed);
    const lena = parties.filter(({ person }) => person === idOf('Lena Hart'));
    expect(lena.map(({ side, role }) => [side, role])).toEqual([['receiving', 'line-manager']]);
  });
});

describe('officers of neither side', () => {
  const officers = (parties: readonly Party[]) =>
    parties
      .filter(({ side }) => side === 'neutral')
      .map(({ name, receivesOnly }) => [name, receivesOnly ?? false]);

  it('act where they hold a stage or owe a duty; any other is only written to', async () => {
    expect(officers(await cast('Priya Shah', 'Tom Baker'))).toEqual([
      ['Judith Okafor', false],
      ['Martin Yates', true],
      ['Bea Lowe', false],
    ]);
  });
  it('do not act in a matter to which they are a side', async () => {
    const listed: Listing[] = [...LISTED, ['Bea Lowe', 'council', 'line-manager']];
    expect(officers(await cast('Priya Shah', 'Tom Baker', listed))).toEqual([
      ['Judith Okafor', false],
      ['Martin Yates', true],
    ]);
  });
});
