import { describe, expect, it } from 'vitest';
import {
  actingOfficers,
  castRole,
  isOnlyStandIn,
  partyCast,
  substitutesOf,
} from '../../bot/protocol/cast-role.ts';
import { protocol } from '../fixtures/agency-types.ts';
import { worldOf } from '../fixtures/play-case.ts';

const printed = worldOf('sandwell-send').protocol;

describe('what an agency calls a level', () => {
  it('a police party sees a Sergeant, a Detective Inspector and a Superintendent', () => {
    const titles = ['line-manager', 'senior-manager', 'director'].map(
      (role) => castRole(protocol, role, 'receiving', 'police').title,
    );
    expect(titles).toEqual(['Sergeant', 'Detective Inspector', 'Superintendent']);
  });
  it('any other, and one of which nothing is known, sees what is printed', () => {
    for (const type of ['health', undefined])
      expect(castRole(protocol, 'line-manager', 'raising', type)).toEqual({ title: 'line or team manager' });
  });
  it('is stored with a party only where it is not what is printed', () => {
    const cast = (type: string) =>
      partyCast(protocol, 'line-manager', castRole(protocol, 'line-manager', 'raising', type));
    expect(cast('police')).toEqual({ title: 'Sergeant' });
    expect(cast('health')).toEqual({});
    expect(cast('school')).toEqual({ title: 'head teacher', substitute: 'head-teacher' });
  });
});

describe('who stands in for a role', () => {
  it('at a school the head teacher holds each stage above the practitioners', () => {
    expect(substitutesOf(protocol, { raising: { agencyType: 'school' } })).toEqual({
      2: { raising: 'head-teacher' },
      '3a': { raising: 'head-teacher' },
      '3b': { raising: 'head-teacher' },
    });
  });
  it('each side by its own kind of agency', () => {
    const facts = { raising: { agencyType: 'self-employed' }, receiving: { agencyType: 'school' } };
    expect(substitutesOf(protocol, facts)['2']).toEqual({
      raising: 'safeguarding-lead',
      receiving: 'head-teacher',
    });
  });
  it('nobody at other agencies, where the kind is not known, and where the file has no such rule', () => {
    expect(substitutesOf(protocol, { raising: { agencyType: 'police' } })).toEqual({});
    expect(substitutesOf(protocol, {})).toEqual({});
    expect(substitutesOf(printed, { raising: { agencyType: 'school' } })).toEqual({});
  });
  it('nobody for the two who disagree, even where a file says so', () => {
    const substitutes = protocol.substitutes.map((it) => ({ ...it, stages: ['1', '2'] }));
    const found = substitutesOf({ ...protocol, substitutes }, { raising: { agencyType: 'school' } });
    expect(Object.keys(found)).toEqual(['2']);
  });
  it('a role of which the file says nothing else has no part of its own', () => {
    expect(protocol.roles.filter((role) => isOnlyStandIn(protocol, role)).map(({ id }) => id)).toEqual([
      'head-teacher',
      'safeguarding-lead',
    ]);
    const [first, ...rest] = protocol.duties;
    const copied = { ...first, copies: [{ side: 'raising', role: 'head-teacher' }] } as typeof first;
    const duties = first && copied ? [copied, ...rest] : [];
    const wider = { ...protocol, duties };
    expect(wider.roles.filter((role) => isOnlyStandIn(wider, role)).map(({ id }) => id)).toEqual([
      'safeguarding-lead',
    ]);
  });
});

it('the officers who act hold a stage or owe a duty', () => {
  expect([...actingOfficers(printed)]).toEqual(['dcs']);
  expect([...actingOfficers(protocol)]).toEqual(['dcs', 'business-manager']);
});
