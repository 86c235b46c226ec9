import { describe, expect, it } from 'vitest';
import { theCase } from '../fixtures/claims.ts';
import { withScChair, withScrutineer, withWsLeads, withWsManagers } from '../fixtures/engine-stories.ts';
import { type Story, at } from '../fixtures/given.ts';

const MONDAY = at('2026-09-14 09:00');
const BOTH = { leadershipWeak: true, allAttemptsFailed: true };
const found = (facts?: object): Story =>
  withScrutineer().happened('scrutineer-finding', MONDAY, {
    by: 'neutral scrutineer',
    ...(facts && { facts: { ...facts } }),
  });

describe('WS.9, 9: only the Scrutineer’s finding opens the way to the Secretary of State', () => {
  it('leadership weak or failing, and every attempt failed: the last stage opens', () => {
    expect(found(BOTH).then(theCase)).toMatchObject({ stage: '6', state: 'open' });
    expect(found(BOTH).case.stages.at(-1)).toMatchObject({ enteredAt: MONDAY });
    expect(found(BOTH).case.facts).toMatchObject(BOTH);
  });
  it.each([
    ['leadership alone', { leadershipWeak: true }],
    ['leadership, and not every attempt', { leadershipWeak: true, allAttemptsFailed: false }],
    ['every attempt alone', { allAttemptsFailed: true }],
    ['neither', { leadershipWeak: false, allAttemptsFailed: false }],
    ['nothing ticked', undefined],
  ])('%s: the finding is on record, and nothing opens', (_, facts) => {
    const story = found(facts);
    expect(story.then(theCase).stage).toBe('5');
    expect(story.case.happenings.at(-1)).toMatchObject({
      key: 'scrutineer-finding',
      stage: '5',
      side: 'neutral',
    });
  });
  it('after a first finding that was not enough, a second one may be', () => {
    const again = found({ leadershipWeak: true }).happened('scrutineer-finding', at('2026-09-15 09:00'), {
      facts: BOTH,
    });
    expect(again.then(theCase).stage).toBe('6');
  });
  it.each(['raising safeguarding-professional-lead', 'receiving practitioner', 'neutral wsscp-business'])(
    '%s cannot make it',
    (by) => {
      const refused = withScrutineer().refuses('scrutineer-finding', MONDAY, { by, facts: BOTH });
      expect(refused).toMatchObject({ because: 'not-yours', movers: ['neutral scrutineer'] });
    },
  );
  it('what a party says of the facts opens nothing', () => {
    const told = withScrutineer().happened('facts-changed', MONDAY, {
      by: 'raising practitioner',
      facts: BOTH,
    });
    expect(told.then(theCase).stage).toBe('5');
    const finding = told.happened('scrutineer-finding', at('2026-09-14 10:00'), { by: 'neutral scrutineer' });
    expect(finding.then(theCase).stage).toBe('5');
  });
  it('is made at the Scrutineer’s stage, not before and not twice', () => {
    const more = { by: 'neutral scrutineer', facts: BOTH };
    expect(withWsLeads().refuses('scrutineer-finding', MONDAY, more).because).toBe('not-now');
    expect(found(BOTH).refuses('scrutineer-finding', at('2026-09-15 09:00'), more).because).toBe('not-now');
  });
  it('is not made once the outcome is recorded', () => {
    const ended = withScrutineer().happened('decision-made', MONDAY);
    const refused = ended.refuses('scrutineer-finding', at('2026-09-15 09:00'), {
      by: 'neutral scrutineer',
      facts: BOTH,
    });
    expect(refused.because).toBe('not-now');
  });
  it('is nothing to a protocol that has no such stage', () => {
    const more = { by: 'neutral chair', facts: BOTH };
    expect(withScChair().refuses('scrutineer-finding', at('2026-09-24 09:00'), more).because).toBe('not-now');
  });
});

describe('WS: whoever asks for the last stage is told what opens it', () => {
  it.each(['raising practitioner', 'receiving safeguarding-professional-lead', 'neutral scrutineer'])(
    '%s: it takes the finding',
    (by) => {
      const more = { by, stage: '6', reason: 'nothing has helped' };
      expect(withScrutineer().refuses('stage-requested', MONDAY, more).because).toBe('needs-finding');
      expect(withWsManagers().refuses('stage-requested', MONDAY, more).because).toBe('needs-finding');
    },
  );
  it('where it is already open there is nothing to ask for', () => {
    expect(found(BOTH).refuses('stage-requested', at('2026-09-15 09:00'), { stage: '6' }).because).toBe(
      'not-now',
    );
  });
  it('nobody raises or refers it there, and it is not offered', () => {
    const more = { stage: '6', reason: 'nothing has helped', days: { n: 5, unit: 'working' } } as const;
    expect(withScrutineer().refuses('raised', MONDAY, more).because).toBe('needs-finding');
    expect(withScrutineer().refuses('referred', MONDAY, more).because).toBe('needs-finding');
    expect(withScrutineer().then(theCase).offered).not.toContain('to:6');
  });
});
