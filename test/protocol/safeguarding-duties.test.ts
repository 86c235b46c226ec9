import { describe, expect, it } from 'vitest';
import { duty, theCase } from '../fixtures/claims.ts';
import { type Story, at, given } from '../fixtures/given.ts';
import { worldOf } from '../fixtures/play-case.ts';

const world = worldOf('sandwell-safeguarding');
const TWO = { raising: { agencyType: 'school' }, receiving: { agencyType: 'health' } };

/** Monday 7 September 2026 at 9: the line manager is told. */
const aware = (facts = {}): Story =>
  given(world, { ...TWO, ...facts }).happened('manager-aware', at('2026-09-07 09:00'));
const withSeniors = (facts = {}): Story =>
  aware(facts)
    .happened('unresolved', at('2026-09-09 15:00'), { reason: 'the managers cannot agree' })
    .happened('referred', at('2026-09-09 16:00'), { stage: '2' });
const seniorsFailed = (facts = {}): Story =>
  withSeniors(facts).happened('unresolved', at('2026-09-15 12:00'), {
    reason: 'the meeting brought nothing',
  });
const withDirectors = (): Story =>
  seniorsFailed()
    .happened('notice-sent', at('2026-09-15 13:00'), { duty: '2f' })
    .happened('notice-sent', at('2026-09-15 13:05'), { duty: '2g' })
    .happened('form-received', at('2026-09-16 09:00'), { stage: '3', by: 'raising senior-manager' });
const withTheChair = (): Story =>
  withDirectors()
    .happened('unresolved', at('2026-09-22 12:00'), { reason: 'the directors cannot agree' })
    .happened('form-received', at('2026-09-23 09:00'), { stage: '4', by: 'raising director' });
const settledBy = (story: Story, role: string, when: string): Story =>
  story
    .happened('resolved', at(when), { by: `raising ${role}`, wording: 'A joint visit every week.' })
    .happened('resolved', at(when), { by: `receiving ${role}` });

describe('SC: the Reviewing Officer is told by both managers', () => {
  it('each writes, one after the other, and only then the way is open', () => {
    const plan = aware({ cpPlan: true });
    const one = plan
      .writes('1e', at('2026-09-07 10:00'), { by: 'raising line-manager' })
      .mailArrives('1e', at('2026-09-07 10:01'));
    one.then(duty('1e:raising')).isDone();
    one.then(duty('1e:receiving')).isOpen();
    const both = one
      .writes('1e', at('2026-09-07 11:00'), { by: 'receiving line-manager' })
      .mailArrives('1e', at('2026-09-07 11:01'));
    both.then(duty('1e:receiving')).isDone().hasNoLimit();
    expect(both.then(theCase).closing).toEqual([]);
  });
  it('nobody writes it twice', () => {
    const once = aware({ lookedAfter: true })
      .writes('1e', at('2026-09-07 10:00'), { by: 'raising line-manager' })
      .mailArrives('1e', at('2026-09-07 10:01'));
    const again = { type: 'write', duty: '1e', fields: { notice: 'again' }, attested: [] } as const;
    expect(once.mayNot({ ...again, now: at('2026-09-07 12:00'), by: 'raising line-manager' }).because).toBe(
      'not-now',
    );
  });
  it('where it is not known whether the child is on a plan, nobody is told for nothing', () => {
    aware().then(duty('1e:raising')).isNotStarted();
    aware({ cpPlan: false, lookedAfter: true }).then(duty('1e:raising')).isOpen();
  });
});

describe('SC: what stands before stage 3', () => {
  it('a missing notice is named; a reason opens the way, and the notice stays owed', () => {
    const now = at('2026-09-15 14:00');
    const failed = seniorsFailed();
    expect(failed.refuses('form-received', now, { stage: '3', by: 'raising senior-manager' })).toMatchObject({
      because: 'needs-document',
      duties: ['2f', '2g'],
    });
    const urgent = failed.happened('form-received', now, {
      stage: '3',
      by: 'raising senior-manager',
      reason: 'the child goes home tonight',
    });
    expect(urgent.then(theCase).stage).toBe('3');
    urgent.then(duty('2f')).isOpen();
    urgent.then(duty('2g')).isOpen();
    urgent.then(duty('2h')).isNotStarted();
  });
  it.each(['raising', 'receiving'])('the Trust on the %s side: its Director for Quality is told', (side) => {
    const facts = { [side]: { agencyType: 'childrens-trust' } };
    seniorsFailed(facts).then(duty('2h')).isOpen().hasNoLimit();
  });
  it('the director who has the form may say so as well; the other side may not', () => {
    const ready = seniorsFailed()
      .happened('notice-sent', at('2026-09-15 13:00'), { duty: '2f' })
      .happened('notice-sent', at('2026-09-15 13:05'), { duty: '2g' });
    const now = at('2026-09-15 14:00');
    expect(
      ready.happened('form-received', now, { stage: '3', by: 'raising director' }).then(theCase).stage,
    ).toBe('3');
    expect(ready.refuses('form-received', now, { stage: '3', by: 'receiving director' }).because).toBe(
      'not-yours',
    );
  });
});

