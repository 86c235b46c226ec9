import { describe, expect, it } from 'vitest';
import { duty, openDuties, theCase } from '../fixtures/claims.ts';
import {
  HEALTH,
  WHY,
  beforeBiChair,
  biDirectorsFailed,
  birmingham,
  raisedInBirmingham,
  withBiDirectors,
} from '../fixtures/engine-stories.ts';
import { type Story, at, given } from '../fixtures/given.ts';

const persons = (story: Story, id: string): string[][] => {
  const { to = [], copies = [] } = story.case.writings[id] ?? {};
  return [to.map(({ person }) => person), copies.map(({ person }) => person)];
};
/** By word of mouth, on Tuesday 8 September 2026 at 10. */
const verbally = (): Story =>
  given(birmingham, HEALTH)
    .happened('disagreement-arose', at('2026-09-07 09:00'))
    .happened('raised', at('2026-09-08 10:00'), { medium: 'verbal' });
const withSeniors = (): Story =>
  raisedInBirmingham(HEALTH)
    .happened('unresolved', at('2026-09-08 09:00'), WHY)
    .happened('referred', at('2026-09-08 10:00'), { stage: '2' })
    .happened('unresolved', at('2026-09-09 09:00'), WHY)
    .happened('referred', at('2026-09-09 10:00'), { stage: '3a' });
const withChair = (): Story =>
  beforeBiChair().happened('attention-received', at('2026-09-15 10:00'), { by: 'neutral business-manager' });

describe('BI.9, 14: raised by word of mouth', () => {
  it('it is confirmed by e-mail, and the three days still count from the talk', () => {
    const sent = verbally()
      .writes("1a'", at('2026-09-10 09:00'), { by: 'raising practitioner' })
      .mailArrives("1a'", at('2026-09-10 09:01'));
    sent.then(duty("1a'")).isDone().hasNoLimit();
    sent.then(duty('1d')).isOpen().isDue('2026-09-11').isDueByDayZero('2026-09-14');
    expect(persons(sent, "1a'")).toEqual([['receiving:practitioner'], []]);
  });
  it('or otherwise, on the word of whoever raised it', () => {
    const now = at('2026-09-10 09:00');
    expect(verbally().refuses('confirmed-in-writing', now, { by: 'receiving practitioner' }).because).toBe(
      'not-yours',
    );
    verbally().happened('confirmed-in-writing', now).then(duty("1a'")).isDone();
  });
  it('nobody waits for it: settled without, it is over', () => {
    const settled = verbally()
      .happened('resolved', at('2026-09-09 10:00'), { by: 'raising practitioner', wording: 'We visit.' })
      .happened('resolved', at('2026-09-09 10:00'), { by: 'receiving practitioner' });
    settled.then(duty("1a'")).isWaived();
    expect(settled.then(theCase).closing).toEqual(['1e']);
  });
});

describe('BI: the letter on the outcome', () => {
  it('after stage 1 goes from practitioner to practitioner, with a copy to both agencies', () => {
    const sent = verbally()
      .happened('resolved', at('2026-09-09 10:00'), { by: 'raising practitioner', wording: 'We visit.' })
      .happened('resolved', at('2026-09-09 10:00'), { by: 'receiving practitioner' })
      .writes('1e', at('2026-09-11 17:00'), { by: 'receiving practitioner' })
      .mailArrives('1e', at('2026-09-11 17:01'));
    sent.then(duty('1e')).isDone().isDue('2026-09-11').isInTime();
    expect(persons(sent, '1e')).toEqual([
      ['raising:practitioner'],
      ['raising:line-manager', 'receiving:line-manager'],
    ]);
  });
});

describe('BI: copied in at 3a', () => {
  it('by either senior manager, to the Head of Safeguarding and the Business Manager', () => {
    withSeniors().then(duty('3a-3')).isOpen().hasNoLimit();
    const sent = withSeniors()
      .writes('3a-3', at('2026-09-09 11:00'), { by: 'receiving senior-manager' })
      .mailArrives('3a-3', at('2026-09-09 11:01'));
    sent.then(duty('3a-3')).isDone();
    expect(persons(sent, '3a-3')).toEqual([['neutral:head-of-safeguarding', 'neutral:business-manager'], []]);
  });
  it('it stays owed when the stage is over, and holds nobody up', () => {
    withBiDirectors().then(duty('3a-3')).isOpen();
    expect(biDirectorsFailed().then(theCase).offered).toContain('to:4');
  });
});

