import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryChange, DirectoryKeeper, DirectoryRecord } from '../../bot/ports/people.ts';
import type { Holding } from '../../bot/protocol/roster.ts';

const AT = '2026-11-23T09:00:00.000Z';
const EVE = 'e5a1b0c2-0000-4000-8000-000000000001';
const FAY = 'e5a1b0c2-0000-4000-8000-000000000002';

const oak = { id: 'oak', name: 'Oak School', type: 'school' };
const eve = {
  id: EVE,
  name: 'Eve Hart',
  email: 'eve@oak.example',
  agency: 'oak',
  jobTitle: 'SENCO',
  team: 'North',
  entraId: FAY,
  outside: true,
  away: { from: '2026-12-01', until: '2026-12-24' },
  unconfirmed: { by: 'Tom Baker', at: AT, ref: 'SS-7K3QXM' },
};
const plain: Holding = { protocol: 'sandwell-send', role: 'practitioner', agency: 'oak', person: EVE };
const full: Holding = {
  ...plain,
  team: 'North',
  deputy: FAY,
  from: '2026-11-01',
  endsOn: '2027-01-01',
  unconfirmed: { by: 'Tom Baker', at: AT },
};
const settings = {
  protocol: 'sandwell-send',
  mailbox: 'desk@oak.example',
  mailTested: { at: AT, by: EVE },
  managers: [EVE],
  contacts: [{ label: 'Out of hours', phone: '0121 496 0000' }],
  confirmedAddresses: ['chair@oak.example'],
  similarThreshold: { count: 3, months: 12 },
  holidays: [{ day: '2026-09-21', name: 'State funeral' }],
};
const channel = { protocol: 'sandwell-send', tenantId: 't', teamId: 'm', channelId: 'c', serviceUrl: 's' };
const team = {
  teamId: '19:team/1@thread.tacv2',
  tenantId: 't',
  serviceUrl: 's',
  installedBy: EVE,
  installedByName: 'Eve Hart',
  at: AT,
};
const EVERYTHING: readonly DirectoryChange[] = [
  { kind: 'put-agency', agency: oak },
  { kind: 'put-person', person: eve },
  { kind: 'put-role', role: plain },
  { kind: 'put-role', role: full },
  { kind: 'put-settings', settings },
  { kind: 'put-channel', channel },
  { kind: 'put-team', team },
];

/** What everybody must do who keeps the directory. `start` gives one with nothing in it. */
export function itKeepsTheDirectory(start: () => DirectoryKeeper | Promise<DirectoryKeeper>): void {
  let keeper: DirectoryKeeper;
  const apply = (...changes: readonly DirectoryChange[]) => keeper.apply(changes, 'Ann Old', AT);
  beforeEach(async () => {
    keeper = await start();
  });

  describe('a directory that is kept', () => {
    const filled: DirectoryRecord = {
      agencies: [oak],
      people: [eve],
      roles: [plain, full],
      channels: [channel],
      settings: [settings],
      teams: [team],
    };

    it('gives back all that was put into it', async () => {
      await apply(...EVERYTHING);
      expect(await keeper.read()).toEqual(filled);
    });
    it('is the same when the same is done again', async () => {
      await apply(...EVERYTHING);
      await apply(...EVERYTHING);
      expect(await keeper.read()).toEqual(filled);
    });
    it('drops what an entry no longer says', async () => {
      await apply(...EVERYTHING);
      const { id, name, email, agency } = eve;
      await apply({ kind: 'put-person', person: { id, name, email, agency } });
      expect((await keeper.read()).people).toEqual([{ id, name, email, agency }]);
    });
    it('takes out what is removed, and only that', async () => {
      await apply(...EVERYTHING);
      await apply(
        { kind: 'remove-role', role: { ...plain } },
        { kind: 'remove-person', id: EVE.toUpperCase() },
      );
      expect(await keeper.read()).toEqual({ ...filled, people: [], roles: [full] });
    });
    it('has no quarrel with the removal of what is not there', async () => {
      await apply(...EVERYTHING);
      await apply(
        { kind: 'remove-person', id: FAY },
        { kind: 'remove-role', role: { ...plain, team: 'South' } },
      );
      expect(await keeper.read()).toEqual(filled);
    });
    it('lets the last of several changes to one entry count', async () => {
      await apply({ kind: 'put-person', person: eve }, { kind: 'remove-person', id: EVE });
      expect((await keeper.read()).people).toEqual([]);
      await apply({ kind: 'remove-person', id: EVE }, { kind: 'put-person', person: eve });
      expect((await keeper.read()).people).toEqual([eve]);
    });
    it('writes settings that were expected to be otherwise only where nobody has changed them', async () => {
      const later = { ...settings, managers: [FAY] };
      const put = (before: typeof settings | undefined, agency = oak) =>
        apply({ kind: 'put-agency', agency }, { kind: 'put-settings', settings: later, before });
      await expect(put(settings)).rejects.toMatchObject({ code: 'directory-changed' });
      await apply(...EVERYTHING);
      await expect(put(undefined, { ...oak, name: 'Elm' })).rejects.toMatchObject({
        code: 'directory-changed',
      });
      expect(await keeper.read()).toEqual(filled);
      await put(settings);
      expect((await keeper.read()).settings).toEqual([later]);
      await expect(put(settings)).rejects.toMatchObject({ code: 'directory-changed' });
    });
    it('refuses what could not be read again, and then changes nothing', async () => {
      const bad: DirectoryChange = { kind: 'put-person', person: { ...eve, email: 'nowhere' } };
      await expect(apply({ kind: 'put-agency', agency: oak }, bad)).rejects.toMatchObject({
        code: 'unwritable',
      });
      expect((await keeper.read()).agencies).toEqual([]);
    });
  });
}
