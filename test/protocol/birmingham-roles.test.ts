import { describe, expect, it } from 'vitest';
import { actingOfficers, castRole, isOnlyStandIn, substitutesOf } from '../../bot/protocol/cast-role.ts';
import { castOf } from '../../bot/tools/cast.ts';
import { worldOf } from '../fixtures/play-case.ts';

const { protocol } = worldOf('birmingham');

describe('who holds the levels of the Birmingham protocol', () => {
  it('at a school the head teacher, for somebody self-employed the safeguarding lead, at 2 and both parts of 3', () => {
    const facts = { raising: { agencyType: 'self-employed' }, receiving: { agencyType: 'school' } };
    const both = { raising: 'safeguarding-lead', receiving: 'head-teacher' };
    expect(substitutesOf(protocol, facts)).toEqual({ 2: both, '3a': both, '3b': both });
  });
  it('one person holds them all there, and nobody has a part only for standing in', () => {
    const cast = castOf(protocol, { raising: { agencyType: 'school' } });
    const heads = cast.filter(({ person }) => person === 'raising:head-teacher');
    expect(heads).toHaveLength(3);
    expect(cast.filter(({ role }) => role === 'head-teacher' || role === 'safeguarding-lead')).toEqual([]);
    expect(protocol.roles.filter((role) => isOnlyStandIn(protocol, role))).toHaveLength(2);
  });
  it('the police by their ranks, as far as they are printed', () => {
    const ranks = ['3a', '3b'].map((id) => {
      const role = protocol.stages.find((stage) => stage.id === id)?.holders.raising ?? '';
      return castRole(protocol, role, 'raising', 'police').title;
    });
    expect(ranks).toEqual(['Detective Inspector', 'Superintendent or Chief Superintendent']);
  });
  it('the Chair decides, so the Chair acts', () => {
    const chair = protocol.stages.find(({ id }) => id === '4')?.holders.neutral ?? '';
    expect([...actingOfficers(protocol)]).toContain(chair);
  });
});
