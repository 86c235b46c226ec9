import { describe, expect, it } from 'vitest';
import { theCase } from '../fixtures/claims.ts';
import {
  FIVE_DAYS,
  TWO,
  WHY,
  beforeBiChair,
  inMediation,
  managerAware,
  partnershipTold,
  takenUp,
  talkedInVain,
  westSussex,
  withBiDirectors,
  withScDirectors,
  withScSeniors,
  withScrutineer,
  withWsLeads,
  withWsManagers,
  withWsSeniors,
} from '../fixtures/engine-stories.ts';
import { at, given } from '../fixtures/given.ts';

const POLICY = { reason: 'policy-issue', days: FIVE_DAYS };
const WEDNESDAY = at('2026-09-16 10:00');

describe('WS.9, 7: a question of policy may go straight to the leads or to the Scrutineer', () => {
  it.each([
    ['the professionals', takenUp, '4'],
    ['the professionals', takenUp, '5'],
    ['the managers', withWsManagers, '4'],
    ['the managers', withWsManagers, '5'],
    ['the senior managers, who have told the Partnership,', partnershipTold, '5'],
  ])('from %s with a reason', (_, story, stage) => {
    const up = story().happened('raised', WEDNESDAY, { stage, ...POLICY });
    expect(up.then(theCase).stage).toBe(stage);
    expect(up.case.stages.at(-1)?.because).toBe('policy-issue');
  });
  it('what was left on the way is on record as not settled there', () => {
    const up = takenUp().happened('raised', at('2026-09-08 10:00'), { stage: '5', ...POLICY });
    expect(up.case.happenings.map(({ key, stage }) => `${key}@${stage}`)).toEqual([
      'raised@1',
      'unresolved@1',
      'raised@5',
    ]);
    expect(up.case.stages[0]).toMatchObject({ stage: '1', early: true });
  });
  it('not without a reason, given up or not', () => {
    for (const story of [takenUp(), talkedInVain()]) {
      for (const reason of [undefined, '  ']) {
        const more = { stage: '4', days: FIVE_DAYS, reason };
        expect(story.refuses('raised', WEDNESDAY, more).because).toBe('needs-reason');
        expect(story.refuses('stage-requested', WEDNESDAY, more).because).toBe('needs-reason');
      }
    }
  });
  it('in its turn it needs no such reason', () => {
    const up = partnershipTold().happened('raised', WEDNESDAY, { stage: '4', days: FIVE_DAYS });
    expect(up.then(theCase).stage).toBe('4');
  });
  it('only upwards', () => {
    const more = { ...POLICY, stage: '4' };
    expect(withScrutineer().refuses('raised', WEDNESDAY, more).because).toBe('not-now');
    expect(withScrutineer().refuses('stage-requested', WEDNESDAY, more).because).toBe('not-now');
  });
  it('no other stage is jumped, whatever the reason', () => {
    expect(takenUp().refuses('raised', WEDNESDAY, { stage: '3', ...POLICY }).because).toBe('not-now');
    expect(takenUp().refuses('stage-requested', WEDNESDAY, { stage: '3', ...POLICY }).because).toBe(
      'not-now',
    );
    expect(withWsLeads().refuses('raised', WEDNESDAY, { stage: '2', ...POLICY }).because).toBe('not-now');
    const aware = managerAware();
    expect(aware.refuses('form-received', WEDNESDAY, { stage: '3', ...WHY }).because).toBe('not-now');
    expect(withScSeniors().refuses('form-received', WEDNESDAY, { stage: '4', ...WHY }).because).toBe(
      'not-now',
    );
  });
  it('the practitioners may not send it past their managers to where others hold it', () => {
    const refused = withWsManagers().refuses('raised', WEDNESDAY, {
      stage: '5',
      by: 'raising practitioner',
      ...POLICY,
    });
    expect(refused).toMatchObject({
      because: 'not-yours',
      movers: ['raising line-manager', 'receiving line-manager'],
    });
  });
  it('what is raised comes from the raising side, also where the file names no one to do it', () => {
    const { protocol } = westSussex;
    const duties = protocol.duties.filter(({ id }) => id !== '2-raise');
    const story = given({ ...westSussex, protocol: { ...protocol, duties } }, TWO)
      .happened('raised', at('2026-09-07 09:00'), { days: FIVE_DAYS })
      .happened('unresolved', at('2026-09-08 09:00'), { reason: 'no way forward' });
    const more = { stage: '2', days: FIVE_DAYS };
    const refused = story.refuses('raised', WEDNESDAY, { ...more, by: 'receiving practitioner' });
    expect(refused).toMatchObject({
      because: 'not-yours',
      movers: ['raising practitioner', 'raising line-manager'],
    });
    expect(story.happened('raised', WEDNESDAY, more).then(theCase).stage).toBe('2');
  });
  it('a case that has not begun may not begin above, with or without a reason', () => {
    const nothingYet = given(westSussex, TWO);
    for (const reason of [undefined, 'because']) {
      const more = { stage: '2', days: FIVE_DAYS, reason };
      expect(nothingYet.refuses('raised', WEDNESDAY, more).because).toBe('not-now');
    }
  });
});