describe('BI: to the directors', () => {
  it('one senior manager opens the stage, the other still owes it', () => {
    const one = withSeniors()
      .happened('unresolved', at('2026-09-10 09:00'), WHY)
      .happened('director-raised', at('2026-09-10 10:00'), { stage: '3b', by: 'receiving senior-manager' });
    one.then(duty('3b-1:receiving')).isDone();
    one.then(duty('3b-1:raising')).isOpen().isDue('2026-09-14');
    const both = one.happened('director-raised', at('2026-09-11 10:00'), {
      stage: '3b',
      by: 'raising senior-manager',
    });
    both.then(duty('3b-1:raising')).isDone().isInTime();
    both.then(duty('3b-3')).isDue('2026-09-14');
  });
});

describe('BI: to the Chair', () => {
  it('only the director who raised it, and with what is exceptional', () => {
    const now = at('2026-09-14 10:00');
    const failed = biDirectorsFailed();
    expect(failed.refuses('referred', now, { stage: '4', by: 'receiving director', ...WHY })).toMatchObject({
      because: 'not-yours',
      movers: ['raising director'],
    });
    expect(failed.refuses('referred', now, { stage: '4', by: 'raising director' }).because).toBe(
      'needs-reason',
    );
    failed.then(duty('4a')).isOpen().isDue('2026-09-16');
  });
  it('asks everybody of both sides for what they have to say; then each director answers', () => {
    const asked = withChair()
      .writes('4b', at('2026-09-15 11:00'), { by: 'neutral chair' })
      .mailArrives('4b', at('2026-09-15 11:01'));
    asked.then(duty('4b')).isDone();
    expect(persons(asked, '4b')[0]).toHaveLength(8);
    asked.then(duty('4b-answer:receiving')).isOpen().hasNoLimit();
    const answered = asked
      .writes('4b-answer', at('2026-09-16 11:00'), { by: 'receiving director' })
      .mailArrives('4b-answer', at('2026-09-16 11:01'));
    answered.then(duty('4b-answer:receiving')).isDone();
    answered.then(duty('4b-answer:raising')).isOpen();
    expect(persons(answered, '4b-answer')).toEqual([['neutral:chair'], ['neutral:business-manager']]);
  });
  it('the e-mail with the decision decides it and tells everybody, and then nothing leads on', () => {
    const told = withChair()
      .writes('4c', at('2026-09-21 15:00'), { by: 'neutral chair' })
      .mailArrives('4c', at('2026-09-21 15:01'));
    told.then(duty('4c')).isDone().isDue('2026-09-22').isInTime();
    expect(told.then(theCase)).toMatchObject({ state: 'decided', stage: '4', offered: ['close'] });
    expect(persons(told, '4c')).toEqual([
      expect.arrayContaining(['receiving:practitioner']),
      ['neutral:head-of-safeguarding', 'neutral:business-manager'],
    ]);
    const now = at('2026-09-22 09:00');
    expect(told.refuses('unresolved', now, { by: 'raising director', ...WHY }).because).toBe('not-now');
    expect(openDuties(told)).toEqual(expect.arrayContaining(['feedback', 'debrief', 'stay-involved']));
  });
  it('decided and not yet told, the case cannot be closed, and the fifth day still counts', () => {
    const decided = withChair().happened('decision-made', at('2026-09-18 10:00'), { by: 'neutral chair' });
    decided.then(duty('4c')).isOpen().isDue('2026-09-22');
    expect(decided.then(theCase).closing).toEqual(['4c']);
    decided.lookedAtOn(at('2026-09-23 00:00')).then(duty('4c')).isLate();
  });
});

describe('BI: afterwards', () => {
  it('what was decided is shared by those who hold the last stage', () => {
    const settled = withSeniors()
      .happened('resolved', at('2026-09-10 10:00'), { by: 'raising senior-manager', wording: 'We visit.' })
      .happened('resolved', at('2026-09-10 10:00'), { by: 'receiving senior-manager' });
    const now = at('2026-09-10 11:00');
    expect(settled.refuses('done', now, { duty: 'feedback', by: 'raising line-manager' }).because).toBe(
      'not-yours',
    );
    settled
      .happened('done', now, { duty: 'feedback', by: 'raising senior-manager' })
      .then(duty('feedback'))
      .isDone();
  });
  it('a gap in policy is reported whenever it shows', () => {
    raisedInBirmingham().then(duty('policy-gap')).isNotStarted();
    const shown = withBiDirectors().happened('facts-changed', at('2026-09-11 10:00'), {
      facts: { policyGap: true },
    });
    shown.then(duty('policy-gap')).isOpen().hasNoLimit();
  });
});
