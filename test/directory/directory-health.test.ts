import { describe, expect, it } from 'vitest';
import { directoryHealth } from '../../bot/directory/health/directory-health.ts';
import type { NotInChannel } from '../../bot/directory/health/health-input.ts';
import { EMPTY } from '../../bot/directory/memory-keeper.ts';
import { personIdFor } from '../../bot/directory/person-id.ts';
import type { DirectoryRecord, Person } from '../../bot/ports/people.ts';
import type { Holding } from '../../bot/protocol/roster.ts';
import { newestOf } from '../../bot/protocol-versions.ts';
import { readAllVersions } from '../../bot/read-protocols.ts';
import { loadDirectory } from '../sandbox/load-directory.ts';

const protocols = [...newestOf(readAllVersions()).values()];
const TODAY = '2026-11-23';

const idOf = (name: string): string =>
  `fc8a9626-b152-4f10-b063-${Buffer.from(name.padEnd(6, '_')).toString('hex')}`;
const person = (name: string, agency: string, more: Partial<Person> = {}): Person => ({
  id: idOf(name),
  name,
  email: `${name}@${agency}.example`,
  agency,
  ...more,
});
const held = (name: string, role: string, agency: string, more: Partial<Holding> = {}): Holding => ({
  protocol: 'sandwell-send',
  role,
  agency,
  person: idOf(name),
  ...more,
});

/** A school and a council in which every level of one procedure is held. */
const LEVELS = ['practitioner', 'line-manager', 'senior-manager', 'director'];
const staffed = (agency: string): Pick<DirectoryRecord, 'people' | 'roles'> => ({
  people: LEVELS.map((_, n) => person(`${agency}${n}`, agency)),
  roles: LEVELS.map((role, n) => held(`${agency}${n}`, role, agency)),
});
const oak = staffed('oak');
const hill = staffed('hill');
const sound: DirectoryRecord = {
  ...EMPTY,
  agencies: [
    { id: 'oak', name: 'Oak Surgery', type: 'health' },
    { id: 'hill', name: 'Hill Council', type: 'council' },
  ],
  people: [...oak.people, ...hill.people, person('dcs', 'hill'), person('chair', 'hill')],
  roles: [...oak.roles, ...hill.roles, held('dcs', 'dcs', 'hill'), held('chair', 'board-chair', 'hill')],
};

interface Around {
  readonly gone?: readonly string[];
  readonly notThere?: readonly NotInChannel[];
}
const findings = (record: DirectoryRecord, around: Around = {}): string[] =>
  directoryHealth({ record, protocols, today: TODAY, gone: [], notThere: [], ...around }).map(
    ({ urgency, group, what }) => `${urgency} ${group}: ${what}`,
  );
const withPerson = (name: string, more: Partial<Person>): DirectoryRecord => ({
  ...sound,
  people: sound.people.map((it) => (it.id === idOf(name) ? { ...it, ...more } : it)),
});
const withRole = (name: string, more: Partial<Holding>): DirectoryRecord => ({
  ...sound,
  roles: sound.roles.map((it) => (it.person === idOf(name) ? { ...it, ...more } : it)),
});

describe('a directory in which everything is right', () => {
  it('has nothing to see to', () => {
    expect(findings(sound)).toEqual([]);
  });
  it('with nobody in it has nothing either: nobody works with it yet', () => {
    expect(findings(EMPTY)).toEqual([]);
  });
});

describe('a role that nobody holds', () => {
  it('is named for the agency that works with the procedure', () => {
    const roles = sound.roles.filter(({ role, agency }) => role !== 'senior-manager' || agency !== 'oak');
    expect(findings({ ...sound, roles })).toEqual([
      expect.stringMatching(/^1 Roles that nobody holds: Sandwell SEND: nobody is .* of Oak Surgery\.$/),
    ]);
  });
  it('counts as such once it has ended, before it begins, and while it is only named in a case', () => {
    for (const more of [{ endsOn: TODAY }, { from: '2026-11-24' }])
      expect(findings(withRole('oak2', more))).toHaveLength(1);
    const unconfirmed = { by: 'Tom', at: '2026-11-01T09:00:00.000Z' };
    expect(findings(withRole('oak2', { unconfirmed }))).toEqual([
      expect.stringContaining('nobody is'),
      expect.stringContaining('2 Named in a case, and not confirmed'),
    ]);
  });
  it('of an office is named once, for no agency', () => {
    const roles = sound.roles.filter(({ role }) => role !== 'dcs');
    expect(findings({ ...sound, roles })).toEqual([expect.stringMatching(/nobody is [^.]*\.$/)]);
  });
  it('is held by what stands in for it in that kind of agency', () => {
    const protocol = 'birmingham';
    const school = { id: 'elm', name: 'Elm School', type: 'school' };
    const roles = ['practitioner', 'head-teacher'].map((role) => held('elm', role, 'elm', { protocol }));
    const record = { ...EMPTY, agencies: [school], people: [person('elm', 'elm')], roles };
    const ofSchool = findings(record).filter((what) => what.includes('Elm School'));
    const alone = findings({ ...record, roles: roles.slice(0, 1) }).filter((it) => it.includes('Elm School'));
    expect(alone.length).toBeGreaterThan(ofSchool.length);
  });
  it('of one side only is not asked of an agency that is on the other', () => {
    const roles = [held('oak0', 'practitioner', 'oak', { protocol: 'dorset-send' })];
    expect(findings({ ...sound, roles }).filter((it) => it.includes('Oak Surgery'))).toEqual([]);
  });
});

