import { describe, expect, test } from 'vitest';
import { type SetUp, isBlocking, whatIsMissing } from '../../bot/protocol/readiness.ts';
import type { Holding, Roster } from '../../bot/protocol/roster.ts';
import { holdingKey } from '../../bot/protocol/roster.ts';
import { worldOf } from '../fixtures/play-case.ts';

const MANAGER = 'moira';
const person = (id: string) => ({
  person: id,
  name: id,
  email: `${id}@x.example`,
  agency: 'a',
  agencyName: 'A',
});

/** A directory in which everybody of a protocol is the same person, but for the roles that are left out. */
function rosterOf(
  protocol: SetUp['protocol'],
  without: readonly string[] = [],
  more: Partial<Holding> = {},
): Roster {
  const holdings = protocol.roles
    .filter(({ id }) => !without.includes(id))
    .map(({ id: role }): [string, Holding[]] => [
      holdingKey(protocol.id, role),
      [{ protocol: protocol.id, role, agency: 'a', person: 'tom', ...more }],
    ]);
  return {
    agencies: new Map([['a', { id: 'a', name: 'A', type: 'council' }]]),
    people: new Map(['tom', MANAGER].map((id) => [id, person(id)])),
    holdings: new Map(holdings),
    at: '2026-06-01T08:00:00.000Z',
  };
}

const given = (id: string, change: Partial<SetUp> = {}): SetUp => {
  const { protocol } = worldOf(id);
  const settings = { managers: [MANAGER], mailbox: 'a@x.example', mailTested: {}, confirmedAddresses: [] };
  return { protocol, settings, channel: true, roster: rosterOf(protocol), today: '2026-06-01', ...change };
};
const kinds = (setUp: SetUp): string[] => whatIsMissing(setUp).map(({ kind }) => kind);

describe('what a procedure lacks', () => {
  test('nothing, where all is there', () => {
    expect(whatIsMissing(given('sandwell-send'))).toEqual([]);
  });

  test('at first everything, and what keeps people from raising comes first', () => {
    const { protocol } = worldOf('sandwell-safeguarding');
    const bare = {
      protocol,
      channel: false,
      roster: rosterOf(
        protocol,
        protocol.roles.map(({ id }) => id),
      ),
    };
    const missing = whatIsMissing({ ...bare, today: '2026-06-01' });
    expect(missing.filter(isBlocking).map(({ kind }) => kind)).toEqual([
      'channel',
      'manager',
      'mailbox',
      'answering',
    ]);
    expect(missing.slice(4).some(isBlocking)).toBe(false);
    expect(missing.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['roles', 'contacts', 'addresses']),
    );
  });

  test.each([
    ['a manager who is no longer listed is none', { managers: ['gone'] }, 'manager'],
    ['a mailbox that nobody has tested', { mailTested: undefined }, 'mail-test'],
  ])('%s', (_, change, kind) => {
    const { settings } = given('sandwell-send');
    const { mailTested, ...rest } = { ...settings, ...change };
    expect(
      kinds(given('sandwell-send', { settings: { ...rest, ...(mailTested && { mailTested }) } })),
    ).toEqual([kind]);
  });

  test('the mailbox of the service will do, and wants to be tested', () => {
    const settings = { managers: [MANAGER] };
    expect(kinds(given('sandwell-send', { settings, mailbox: 'service@x.example' }))).toEqual(['mail-test']);
    expect(kinds(given('sandwell-send', { settings }))).toEqual(['mailbox']);
  });

  test('a number that the document leaves out, until the partnership gives it under the same name', () => {
    expect(whatIsMissing(given('birmingham'))).toEqual([
      { kind: 'contacts', labels: ['Emergency Duty Team (EDT)'] },
    ]);
    const { settings } = given('birmingham');
    const contacts = [{ label: 'emergency duty team (edt) ', phone: '0121 496 0000' }];
    expect(kinds(given('birmingham', { settings: { ...settings, contacts } }))).toEqual([]);
  });

  test('any number, where the document prints none', () => {
    expect(whatIsMissing(given('dorset-send'))).toEqual([{ kind: 'contacts', labels: [] }]);
  });

  test('a printed address that its owner has not confirmed', () => {
    expect(whatIsMissing(given('sandwell-safeguarding'))).toContainEqual({
      kind: 'addresses',
      addresses: [expect.objectContaining({ email: 'SCSP_Business@sandwell.gov.uk' })],
    });
    const { settings } = given('sandwell-safeguarding');
    const confirmed = { ...settings, confirmedAddresses: ['scsp_business@sandwell.gov.uk'] };
    expect(kinds(given('sandwell-safeguarding', { settings: confirmed }))).not.toContain('addresses');
  });

  test('people whose role has not begun, or has ended, do not count', () => {
    const { protocol } = worldOf('sandwell-send');
    for (const term of [{ from: '2026-06-02' }, { endsOn: '2026-06-01' }])
      expect(kinds(given('sandwell-send', { roster: rosterOf(protocol, [], term) }))).toContain('answering');
    expect(
      kinds(given('sandwell-send', { roster: rosterOf(protocol, [], { endsOn: '2026-06-02' }) })),
    ).toEqual([]);
  });
});
