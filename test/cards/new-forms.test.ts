import { describe, expect, it } from 'vitest';
import { currentStage } from '../../bot/protocol/case.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { toCommand } from '../../bot/teams/to-command.ts';
import { textOf, valuesOf } from './card-complaints.ts';
import { type FormSample, drawForm } from './form-samples.ts';
import { offered } from './offered-form.ts';
import { parse, problemsIn, sample, valueOf } from './read-form.ts';

const TODAY = { whenDate: '2026-06-01', whenTime: '10:00' };

/** The moment that stands in a form when it opens. */
const now = (it: FormSample): object => {
  const { whenDate, whenTime } = valuesOf(drawForm(it));
  return { whenDate, whenTime };
};

/** Sends what was filled in, as the person to whom the form was offered; the stage in which the case then is. */
function stageAfter(it: FormSample, typed: object): string {
  const { world, case: kase, now: at } = it.played;
  const actor = { person: it.viewer, name: it.viewer };
  const decision = decide(
    world,
    kase,
    toCommand(world, kase, { id: 'x', now: at, actor }, valueOf(parse(it, typed))),
  );
  if ('refused' in decision) return `refused: ${decision.refused.because}`;
  return currentStage(decision.next)?.stage ?? '';
}

describe('what is recorded with statements and a line', () => {
  it('needs every statement ticked', () => {
    const it = sample('record-with-ticks');
    const ticks = { confirm0: 'true', confirm1: 'true', confirm2: 'true' };
    expect(Object.keys(problemsIn(parse(it, { ...now(it), ...ticks, confirm1: 'false' })))).toEqual([
      'confirm1',
    ]);
    expect(valueOf(parse(it, { ...now(it), ...ticks }))).toMatchObject({ form: 'record', duty: '1b' });
  });

  it('needs its line, keeps it letter by letter, and refuses one that is too long', () => {
    const it = sample('record-with-note');
    expect(problemsIn(parse(it, now(it)))['note']).toBe('Please fill this in.');
    expect(problemsIn(parse(it, { ...now(it), note: 'x'.repeat(301) }))['note']).toContain('300 is the most');
    expect(valueOf(parse(it, { ...now(it), note: '<b>Ann' }))).toMatchObject({ duty: '1d', note: '<b>Ann' });
  });
});

describe('by when it is to be settled', () => {
  const up = () => sample('escalate-stated');
  const problems = (typed: object) => problemsIn(parse(up(), { reason: 'r', ...typed }));
  const stated = (typed: object) =>
    (valueOf(parse(up(), { reason: 'r', ...typed })) as { stated?: unknown }).stated;

  it('nothing goes up without it', () => {
    expect(problems({})['statedDate']).toContain('by when you need it settled');
  });

  it('a bare number asks which days are meant', () => {
    expect(problems({ statedDays: '3' })['statedKind']).toBe(
      'Please say which: 3 working days, or 3 calendar days?',
    );
    expect(problems({ statedDays: '3 days' })).toHaveProperty('statedKind');
    expect(stated({ statedDays: '3', statedKind: 'calendar' })).toEqual({ days: { n: 3, unit: 'calendar' } });
    expect(stated({ statedDays: '3 Working Days' })).toEqual({ days: { n: 3, unit: 'working' } });
  });

  it.each(['0', '367', 'three', '-1', '1.5'])('%s is no number of days', (statedDays) => {
    expect(problems({ statedDays, statedKind: 'working' })['statedDays']).toContain('from 1 to 366');
  });

  it('the words and the choice must not say two things, nor a date and days', () => {
    expect(problems({ statedDays: '3 working days', statedKind: 'calendar' })).toHaveProperty('statedKind');
    expect(problems({ statedDays: '3 working', statedDate: '2026-06-12' })['statedDays']).toContain(
      'not both',
    );
  });

  it('a date is still to come, and ends with its day or at its time', () => {
    expect(problems({ statedDate: '2026-05-01' })['statedDate']).toContain('still to come');
    expect(stated({ statedDate: '2026-06-12' })).toEqual({ until: '2026-06-12T22:59:59.000Z' });
    expect(stated({ statedDate: '2026-06-12', statedTime: '12:00' })).toEqual({
      until: '2026-06-12T11:00:00.000Z',
    });
  });

  it('goes with whatever takes the case up', () => {
    expect(stageAfter(up(), { reason: 'r', statedDays: '3 working' })).toBe('3');
    const tell = sample('record-with-time');
    const typed = { ...valuesOf(drawForm(tell)), statedDays: '2 calendar' };
    expect(stageAfter(tell, typed)).toBe('2');
  });
});

