import { describe, expect, it } from 'vitest';
import { eligibilityOf } from '../../bot/protocol/eligibility.ts';
import type { Facts } from '../../bot/protocol/predicate.ts';
import { dorsetSend, given, sandwellSend } from '../fixtures/given.ts';

/** Somebody disagrees with an employee of Children's Services. */
const raisedBy = (raising: Facts, employer: string | undefined = 'childrens-services') => {
  const { result, steps, flags } = eligibilityOf(dorsetSend.protocol, {
    raising: { role: 'practitioner', ...raising },
    receiving: { agencyType: 'council', employer },
  });
  return { result, steps: steps.map(({ id }) => id), flags };
};

describe('DO 2.1: who may raise a matter', () => {
  it.each(['school', 'sendiass', 'health', 'police', 'criminal-justice', 'social-care'])(
    'a practitioner of %s may',
    (agencyType) => {
      expect(raisedBy({ agencyType, employer: 'other' })).toEqual({ result: 'accept', steps: [], flags: [] });
    },
  );
  it.each(['voluntary', 'housing', 'probation'])(
    'somebody of %s is neither accepted nor refused: the owner is asked (DO.9, 8)',
    (agencyType) => {
      expect(raisedBy({ agencyType, employer: 'other' })).toEqual({
        result: 'ask-owner',
        steps: [],
        flags: ['owner'],
      });
    },
  );
  it('what is not known is asked of the owner, never taken for granted', () => {
    expect(raisedBy({}).result).toBe('ask-owner');
  });
});

describe('DO 2.2 and 2.3: who is sent elsewhere, and where', () => {
  it("an employee of Children's Services: the line manager, then the Grievance Procedure", () => {
    expect(raisedBy({ agencyType: 'council', employer: 'childrens-services' })).toEqual({
      result: 'redirected',
      steps: ['line-management', 'grievance'],
      flags: [],
    });
  });
  it.each(['parent', 'carer', 'young-person'])(
    'a %s: the practitioners who work with them, then complaints and mediation',
    (role) => {
      expect(raisedBy({ role, agencyType: 'health', employer: 'other' })).toEqual({
        result: 'redirected',
        steps: ['practitioners', 'complaints', 'mediation'],
        flags: [],
      });
    },
  );
  it('another council officer: not eligible, own line manager, and the owner is told (DO.9, 5)', () => {
    expect(raisedBy({ agencyType: 'council', employer: 'council-other' })).toEqual({
      result: 'not-eligible',
      steps: ['line-management'],
      flags: ['owner'],
    });
  });
  it('a school whose staff the council employs: accepted, and the owner is told (DO.9, 5)', () => {
    expect(raisedBy({ agencyType: 'school', employer: 'council-other' })).toEqual({
      result: 'accept',
      steps: [],
      flags: ['owner'],
    });
  });
});

describe("DO 2.1: the person disagreed with works for Children's Services", () => {
  it.each(['other', 'council-other'])(
    '"%s" is not this procedure’s matter; the owner is told',
    (employer) => {
      expect(raisedBy({ agencyType: 'health', employer: 'other' }, employer)).toMatchObject({
        result: 'not-eligible',
        flags: ['owner'],
      });
    },
  );
});

describe('what is not eligible', () => {
  it('opens no case', () => {
    expect(() => given(dorsetSend, { raising: { role: 'parent' } })).toThrow('not-now');
  });
});

describe('SS: any professional of any agency may raise', () => {
  it.each(['school', 'voluntary', 'housing', 'self-employed'])('%s', (agencyType) => {
    expect(eligibilityOf(sandwellSend.protocol, { raising: { agencyType } }).result).toBe('accept');
  });
});
