import { describe, expect, it } from 'vitest';
import { duty, theCase } from '../fixtures/claims.ts';
import {
  FIVE_DAYS,
  WHY,
  biDirectorsFailed,
  decisionCame,
  inMediation,
  managerAware,
  partnershipTold,
  scDirectorsFailed,
  scSeniorsFailed,
  wsSeniorsFailed,
} from '../fixtures/engine-stories.ts';
import { type Story, at } from '../fixtures/given.ts';

const POLICY = { reason: 'policy-issue', days: FIVE_DAYS };
const WEDNESDAY = at('2026-09-16 10:00');

describe('guards: what must be sent before a stage', () => {
  it('WS: the Partnership’s template before the leads, whoever asks', () => {
    const more = { stage: '4', days: FIVE_DAYS };
    const refused = wsSeniorsFailed().refuses('raised', WEDNESDAY, more);
    expect(refused).toMatchObject({ because: 'needs-document', duties: ['3n'] });
    const asked = wsSeniorsFailed().refuses('stage-requested', WEDNESDAY, more);
    expect(asked).toMatchObject({ because: 'needs-document', duties: ['3n'] });
    expect(wsSeniorsFailed().then(theCase).offered).not.toContain('to:4');
    expect(partnershipTold().then(theCase).offered).toContain('to:4');
  });
  it('WS: with a reason the way is open, and the template is still owed', () => {
    const urgent = wsSeniorsFailed().happened('raised', WEDNESDAY, { stage: '4', ...POLICY });
    expect(urgent.then(theCase).stage).toBe('4');
    urgent.then(duty('3n')).isOpen();
    const sent = urgent.writes('3n', at('2026-09-16 11:00')).mailArrives('3n', at('2026-09-16 11:01'));
    sent.then(duty('3n')).isDone();
    expect(sent.then(theCase).stage).toBe('4');
  });
  it('a reason of blanks is none', () => {
    const more = { stage: '4', days: FIVE_DAYS, reason: '  ' };
    expect(wsSeniorsFailed().refuses('raised', WEDNESDAY, more).because).toBe('needs-document');
  });
  it('SC: with one of the three sent the others are named', () => {
    const one = scSeniorsFailed({ receiving: { agencyType: 'childrens-trust' } }).happened(
      'notice-sent',
      at('2026-09-15 13:00'),
      { duty: '2g' },
    );
    expect(one.refuses('form-received', WEDNESDAY, { stage: '3' })).toMatchObject({
      because: 'needs-document',
      duties: ['2f', '2h'],
    });
  });
  it('SC: a plan for the child that becomes known later shuts every stage until both have told the officer', () => {
    const known = managerAware()
      .happened('unresolved', at('2026-09-09 15:00'), WHY)
      .happened('facts-changed', at('2026-09-09 15:30'), { facts: { cpPlan: true } });
    const more = { stage: '2' };
    expect(known.refuses('referred', at('2026-09-09 16:00'), more)).toMatchObject({
      because: 'needs-document',
      duties: ['1e:raising', '1e:receiving'],
    });
    const one = known.happened('notice-sent', at('2026-09-09 15:40'), {
      duty: '1e',
      by: 'raising line-manager',
    });
    expect(one.refuses('referred', at('2026-09-09 16:00'), more).duties).toEqual(['1e:receiving']);
  });
  it('harbour: the form before the office', () => {
    const failed = inMediation().happened('unresolved', at('2026-09-09 10:00'), WHY);
    const when = at('2026-09-09 11:00');
    expect(failed.refuses('form-received', when)).toMatchObject({
      because: 'needs-document',
      duties: ['B2'],
    });
    const sent = failed.happened('notice-sent', at('2026-09-09 10:30'), { duty: 'B2' });
    expect(sent.happened('form-received', when).then(theCase).stage).toBe('C');
  });
});

describe('an exceptional stage needs its reason', () => {
  it('BI: from the director, in writing or told, with the reason', () => {
    const when = at('2026-09-14 10:00');
    const told = { stage: '4', by: 'raising director' };
    expect(biDirectorsFailed().refuses('referred', when, told).because).toBe('needs-reason');
    const write = { type: 'write', now: when, by: 'raising director', duty: '4a', attested: [] } as const;
    expect(biDirectorsFailed().mayNot({ ...write, fields: {} }).because).toBe('needs-reason');
    expect(
      biDirectorsFailed()
        .happened('referred', when, { ...told, ...WHY })
        .then(theCase).stage,
    ).toBe('4');
  });
  it('BI: the other director does not take it there', () => {
    const refused = biDirectorsFailed().refuses('referred', at('2026-09-14 10:00'), {
      stage: '4',
      by: 'receiving director',
      ...WHY,
    });
    expect(refused).toMatchObject({ because: 'not-yours', movers: ['raising director'] });
  });
});

describe('K13: whoever has received a form may say that it has arrived', () => {
  const ready = (): Story =>
    scSeniorsFailed()
      .happened('notice-sent', at('2026-09-15 13:00'), { duty: '2f' })
      .happened('notice-sent', at('2026-09-15 13:05'), { duty: '2g' });

  it.each(['raising senior-manager', 'raising director'])('SC 3: %s', (by) => {
    const up = ready().happened('form-received', WEDNESDAY, { stage: '3', by, told: at('2026-09-17 09:00') });
    expect(up.case.stages.at(-1)).toMatchObject({ stage: '3', enteredAt: WEDNESDAY });
  });
  it.each(['receiving director', 'receiving senior-manager', 'neutral business-manager'])(
    'SC 3: not %s',
    (by) => {
      const refused = ready().refuses('form-received', WEDNESDAY, { stage: '3', by });
      expect(refused).toMatchObject({
        because: 'not-yours',
        movers: ['raising senior-manager', 'raising director'],
      });
    },
  );
  it.each(['raising director', 'neutral chair'])('SC 4: %s', (by) => {
    const up = scDirectorsFailed().happened('form-received', at('2026-09-23 09:00'), { stage: '4', by });
    expect(up.then(theCase).stage).toBe('4');
  });
  it.each(['receiving director', 'neutral iro'])('SC 4: not %s', (by) => {
    const refused = scDirectorsFailed().refuses('form-received', at('2026-09-23 09:00'), { stage: '4', by });
    expect(refused.because).toBe('not-yours');
  });
  it('harbour: the office, and not what is merely referred', () => {
    const failed = inMediation()
      .happened('unresolved', at('2026-09-09 10:00'), WHY)
      .happened('notice-sent', at('2026-09-09 10:30'), { duty: 'B2' });
    const arrived = failed.happened('form-received', at('2026-09-09 11:00'), { by: 'neutral office' });
    expect(arrived.then(theCase).stage).toBe('C');
    const early = decisionCame().happened('unresolved', at('2026-09-08 09:00'), WHY);
    const more = { by: 'neutral mediator', stage: 'B' };
    expect(early.refuses('referred', at('2026-09-08 10:00'), more).because).toBe('not-yours');
  });
});
