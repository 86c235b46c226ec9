import { expect, test } from 'vitest';
import { composeWriting } from '../../bot/mail/compose-writing.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';
import { DORSET_STATES } from '../fixtures/sample-states.ts';

const equivalents = [{ agencyType: 'council', title: 'Group Manager', src: '1' }];
const called = (protocol: Protocol): Protocol => ({
  ...protocol,
  roles: protocol.roles.map((role) => (role.id === 'team-manager' ? { ...role, equivalents } : role)),
});
const withDuty = (protocol: Protocol, role: string): Protocol => ({
  ...protocol,
  duties: protocol.duties.map((duty) => (duty.id === 'T4' ? { ...duty, by: { ...duty.by, role } } : duty)),
});

const { world, case: kase } = DORSET_STATES.teamManager();
const asked = (protocol: Protocol, parties = kase.parties, agencyType?: string): string | undefined => {
  const receiving = { employer: 'childrens-services', ...(agencyType ? { agencyType } : {}) };
  const known = { ...kase, parties, facts: { ...kase.facts, receiving } };
  return /(\S.*) is asked to do this/.exec(composeWriting(protocol, known, 'T1').text)?.[1];
};
const nobody = kase.parties.filter(({ role }) => role !== 'team-manager');

test('whoever has to answer is called what their agency calls them', () => {
  expect(asked(world.protocol)).toBe('The Team Manager');
  expect(asked(called(world.protocol), nobody, 'council')).toBe('The Group Manager');
  expect(asked(called(world.protocol), nobody)).toBe('The Team Manager');
});

test('as their part in the case says, where somebody holds it', () => {
  const parties = kase.parties.map((party) =>
    party.role === 'team-manager' ? { ...party, title: 'Area Manager' } : party,
  );
  expect(asked(called(world.protocol), parties, 'council')).toBe('The Area Manager');
});

test('and is never called by a word of the file', () => {
  expect(asked(withDuty(world.protocol, 'holder'))).toBe('The Team Manager');
  expect(asked(withDuty(world.protocol, 'everyone'))).toBe('Everybody');
});
