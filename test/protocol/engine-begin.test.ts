import { describe, expect, it } from 'vitest';
import { duty, theCase } from '../fixtures/claims.ts';
import {
  concerned,
  managerAware,
  safeguarding,
  takenUp,
  TWO,
  withScSeniors,
} from '../fixtures/engine-stories.ts';
import { type Story, at, given } from '../fixtures/given.ts';
import { arose } from '../fixtures/on-the-way.ts';
import { worldOf } from '../fixtures/play-case.ts';

const nothingYet = (): Story => given(safeguarding, TWO);
const NINE = at('2026-09-07 09:00');
const THREE = at('2026-09-07 15:00');
const PEOPLE_BEGINNING = ['raising practitioner', 'raising line-manager'];

describe('SC: a concern that remains after a talk opens the informal step', () => {
  it('begins there, and no day counts yet', () => {
    expect(concerned().then(theCase)).toMatchObject({ stage: '0', clocks: {}, state: 'open' });
    concerned().then(duty('0c')).isDue('2026-09-08 09:00');
  });
  it('is said by the practitioner who has it, not by the other one', () => {
    const refused = nothingYet().refuses('concern-remains', NINE, { by: 'receiving practitioner' });
    expect(refused.because).toBe('not-yours');
    expect(new Set(refused.movers)).toEqual(new Set(['raising practitioner']));
  });
  it('is not said a second time, there or further up', () => {
    for (const story of [concerned(), managerAware(), withScSeniors()]) {
      expect(story.refuses('concern-remains', at('2026-09-10 09:00')).because).toBe('not-now');
    }
  });
});

describe('SC: day zero is the line manager knowing', () => {
  const toldBy = (by: string): Story => nothingYet().happened('manager-aware', THREE, { by });

  it('begins a case at the first stage, without the informal one', () => {
    expect(managerAware().then(theCase)).toMatchObject({ stage: '1', headline: '2026-09-10' });
    expect(managerAware().case.stages.map(({ stage }) => stage)).toEqual(['1']);
    managerAware().then(duty('1a')).isDue('2026-09-10').isDueByDayZero('2026-09-10');
  });
  it.each(PEOPLE_BEGINNING)('%s may say so', (by) => {
    expect(toldBy(by).then(theCase).stage).toBe('1');
  });
  it.each(['receiving practitioner', 'receiving line-manager', 'raising senior-manager', 'neutral chair'])(
    '%s may not, and is told whose word it is',
    (by) => {
      const refused = nothingYet().refuses('manager-aware', THREE, { by });
      expect(refused.because).toBe('not-yours');
      expect(refused.movers).toEqual(PEOPLE_BEGINNING);
    },
  );
  it('cannot lie in the future', () => {
    const more = { told: NINE };
    expect(nothingYet().refuses('manager-aware', THREE, more).because).toBe('future');
  });
});

describe('SC: the informal step may be left at any time', () => {
  it('without a reason, and without its 24 hours having passed', () => {
    const up = concerned().happened('manager-aware', at('2026-09-07 09:05'));
    expect(up.then(theCase).stage).toBe('1');
    expect(up.case.stages[0]).toMatchObject({ stage: '0', leftAt: at('2026-09-07 09:05'), early: false });
    expect(up.case.happenings.map(({ key }) => key)).not.toContain('unresolved');
  });
  it('long after its 24 hours: nothing keeps it shut', () => {
    const up = concerned().happened('manager-aware', at('2026-10-01 09:00'));
    expect(up.then(theCase).stage).toBe('1');
    up.then(duty('0c')).isDone().isLate();
  });
  it('a manager who knew before counts from then, and the stage opens no earlier than the talk', () => {
    const up = concerned().happened('manager-aware', at('2026-09-04 16:00'), {
      told: at('2026-09-07 10:00'),
    });
    expect(up.case.stages.map((run) => run.enteredAt)).toEqual([NINE, NINE]);
    up.then(duty('1a')).isDueByDayZero('2026-09-09');
  });
});

describe('K14: day zero told again, the earlier counts', () => {
  it('an earlier moment moves every day of the case, and says so', () => {
    const again = managerAware().happened('manager-aware', at('2026-09-04 10:00'), {
      told: at('2026-09-08 09:00'),
    });
    again.then(duty('1a')).isDueByDayZero('2026-09-09').isDue('2026-09-09');
    expect(again.events.filter(({ type }) => type === 'limit-recomputed')).not.toEqual([]);
    expect(again.case.stages).toEqual(managerAware().case.stages);
  });
  it('a later moment moves nothing', () => {
    const again = managerAware().happened('manager-aware', at('2026-09-09 10:00'));
    expect(again.then(theCase).clocks).toEqual(managerAware().then(theCase).clocks);
    again.then(duty('1a')).isDue('2026-09-10');
  });
  it('may be told when others hold the case, and leaves it with them', () => {
    const again = withScSeniors().happened('manager-aware', at('2026-09-04 10:00'), {
      told: at('2026-09-10 09:00'),
    });
    expect(again.then(theCase).stage).toBe('2');
    again.then(duty('2b')).isDueByDayZero('2026-09-16');
  });
  it('a decision that came before the disagreement: from the decision', () => {
    const both = arose().happened('decision-received', at('2026-09-03 12:00'), {
      told: at('2026-09-07 09:30'),
    });
    both.then(duty('1a')).isDueByDayZero('2026-09-07');
    expect(both.case.stages).toHaveLength(1);
  });
});

describe('what no stage of the protocol begins with', () => {
  it('begins nothing', () => {
    const of = (id: string) => given(worldOf(id), TWO);
    expect(of('west-sussex').refuses('manager-aware', NINE).because).toBe('not-now');
    expect(of('birmingham').refuses('concern-remains', NINE).because).toBe('not-now');
    expect(of('sandwell-safeguarding').refuses('disagreement-arose', NINE).because).toBe('not-now');
    expect(takenUp().refuses('decision-received', at('2026-09-08 09:00')).because).toBe('not-now');
  });
  it('nor does day zero once the case has ended', () => {
    const ended = managerAware()
      .happened('resolved', at('2026-09-08 10:00'), { by: 'raising line-manager', wording: 'A visit.' })
      .happened('resolved', at('2026-09-08 11:00'), { by: 'receiving line-manager' });
    expect(ended.refuses('manager-aware', at('2026-09-08 12:00')).because).toBe('not-now');
  });
  it('before the beginning nothing else can be said of a stage', () => {
    for (const key of [
      'unresolved',
      'resolved',
      'spoke',
      'referred',
      'decision-made',
      'form-received',
    ] as const) {
      expect(nothingYet().refuses(key, NINE, { reason: 'because', wording: 'so' }).because, key).toBe(
        'not-now',
      );
    }
  });
});
