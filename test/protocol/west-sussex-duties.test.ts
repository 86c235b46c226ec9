import { describe, expect, it } from 'vitest';
import { actingOfficers } from '../../bot/protocol/cast-role.ts';
import { duty, theCase } from '../fixtures/claims.ts';
import {
  WHY,
  partnershipTold,
  takenUp,
  talkedInVain,
  westSussex,
  withScrutineer,
  withWsLeads,
  withWsManagers,
  withWsSeniors,
  wsSeniorsFailed,
} from '../fixtures/engine-stories.ts';
import { type Story, at } from '../fixtures/given.ts';

const settledBy = (story: Story, role: string, when: string): Story =>
  story
    .happened('resolved', at(when), { by: `raising ${role}`, wording: 'A joint visit every week.' })
    .happened('resolved', at(when), { by: `receiving ${role}` });
const sentTo = (story: Story, id: string): (string | undefined)[][] => {
  const { to = [], copies = [] } = story.case.writings[id] ?? {};
  return [to.map(({ person }) => person), copies.map(({ person }) => person)];
};
const decided = (): Story =>
  withScrutineer().happened('decision-made', at('2026-09-21 10:00'), { by: 'neutral scrutineer' });

describe('WS: who takes it up a stage', () => {
  it('the professional to the managers, and nobody of the other side', () => {
    const more = { stage: '2', days: { n: 2, unit: 'working' } } as const;
    const now = at('2026-09-08 11:00');
    const refused = talkedInVain().refuses('raised', now, { ...more, by: 'receiving practitioner' });
    expect(refused).toMatchObject({ because: 'not-yours', movers: ['raising practitioner'] });
  });
  it('whoever of the two senior managers goes on, to the professional leads', () => {
    const more = { stage: '4', days: { n: 2, unit: 'working' } } as const;
    partnershipTold().then(duty('4-raise')).isOpen().hasNoLimit();
    for (const by of ['raising senior-manager', 'receiving senior-manager']) {
      const up = partnershipTold().happened('raised', at('2026-09-10 12:00'), { ...more, by });
      expect(up.then(theCase).stage, by).toBe('4');
      up.then(duty('4-raise')).isDone();
    }
  });
  it('the professionals themselves where it raises a question of policy', () => {
    const up = takenUp().happened('raised', at('2026-09-08 09:00'), {
      stage: '5',
      by: 'raising practitioner',
      reason: 'policy-issue',
    });
    expect(up.then(theCase).stage).toBe('5');
    up.then(duty('5')).isOpen().hasNoLimit();
    up.then(duty('3n')).isNotStarted();
  });
});

describe('WS: without delay', () => {
  it('the referral to the senior managers is asked for at once, and no number makes it late', () => {
    const failed = withWsManagers().happened('unresolved', at('2026-09-09 09:00'), WHY);
    failed.then(duty('3')).isOpen();
    failed.lookedAtOn(at('2026-09-30 09:00')).then(duty('3')).isOpen().isInTime();
  });
});

describe('WS: the managers', () => {
  it('each takes advice of its own safeguarding lead', () => {
    const asked = withWsManagers().happened('done', at('2026-09-08 12:00'), {
      duty: '2n',
      by: 'receiving line-manager',
    });
    asked.then(duty('2n:receiving')).isDone();
    asked.then(duty('2n:raising')).isOpen();
  });
  it.each([
    ['2', 'line-manager', withWsManagers],
    ['3', 'senior-manager', withWsSeniors],
    ['4', 'safeguarding-professional-lead', withWsLeads],
  ])('settled at %s, the %s of the raising side writes it down for both', (stage, role, story) => {
    const settled = settledBy(story(), role, '2026-09-14 10:00');
    const id = `${stage}-written`;
    settled.then(duty(id)).isOpen().hasNoLimit();
    expect(settled.then(theCase).closing).toContain(id);
    const sent = settled
      .writes(id, at('2026-09-14 11:00'), { by: `raising ${role}` })
      .mailArrives(id, at('2026-09-14 11:01'));
    sent.then(duty(id)).isDone();
    expect(sentTo(sent, id)).toEqual([
      ['raising:practitioner', `receiving:${role}`],
      ['receiving:practitioner'],
    ]);
  });
  it('settled by the professionals, nothing has to be written to anybody', () => {
    const settled = settledBy(takenUp(), 'practitioner', '2026-09-08 10:00');
    expect(settled.then(theCase)).toMatchObject({
      state: 'awaiting-outcome',
      closing: [],
      offered: ['close'],
    });
  });
});

describe('WS: the Partnership is told with its template', () => {
  it('the e-mail goes to its office alone, and opens the way', () => {
    expect(wsSeniorsFailed().then(theCase).offered).not.toContain('to:4');
    const told = partnershipTold();
    expect(sentTo(told, '3n')).toEqual([['neutral:wsscp-business'], []]);
    expect(told.case.writings['3n']).toMatchObject({ form: 'escalationTemplate', version: 1 });
    told.then(duty('3n')).isDone();
    expect(told.then(theCase).offered).toContain('to:4');
  });
  it('nobody of its office, and nobody who is only asked to take part, reads the case: the Scrutineer alone does', () => {
    expect([...actingOfficers(westSussex.protocol)]).toEqual(['scrutineer']);
  });
});

describe('WS: who is asked to take part', () => {
  it('at 4 the senior child protection manager and the Designated Doctor and Nurse, as far as there are any', () => {
    const asked = withWsLeads().writes('4-invite', at('2026-09-10 12:00'), {
      by: 'raising safeguarding-professional-lead',
    });
    expect(sentTo(asked, '4-invite')[0]).toEqual([
      'neutral:senior-cp-manager',
      'neutral:designated-doctor',
      'neutral:designated-nurse',
    ]);
    asked.mailArrives('4-invite', at('2026-09-10 12:01')).then(duty('4-invite')).isDone();
  });
  it('at 5 the chiefs of the three partners, by the Scrutineer', () => {
    const asked = withScrutineer().writes('5-invite', at('2026-09-11 12:00'), { by: 'neutral scrutineer' });
    expect(sentTo(asked, '5-invite')[0]).toEqual([
      'neutral:council-chief',
      'neutral:health-chief',
      'neutral:police-chief',
    ]);
  });
});

describe('WS: with the Scrutineer', () => {
  it.each(['raising safeguarding-professional-lead', 'receiving practitioner'])(
    '%s neither ends it nor finds anything',
    (by) => {
      const now = at('2026-09-21 10:00');
      const facts = { leadershipWeak: true, allAttemptsFailed: true };
      expect(withScrutineer().refuses('decision-made', now, { by }).because).toBe('not-yours');
      expect(withScrutineer().refuses('scrutineer-finding', now, { by, facts }).because).toBe('not-yours');
    },
  );
  it('the outcome ends it, and what is left to do has no end', () => {
    decided().then(duty('5')).isDone();
    decided().then(duty('stay-involved')).isOpen().hasNoLimit();
    expect(decided().then(theCase)).toMatchObject({ state: 'decided', headline: undefined });
  });
  it('a finding of both opens the sixth step, and what came of it ends the case', () => {
    const opened = withScrutineer().happened('scrutineer-finding', at('2026-09-28 10:00'), {
      by: 'neutral scrutineer',
      facts: { leadershipWeak: true, allAttemptsFailed: true },
    });
    opened.then(duty('6')).isOpen().hasNoLimit();
    const over = opened.happened('decision-made', at('2026-12-01 10:00'), { by: 'neutral scrutineer' });
    over.then(duty('6')).isDone();
    expect(over.then(theCase).state).toBe('decided');
  });
});