describe('leaving a stage', () => {
  it('before its time needs a reason, and goes on record as not settled there', () => {
    const more = { stage: '2', by: 'raising practitioner', days: FIVE_DAYS };
    const when = at('2026-09-08 10:00');
    expect(takenUp().refuses('raised', when, more).because).toBe('needs-reason');
    const up = takenUp().happened('raised', when, { ...more, reason: 'it cannot wait' });
    expect(up.case.happenings.map(({ key }) => key)).toEqual(['raised', 'unresolved', 'raised']);
    expect(up.case.stages[0]).toMatchObject({ early: true });
  });
  it('after its time, or once given up, needs none', () => {
    const more = { stage: '2', by: 'raising practitioner', days: FIVE_DAYS };
    const late = takenUp().happened('raised', at('2026-09-15 00:00'), more);
    expect(late.case.stages[0]).toMatchObject({ early: false });
    expect(talkedInVain().happened('raised', at('2026-09-08 10:00'), more).then(theCase).stage).toBe('2');
  });
  it('once said not to be settled here, is not said so a second time', () => {
    const said = withWsManagers().case.happenings.filter(({ key }) => key === 'unresolved');
    expect(said).toHaveLength(1);
  });
  it('of three sides goes on record too', () => {
    const up = inMediation()
      .happened('form-received', at('2026-09-08 11:00'), { by: 'raising lead', reason: 'it cannot wait' })
      .then((story) => story.case.happenings.map(({ key, stage }) => `${key}@${stage}`));
    expect(up.slice(-2)).toEqual(['unresolved@B', 'form-received@C']);
  });
  it('cannot have happened before the stage began', () => {
    const more = { stage: '3', days: FIVE_DAYS, ...WHY, told: WEDNESDAY };
    expect(withWsManagers().refuses('raised', at('2026-09-08 09:59'), more).because).toBe('not-now');
  });
  it('cannot go by an event that opens another stage', () => {
    expect(withScSeniors().refuses('referred', WEDNESDAY, { stage: '3', ...WHY }).because).toBe('not-now');
    expect(withBiDirectors().refuses('director-raised', WEDNESDAY, { stage: '4', ...WHY }).because).toBe(
      'not-now',
    );
    expect(takenUp().refuses('referred', WEDNESDAY, { stage: '2', ...POLICY }).because).toBe('not-now');
  });
  it('what a stage does not know is refused as unknown', () => {
    expect(takenUp().refuses('raised', WEDNESDAY, { stage: 'Z', ...POLICY }).because).toBe('unknown');
    expect(takenUp().refuses('stage-requested', WEDNESDAY, POLICY).because).toBe('unknown');
    expect(takenUp().refuses('done', WEDNESDAY, { duty: 'Z9' }).because).toBe('unknown');
  });
});

describe('somebody asks whether a stage is open to them', () => {
  it('is told so, and nothing moves', () => {
    const asked = talkedInVain().happened('stage-requested', WEDNESDAY, {
      stage: '2',
      by: 'receiving practitioner',
    });
    expect(asked.then(theCase).stage).toBe('1');
    expect(asked.case.happenings.at(-1)).toMatchObject({ key: 'stage-requested', stage: '1' });
  });
  it('not of the stage where it is, nor before a beginning, nor after the end', () => {
    expect(withWsSeniors().refuses('stage-requested', WEDNESDAY, { stage: '3' }).because).toBe('not-now');
    const nothingYet = given(westSussex, TWO);
    expect(nothingYet.refuses('stage-requested', WEDNESDAY, { stage: '1' }).because).toBe('not-now');
    const ended = withScrutineer().happened('decision-made', at('2026-09-14 09:00'));
    expect(ended.refuses('stage-requested', WEDNESDAY, { stage: '4', ...POLICY }).because).toBe('not-now');
    const decided = beforeBiChair().happened('decision-made', at('2026-09-15 10:00'));
    expect(decided.refuses('stage-requested', WEDNESDAY, { stage: '4', ...WHY }).because).toBe('not-now');
    const settled = takenUp()
      .happened('resolved', at('2026-09-08 10:00'), { by: 'raising practitioner', wording: 'A visit.' })
      .happened('resolved', at('2026-09-08 11:00'), { by: 'receiving practitioner' });
    expect(settled.refuses('stage-requested', WEDNESDAY, { stage: '2', ...POLICY }).because).toBe('not-now');
    const stranger = { stage: '2', by: 'some stranger' };
    expect(talkedInVain().refuses('stage-requested', WEDNESDAY, stranger).because).toBe('not-yours');
    expect(withScDirectors().refuses('stage-requested', WEDNESDAY, { stage: '2' }).because).toBe('not-now');
  });
});
