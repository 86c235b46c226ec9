import { describe, expect, it } from 'vitest';
import { duty, theCase } from '../fixtures/claims.ts';
import {
  beforeBiChair,
  biDirectorsFailed,
  raisedInBirmingham,
  withBiDirectors,
  withScChair,
} from '../fixtures/engine-stories.ts';
import { type Story, at } from '../fixtures/given.ts';

const TUESDAY = at('2026-09-15 10:00');
const received = (by = 'neutral business-manager'): Story =>
  beforeBiChair().happened('attention-received', TUESDAY, { by });

describe('BI.9, 9: the Chair’s five days count from when it has reached the office', () => {
  it('not from the director’s referral alone', () => {
    beforeBiChair().then(duty('4c')).isNotStarted();
    beforeBiChair().then(duty('4-receipt')).isOpen().hasNoLimit();
  });
  it('from when the Business Manager has it', () => {
    received().then(duty('4-receipt')).isDone();
    received().then(duty('4c')).isOpen().isDue('2026-09-22').isDueByDayZero('2026-10-06');
    expect(received().then(theCase).headline).toBe('2026-09-22');
  });
  it('or the Chair, whichever says so', () => {
    received('neutral chair').then(duty('4c')).isDue('2026-09-22');
  });
  it('the first counts: a later one moves nothing, an earlier one moves it back', () => {
    const again = received().happened('attention-received', at('2026-09-17 10:00'), { by: 'neutral chair' });
    again.then(duty('4c')).isDue('2026-09-22');
    const before = received().happened('attention-received', at('2026-09-14 16:00'), {
      by: 'neutral chair',
      told: at('2026-09-17 10:00'),
    });
    before.then(duty('4c')).isDue('2026-09-21');
  });
  it.each(['raising director', 'receiving director', 'raising practitioner', 'some stranger'])(
    '%s does not say so for the office',
    (by) => {
      const refused = beforeBiChair().refuses('attention-received', TUESDAY, { by });
      expect(refused.because).toBe('not-yours');
      if (by.startsWith('some')) return;
      expect(refused.movers).toContain('neutral business-manager');
      expect(refused.movers.every((mover) => mover.startsWith('neutral '))).toBe(true);
    },
  );
  it('only where it begins something: not before the stage is open, nor in another protocol', () => {
    const more = { by: 'neutral business-manager' };
    for (const story of [raisedInBirmingham(), withBiDirectors(), biDirectorsFailed(), withScChair()]) {
      expect(story.refuses('attention-received', at('2026-09-24 10:00'), more).because).toBe('not-now');
    }
  });
  it('not once it is decided', () => {
    const decided = received().happened('decision-made', at('2026-09-16 10:00'), { by: 'neutral chair' });
    const more = { by: 'neutral business-manager' };
    expect(decided.refuses('attention-received', at('2026-09-16 11:00'), more).because).toBe('not-now');
  });
});

describe('BI: the director’s letter goes to the office by e-mail', () => {
  const sent = (): Story =>
    biDirectorsFailed()
      .writes('4a', at('2026-09-14 10:00'), { reason: 'the child is not safe' })
      .mailArrives('4a', at('2026-09-14 10:01'));

  it('and opens the exceptional stage when it arrives', () => {
    expect(sent().then(theCase).stage).toBe('4');
    sent().then(duty('4a')).isDone().isInTime();
  });
  it('and has then reached the office: the Chair’s five days begin', () => {
    sent().then(duty('4-receipt')).isDone();
    sent().then(duty('4c')).isOpen().isDue('2026-09-21');
    const reached = sent().case.happenings.find(({ key }) => key === 'attention-received');
    expect(reached).toMatchObject({ by: { person: 'neutral:business-manager' }, side: 'neutral' });
    expect(reached?.occurredAt).toBe(at('2026-09-14 10:01'));
  });
});