describe('past papers that are still to be sent', () => {
  const it1 = () => sample('escalate-urgent');

  it('says what is open and whose it is', () => {
    expect(textOf(drawForm(it1()))).toMatch(/still open:[\s\S]*Send the completed form[\s\S]*Whose move:/);
  });

  it('without a reason they are named beside the field', () => {
    expect(problemsIn(parse(it1(), {}))['reason']).toMatch(
      /^Please say why the child cannot wait, or do this first: “Send the completed form.*”\.$/,
    );
  });

  it('with one the case goes on, and they stay open', () => {
    expect(stageAfter(it1(), { reason: 'She is due home on Monday.' })).toBe('3');
  });
});

describe('straight to a later stage', () => {
  it('needs one of the reasons of the document, and a time', () => {
    const it = sample('jump');
    expect(Object.keys(problemsIn(parse(it, {}))).sort()).toEqual(['statedDate', 'why']);
    expect(problemsIn(parse(it, { why: 'because' }))['why']).toContain('is not one of them');
    const [why = ''] = Object.entries(valuesOf(drawForm(it))).flatMap(([id, value]) =>
      id === 'why' ? [value] : [],
    );
    const reasons = it.played.world.protocol.stages.find(({ id }) => id === it.button.to)?.outOfTurn?.reasons;
    const chosen = why === '' ? (reasons?.[0]?.id ?? '') : why;
    expect(stageAfter(it, { why: chosen, reason: 'No policy.', statedDays: '5 working' })).toBe('4');
  });

  it('is not offered into a stage that has no such reason', () => {
    const it = sample('jump');
    const drawn = drawForm({ ...it, button: { ...it.button, to: '3' } });
    expect(textOf(drawn)).toContain('only be reached step by step');
  });
});

describe('a finding', () => {
  const it1 = () => sample('finding');

  it('needs something to be found', () => {
    expect(problemsIn(parse(it1(), {}))).toHaveProperty('leadershipWeak');
  });

  it('opens the next stage only where both are so', () => {
    expect(stageAfter(it1(), { leadershipWeak: 'true' })).toBe('5');
    expect(stageAfter(it1(), { leadershipWeak: 'true', allAttemptsFailed: 'true' })).toBe('6');
  });

  it('is asked of nobody but the independent officer', () => {
    expect(it1().viewer).toContain('scrutineer');
  });
});

describe('agreed actions', () => {
  const GOOD = {
    what: 'Tom Baker visits the school.',
    owner: 'else',
    ownerElse: 'Ann of Elm School',
    untilDate: '2026-06-12',
  };

  it('say what, who and by when', () => {
    expect(valueOf(parse(sample('action'), GOOD))).toEqual({
      form: 'action',
      action: GOOD.what,
      owner: 'Ann of Elm School',
      until: '2026-06-12T22:59:59.000Z',
    });
  });

  it('each mistake is said beside its field', () => {
    const problems = (typed: object) =>
      Object.keys(problemsIn(parse(sample('action'), { ...GOOD, ...typed })));
    expect(problems({ what: ' ' })).toEqual(['what']);
    expect(problems({ ownerElse: '' })).toEqual(['ownerElse']);
    expect(problems({ owner: 'nobody' })).toEqual(['owner']);
    expect(problems({ untilDate: '2026-05-01' })).toEqual(['untilDate']);
    expect(problems({ untilDate: '' })).toEqual(['untilDate']);
  });

  it('the same is not agreed twice while it is open', () => {
    const it = offered('sandwell-safeguarding', 'action', { stage: '1', state: 'action' });
    const action = it.played.case.happenings.find(({ key }) => key === 'action-agreed')?.action;
    expect(problemsIn(parse(it, { ...GOOD, what: action }))['what']).toContain('on the list already');
  });

  it('are checked one by one, and a choice never shows their words', () => {
    const it = sample('action-check');
    const action = it.played.case.happenings.find(({ key }) => key === 'action-agreed')?.action;
    expect(valueOf(parse(it, { which: '1', ...TODAY }))).toMatchObject({ form: 'action-check', action });
    expect(problemsIn(parse(it, { which: '2', ...TODAY }))).toHaveProperty('which');
    expect(problemsIn(parse(it, { which: '1', ...TODAY, whenDate: '2027-01-01' }))['whenDate']).toContain(
      'future',
    );
  });
});

describe('what has become known', () => {
  it('asks the questions that nobody has answered, in the words of the protocol', () => {
    const it = sample('facts-safeguarding');
    const said = textOf(drawForm(it));
    expect(said).toContain('The policy or the procedures have a gap or a weak point');
    expect(stageAfter(it, { facts: 'policyGap' })).toBe('1');
  });

  it('needs at least one answer', () => {
    expect(Object.keys(problemsIn(parse(sample('facts-safeguarding'), {})))).toHaveLength(1);
  });
});

describe('it has reached the office', () => {
  it('when', () => {
    const it = sample('attention');
    expect(valueOf(parse(it, { ...TODAY }))).toEqual({
      form: 'attention',
      occurredAt: '2026-06-01T09:00:00.000Z',
    });
    expect(problemsIn(parse(it, { ...TODAY, whenDate: '2099-01-01' }))['whenDate']).toContain('future');
  });
});
