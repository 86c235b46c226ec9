import { describe, expect, it } from 'vitest';
import { dutyOwners, peopleMeant } from '../../bot/protocol/authority.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { dutyRuns } from '../../bot/protocol/duty-runs.ts';
import { dutyOf } from '../../bot/protocol/world.ts';
import { duty, openDuties } from '../fixtures/claims.ts';
import {
  HEALTH,
  WHY,
  managerAware,
  raisedInBirmingham,
  scDirectorsFailed,
  scSeniorsFailed,
  withBiDirectors,
  withScChair,
  withScDirectors,
  withScSeniors,
  withScrutineer,
} from '../fixtures/engine-stories.ts';
import { type Story, at } from '../fixtures/given.ts';

const people = (story: Story, role: string, side: 'raising' | 'receiving' | 'joint' | 'neutral'): string[] =>
  peopleMeant(story.world, story.case, { side, role }).map(({ person }) => person);
const owners = (story: Story, id: string): string[] =>
  dutyOwners(story.world, story.case, dutyOf(story.world.protocol, id)).map(({ person }) => person);

describe('a limit that counts from an earlier step', () => {
  it('SC 1f: three days from the line manager knowing, though it is owed only once they have failed', () => {
    const failed = managerAware().happened('unresolved', at('2026-09-09 15:00'), WHY);
    failed.then(duty('1f')).isOpen().isDue('2026-09-10').isDueByDayZero('2026-09-10');
    managerAware().then(duty('1f')).isNotStarted();
  });
  it('SC 2c, 3c, 4c: eight, thirteen and twenty days of the whole case', () => {
    withScSeniors().then(duty('2c')).isDue('2026-09-17');
    withScDirectors().then(duty('3c')).isDue('2026-09-24');
    withScChair().then(duty('4c')).isDue('2026-10-05');
  });
  it('SC 3g: five days from the form, not from the failure', () => {
    scDirectorsFailed().then(duty('3g')).isOpen().isDue('2026-09-23');
  });
  it('moves with day zero, where that turns out to have been earlier', () => {
    const earlier = withScSeniors().happened('manager-aware', at('2026-09-04 10:00'), {
      told: at('2026-09-10 09:00'),
    });
    earlier.then(duty('2c')).isDue('2026-09-16');
    earlier.then(duty('2b')).isDue('2026-09-16');
  });
  it('that had passed when the step began is to be chased at once, and is late', () => {
    const slow = managerAware().happened('unresolved', at('2026-09-14 15:00'));
    slow.then(duty('1f')).isOpen().isLate().isDue('2026-09-10').isChasedBy('at-once');
  });
});

describe('BI.9, 6: one person who holds two levels refers to nobody', () => {
  const FAILED = at('2026-09-09 09:00');
  const atSchool = (): Story =>
    raisedInBirmingham()
      .happened('unresolved', at('2026-09-08 09:00'), WHY)
      .happened('referred', at('2026-09-08 10:00'), { stage: '2' });

  it('the head teacher’s referral is done as soon as it is owed; the other side still refers', () => {
    const failed = atSchool().happened('unresolved', FAILED, WHY);
    failed.then(duty('3a-1:raising')).isDone().isInTime().isDue('2026-09-10 09:00');
    failed.then(duty('3a-1:receiving')).isOpen().isDue('2026-09-10 09:00');
  });
  it('is not done before it is owed', () => {
    atSchool().then(duty('3a-1:raising')).isNotStarted();
  });
  it('the practitioner’s own referral is not to themselves', () => {
    const failed = raisedInBirmingham().happened('unresolved', at('2026-09-08 09:00'), WHY);
    failed.then(duty('2a:raising')).isOpen();
    failed.then(duty('2a:receiving')).isOpen();
  });
  it('goes on at the next level, on both sides where both are schools', () => {
    const schools = { raising: { agencyType: 'school' }, receiving: { agencyType: 'school' } };
    const failed = raisedInBirmingham(schools)
      .happened('unresolved', at('2026-09-08 09:00'), WHY)
      .happened('referred', at('2026-09-08 10:00'), { stage: '2' })
      .happened('unresolved', FAILED, WHY);
    expect(failed.then(openDuties).filter((key) => key.startsWith('3a-1'))).toEqual([]);
    const up = failed
      .happened('referred', at('2026-09-09 10:00'), { stage: '3a' })
      .happened('unresolved', at('2026-09-10 09:00'), WHY);
    up.then(duty('3b-1:raising')).isDone();
    up.then(duty('3b-1:receiving')).isDone();
  });
  it('where two people hold the levels, both refer', () => {
    const failed = raisedInBirmingham(HEALTH)
      .happened('unresolved', at('2026-09-08 09:00'), WHY)
      .happened('referred', at('2026-09-08 10:00'), { stage: '2' })
      .happened('unresolved', FAILED, WHY);
    expect(failed.then(openDuties).filter((key) => key.startsWith('3a-1'))).toEqual([
      '3a-1:raising',
      '3a-1:receiving',
    ]);
  });
  it('two who share a level: one of them holding the next does not refer for the other', () => {
    const failed = atSchool().happened('unresolved', FAILED, WHY);
    const [head] = failed.case.parties.filter(
      ({ role, side }) => role === 'line-manager' && side === 'raising',
    );
    if (!head) throw new Error('the school has no line manager');
    const shared = {
      ...failed.case,
      parties: [...failed.case.parties, { ...head, person: 'raising:deputy' }],
    };
    const runs = dutyRuns(failed.world, shared, failed.now);
    expect(runs.find(({ key }) => key === '3a-1:raising')?.status).toBe('open');
  });
});

