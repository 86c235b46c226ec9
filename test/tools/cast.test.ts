import { describe, expect, it } from 'vitest';
import { castOf } from '../../bot/tools/cast.ts';
import { protocol } from '../fixtures/agency-types.ts';

const SCHOOL = {
  raising: { agency: 'Oak School', agencyType: 'school' },
  receiving: { agencyType: 'police' },
};

describe('the made-up people of a scenario', () => {
  it('one head teacher holds all the levels of a school', () => {
    const heads = castOf(protocol, SCHOOL).filter(({ person }) => person === 'raising:head-teacher');
    expect(heads.map(({ role }) => role)).toEqual(['line-manager', 'senior-manager', 'director']);
    for (const head of heads)
      expect(head).toMatchObject({
        substitute: 'head-teacher',
        title: 'head teacher',
        agencyName: 'Oak School',
        email: 'raising.head-teacher@example.org',
      });
  });
  it('the police have a person for each level, by rank', () => {
    const officers = castOf(protocol, SCHOOL).filter(({ side }) => side === 'receiving');
    expect(officers.map(({ person, title }) => [person, title])).toEqual([
      ['receiving:practitioner', undefined],
      ['receiving:line-manager', 'Sergeant'],
      ['receiving:senior-manager', 'Detective Inspector'],
      ['receiving:director', 'Superintendent'],
    ]);
  });
  it('nobody stands in where the kind of agency is not known', () => {
    const cast = castOf(protocol, {});
    expect(cast.some(({ substitute, title }) => substitute !== undefined || title !== undefined)).toBe(false);
    expect(cast.filter(({ person }) => /head-teacher|safeguarding-lead/.test(person))).toEqual([]);
  });
});
