import { describe, expect, it } from 'vitest';
import { castRole, isOnlyStandIn } from '../../bot/protocol/cast-role.ts';
import type { Protocol, Role, Side } from '../../bot/protocol/definition.ts';
import { firstStage } from '../../bot/protocol/ladder.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { loadDirectory } from './load-directory.ts';
import { tenantUsers, WHO_LEFT } from './tenant-users.ts';

const directory = await loadDirectory();
const { agencies, people, roles, channels, settings } = directory;
const protocols = [...readProtocols().values()];

const holders = (protocol: Protocol, role: string, agency?: string) =>
  roles.filter(
    (one) =>
      one.protocol === protocol.id && one.role === role && (agency === undefined || one.agency === agency),
  );
/** The agencies for which somebody may begin a case on that side, or be the one who is disagreed with. */
const agenciesOn = (protocol: Protocol, side: Side) => {
  const first = firstStage({ protocol }).holders[side] ?? '';
  return agencies.filter(({ id }) => holders(protocol, first, id).length > 0);
};
/** Those of an agency who would have a part by a role, as the product would find them: by what stands in for it too. */
const found = (protocol: Protocol, role: Role, side: Side, agency: (typeof agencies)[number]) =>
  holders(protocol, castRole(protocol, role.id, side, agency.type).substitute ?? role.id, agency.id);

describe.each(protocols)('the people of the sandbox for $id', (protocol) => {
  it('have a channel, and two agencies to disagree', () => {
    expect(channels.map((channel) => channel.protocol)).toContain(protocol.id);
    const both = (['raising', 'receiving'] as const).flatMap((side) => agenciesOn(protocol, side));
    expect(new Set(both.map(({ id }) => id)).size).toBeGreaterThan(1);
  });
  it('fill every level of every agency that may take part', () => {
    for (const side of ['raising', 'receiving'] as const) {
      const asked = protocol.roles.filter((role) => role.side === side || role.side === 'each');
      for (const agency of agenciesOn(protocol, side)) {
        for (const role of asked.filter((it) => !isOnlyStandIn(protocol, it))) {
          const there = found(protocol, role, side, agency);
          expect(there.length, `${role.id} of ${agency.name}`).toBeGreaterThan(0);
        }
      }
    }
  });
  it('fill every office, each with one person', () => {
    for (const role of protocol.roles.filter(({ side }) => side === 'neutral'))
      expect(holders(protocol, role.id), role.id).toHaveLength(1);
  });
  it('have one business manager, who is at no level of the ladder', () => {
    const managers = settings.find((it) => it.protocol === protocol.id)?.managers ?? [];
    expect(managers).toHaveLength(1);
    expect(people.map(({ id }) => id)).toContain(managers[0]);
    const sided = protocol.roles.filter(({ side }) => side !== 'neutral').map(({ id }) => id);
    const held = roles.filter((one) => one.protocol === protocol.id && managers.includes(one.person));
    expect(held.filter(({ role }) => sided.includes(role))).toEqual([]);
  });
  it('are written to at no address that its owner has not confirmed', () => {
    const printed = protocol.roles.flatMap(({ address }) => address?.email.toLowerCase() ?? []);
    expect(people.filter(({ email }) => printed.includes(email.toLowerCase()))).toEqual([]);
  });
  it('hold no role that the protocol does not have', () => {
    const known = protocol.roles.map(({ id }) => id);
    expect(roles.filter((one) => one.protocol === protocol.id && !known.includes(one.role))).toEqual([]);
  });
});

describe('the people of the sandbox', () => {
  it('meet each kind of agency that a protocol says something about', () => {
    const types = new Set(agencies.map(({ type }) => type));
    for (const { substitutes } of protocols)
      for (const { agencyType } of substitutes) expect(types).toContain(agencyType);
  });
  it('live where no mail can go', () => {
    for (const { email } of people) expect(email).toMatch(/\.example$/);
  });
});

describe('the Entra tenant of the sandbox', () => {
  const users = tenantUsers(directory);
  const managerOf = (name: string) => {
    const manager = users.find(({ displayName }) => displayName === name)?.manager;
    return users.find(({ id }) => id === manager)?.displayName;
  };
  it('knows everybody but the one who has left', () => {
    expect(people.map(({ name }) => name)).toContain(WHO_LEFT);
    const known = users.map(({ displayName }) => displayName);
    expect(people.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([WHO_LEFT]);
  });
  it('names the holder of the next level as the line manager, whoever that is in the agency', () => {
    expect(managerOf('Tom Baker')).toBe('Colin Webb');
    expect(managerOf('Colin Webb')).toBe('Farah Malik');
    expect(managerOf('Chloe Martin')).toBe('Rachel Dunn');
    // In a school, one person holds all levels above; for a self-employed person, somebody of the commissioning body.
    expect(managerOf('Leo Castle')).toBe('Imogen Drake');
    expect(managerOf('Imogen Drake')).toBeUndefined();
    expect(managerOf('Zoe Lambert')).toBe('Ewan Ross');
  });
  it('lets nobody be above themselves', () => {
    const above = new Map(users.map(({ id, manager }) => [id, manager]));
    for (const { id } of users) {
      const line = [id];
      for (let next = above.get(id); next !== undefined; next = above.get(next)) {
        expect(line).not.toContain(next);
        line.push(next);
      }
    }
  });
});