describe('SC: the letter is for whoever holds the stage', () => {
  it.each([
    ['line-manager', aware],
    ['senior-manager', withSeniors],
    ['director', withDirectors],
  ])('settled by the %ss, the one of the receiving agency writes', (role, story) => {
    const settled = settledBy(story(), role, '2026-09-17 10:00');
    settled.then(duty('R')).isOpen().isDue('2026-09-21');
    const sent = settled
      .writes('R', at('2026-09-18 10:00'), { by: `receiving ${role}` })
      .mailArrives('R', at('2026-09-18 10:01'));
    sent.then(duty('R')).isDone().isInTime();
    const { to, copies } = sent.case.writings['R'] ?? {};
    expect(to?.map(({ person }) => person)).toEqual([`raising:${role}`]);
    expect(copies?.map(({ person }) => person)).toContain('raising:practitioner');
  });
  it('after the Chair has decided, the director writes', () => {
    const decided = withTheChair().happened('decision-made', at('2026-09-28 10:00'), { by: 'neutral chair' });
    decided.then(duty('R')).isOpen().isDue('2026-09-30');
    expect(
      decided.mayNot({
        type: 'write',
        now: at('2026-09-28 11:00'),
        by: 'receiving line-manager',
        duty: 'R',
        fields: {},
        attested: [],
      }).because,
    ).toBe('not-yours');
    expect(
      decided.writes('R', at('2026-09-28 11:00'), { by: 'receiving director' }).case.writings['R'],
    ).toBeDefined();
  });
});

describe('SC: with the Chair', () => {
  it('nobody but the Chair decides, and no side can end it', () => {
    const now = at('2026-09-28 10:00');
    expect(withTheChair().refuses('decision-made', now, { by: 'neutral business-manager' }).because).toBe(
      'not-yours',
    );
    expect(withTheChair().refuses('unresolved', now, { by: 'raising director' }).because).toBe('not-now');
  });
  it('the meeting is due in seven working days, the decision by Day 20', () => {
    withTheChair().then(duty('4b')).isDue('2026-10-02').isDueByDayZero('2026-10-05').isOpen();
    withTheChair().then(duty('4c')).isDue('2026-10-05').isOpen();
  });
  it('everybody of both agencies is told the outcome, and that is the Business Manager to do', () => {
    const told = withTheChair()
      .happened('meeting-held', at('2026-09-28 10:00'))
      .happened('decision-made', at('2026-09-29 10:00'))
      .writes('4e', at('2026-10-20 10:00'), { by: 'neutral business-manager' })
      .mailArrives('4e', at('2026-10-20 10:01'));
    told.then(duty('4e')).isDone().isInTime().isDue('2026-10-28');
    expect(new Set(told.case.writings['4e']?.to.map(({ side }) => side))).toEqual(
      new Set(['raising', 'receiving']),
    );
  });
});

describe('SC.5: what goes to the partnership', () => {
  it('a weak point of the policy is told of once somebody has said that there is one', () => {
    aware().then(duty('policy-gap')).isNotStarted();
    const found = aware().happened('facts-changed', at('2026-09-08 09:00'), { facts: { policyGap: true } });
    found.then(duty('policy-gap')).isOpen().hasNoLimit();
  });
  it('what others can learn is told of after the end, and holds no case open', () => {
    const settled = settledBy(aware(), 'line-manager', '2026-09-08 10:00');
    settled.then(duty('learning')).isOpen();
    expect(settled.then(theCase).closing).toEqual(['R']);
  });
});