describe('a holder who is away', () => {
  const away = { from: '2026-11-20', until: '2026-11-30' };
  it('and has no deputy, is urgent now and to be seen to before it begins', () => {
    expect(findings(withPerson('oak1', { away }))).toEqual([
      expect.stringMatching(
        /^1 Away, and nobody stands in: oak1, .* until 2026-11-30, and no deputy is named/,
      ),
    ]);
    expect(findings(withPerson('oak1', { away: { ...away, from: '2026-11-25' } }))).toEqual([
      expect.stringMatching(/^2 Away.*will be away from 2026-11-25/),
    ]);
    expect(findings(withPerson('oak1', { away: { ...away, until: '2026-11-22' } }))).toEqual([]);
  });
  it('and whose deputy is there, needs nobody; whose deputy is away on one of the days, does', () => {
    const { people } = withPerson('oak1', { away });
    const { roles } = withRole('oak1', { deputy: idOf('oak2') });
    expect(findings({ ...sound, people, roles })).toEqual([]);
    const both = people.map((it) =>
      it.name === 'oak2' ? { ...it, away: { from: '2026-11-30', until: '2026-12-05' } } : it,
    );
    expect(findings({ ...sound, people: both, roles })).toEqual([
      expect.stringMatching(/oak2, the deputy, is away too/),
      expect.stringMatching(/oak2, .*will be away/),
    ]);
  });
});

describe('somebody whose entry is in doubt', () => {
  it('has left Entra: a holder stops a case, anybody else is to be tidied up', () => {
    const record = { ...sound, people: [...sound.people, person('idle', 'oak')] };
    expect(findings(record, { gone: [idOf('oak1'), idOf('idle')] })).toEqual([
      expect.stringMatching(/^1 People who have left: oak1 of Oak Surgery/),
      expect.stringMatching(/^3 People who have left: idle/),
    ]);
  });
  it('is not in the channel, and is told once for all procedures; who has left is not told again', () => {
    const notThere = protocols.slice(0, 2).map(({ id }) => ({ person: idOf('oak1'), protocol: id }));
    const titles = protocols.slice(0, 2).map(({ shortTitle }) => shortTitle);
    expect(findings(sound, { notThere })).toEqual([
      `2 People whom I cannot reach: oak1 of Oak Surgery is not in the channel of ${titles.join(' and ')}: a mention does not reach them, only an e-mail does.`,
    ]);
    expect(findings(sound, { notThere, gone: [idOf('oak1')] })).toEqual([
      expect.stringMatching(/^1 People who have left: oak1/),
    ]);
  });
  it('would not be known in Teams without an Entra id', () => {
    const id = personIdFor('new@oak.example');
    const people = [...sound.people, { ...person('new', 'oak'), id }];
    const roles = [...sound.roles, { ...held('new', 'practitioner', 'oak'), person: id }];
    expect(findings({ ...sound, people, roles })).toEqual([
      expect.stringMatching(
        /^2 People whom I cannot reach: new of Oak Surgery is listed without an Entra id/,
      ),
    ]);
  });
  it('has roles for two agencies of one procedure', () => {
    const roles = [...sound.roles, held('oak1', 'director', 'hill')];
    expect(findings({ ...sound, roles })).toEqual([
      expect.stringMatching(
        /^2 The same person on both sides: oak1 has roles for Oak Surgery and Hill Council/,
      ),
    ]);
  });
  it('was named in a case and not confirmed', () => {
    const people = [
      ...sound.people,
      person('eve', 'oak', { unconfirmed: { by: idOf('oak0'), at: TODAY, ref: 'SS-1' } }),
    ];
    expect(findings({ ...sound, people })).toEqual([
      '2 Named in a case, and not confirmed: eve of Oak Surgery: named by oak0 in SS-1.',
    ]);
  });
  it('is not in the directory any more, as a deputy or a holder', () => {
    expect(findings(withRole('oak1', { deputy: idOf('nobody') }))).toEqual([
      expect.stringMatching(/^2 Names that are not in the directory: The deputy/),
    ]);
    const people = sound.people.filter(({ name }) => name !== 'chair');
    expect(findings({ ...sound, people }).join()).toContain('is somebody who is not in the directory');
  });
});

it('the directory with which the sandbox begins has nobody who cannot be reached', async () => {
  const { agencies, people, roles } = await loadDirectory();
  const found = findings({ ...EMPTY, agencies, people, roles });
  expect(found.filter((it) => it.includes('reach'))).toEqual([]);
});