describe('whoever holds the stage', () => {
  it.each([
    [managerAware, 'line-manager'],
    [withScSeniors, 'senior-manager'],
    [withScDirectors, 'director'],
  ])('is the one who acts there', (story, role) => {
    expect(people(story(), 'holder', 'joint')).toEqual([`raising:${role}`, `receiving:${role}`]);
    expect(owners(story(), 'R')).toEqual([`receiving:${role}`]);
    expect(owners(story(), 'action-check')).toEqual([`raising:${role}`, `receiving:${role}`]);
  });
  it('of a stage that an officer holds: the last whom each side had', () => {
    expect(people(withScChair(), 'holder', 'joint')).toEqual(['raising:director', 'receiving:director']);
    expect(people(withScChair(), 'holder', 'neutral')).toEqual(['neutral:chair']);
    expect(people(withScrutineer(), 'holder', 'raising')).toEqual(['raising:safeguarding-professional-lead']);
  });
  it('of a stage without an officer there is none', () => {
    expect(people(scSeniorsFailed(), 'holder', 'neutral')).toEqual([]);
  });
});

describe('everyone', () => {
  it('is all who act on that side, and only there', () => {
    const story = withBiDirectors();
    const all = people(story, 'everyone', 'joint');
    const acting = story.case.parties.filter(({ side }) => side !== 'neutral').map(({ person }) => person);
    expect(all).toEqual(acting);
    expect(people(story, 'everyone', 'raising').every((it) => it.startsWith('raising:'))).toBe(true);
    expect(people(story, 'everyone', 'neutral').every((it) => it.startsWith('neutral:'))).toBe(true);
  });
  it('leaves out whoever is only written to', () => {
    const story = withBiDirectors();
    const parties = story.case.parties.map((party) =>
      party.role === 'director' ? { ...party, receivesOnly: true as const } : party,
    );
    const who = (role: string): string[] =>
      peopleMeant(story.world, { ...story.case, parties }, { side: 'joint', role }).map(
        ({ person }) => person,
      );
    expect(who('everyone')).not.toContain('raising:director');
    expect(who('director')).toContain('raising:director');
  });
  it('whoever is only written to says nothing in the case, whatever role they have', () => {
    const { world, case: kase, now } = withBiDirectors();
    const parties = kase.parties.map((party) => ({ ...party, receivesOnly: true as const }));
    for (const report of [{ key: 'spoke' }, { key: 'done', duty: '3b-record' }] as const) {
      const actor = { person: 'raising:director', name: 'raising:director' };
      const command = { type: 'record', id: 'c', now, actor, report } as const;
      expect(decide(world, kase, command)).toHaveProperty('next');
      expect(decide(world, { ...kase, parties }, command)).toMatchObject({
        refused: { because: 'not-yours' },
      });
    }
  });
  it('gets the Chair’s decision, each person once', () => {
    const sent = withBiDirectors()
      .happened('unresolved', at('2026-09-14 09:00'), WHY)
      .happened('referred', at('2026-09-14 10:00'), { stage: '4', ...WHY })
      .happened('attention-received', at('2026-09-14 11:00'))
      .writes('4c', at('2026-09-16 10:00'));
    const to = sent.case.writings['4c']?.to.map(({ person }) => person) ?? [];
    expect(new Set(to).size).toBe(to.length);
    expect(to).toEqual(expect.arrayContaining(['raising:practitioner', 'receiving:director']));
  });
});
