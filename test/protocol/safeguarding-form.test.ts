import { describe, expect, it } from 'vitest';
import type { FormField } from '../../bot/protocol/form-definition.ts';
import { worldOf } from '../fixtures/play-case.ts';

const { protocol } = worldOf('sandwell-safeguarding');
const [form] = protocol.forms;
const field = (id: string): FormField => {
  const found = form?.fields.find((it) => it.id === id);
  if (!found) throw new Error(`the form has no field ${id}`);
  return found;
};
const LEVELS = [
  'Universal Services',
  'Early Help',
  'Child in Need (S17)',
  'Child Protection (S47)',
  'Child in Care',
  'Care Leaver',
];

describe('SC.6: the form of Appendix 3', () => {
  it('is one form, sent from the second stage on', () => {
    expect(protocol.forms).toHaveLength(1);
    const sent = protocol.duties.filter(({ writing }) => writing?.form === form?.id).map(({ id }) => id);
    expect(sent).toEqual(['2e', 'form-business-manager', '2f', '3f', '4a']);
  });
  it('asks for everything that is printed', () => {
    expect(form?.fields.map(({ id }) => id)).toEqual([
      'childName',
      'childBorn',
      'childAddress',
      'raiserName',
      'raiserEmail',
      'raiserRole',
      'others',
      'currentNeed',
      'currentLegalStatus',
      'perceivedNeed',
      'perceivedLegalStatus',
      'disagreement',
      'talkedOn',
      'method',
      'settledAt',
      'settledOn',
      'lessons',
      'actions',
      'completedBy',
      'completedOn',
      'receivedOn',
      'toChair',
      'toChairReason',
      'issues',
    ]);
  });
  it.each(['currentNeed', 'perceivedNeed'])('%s is one of the six printed levels', (id) => {
    expect(field(id)).toMatchObject({ type: 'choice', allowed: LEVELS, requiredFrom: '2' });
  });
  it.each([
    ['currentLegalStatus', 'currentNeed'],
    ['perceivedLegalStatus', 'perceivedNeed'],
  ])('%s is needed for a child in care only', (id, level) => {
    expect(field(id).requiredWhen).toEqual({ field: level, in: ['Child in Care'] });
    expect(field(id).required).toBe(false);
  });
  it('only the Business Manager fills in the last part', () => {
    const theirs = form?.fields.filter(({ filledBy }) => filledBy === 'business-manager').map(({ id }) => id);
    expect(theirs).toEqual(['receivedOn', 'toChair', 'toChairReason', 'issues']);
  });
  it('what is known only once it is settled holds no urgent case up', () => {
    for (const id of ['talkedOn', 'method', 'settledAt', 'lessons', 'actions']) {
      const { required, requiredFrom, requiredWhen } = field(id);
      expect([required, requiredFrom, requiredWhen], id).toEqual([false, undefined, undefined]);
    }
  });
});
