import { describe, expect, it } from 'vitest';
import { gateAdvice, gateOf } from '../../bot/protocol/gate.ts';
import type { Facts } from '../../bot/protocol/predicate.ts';
import { duty, theCase } from '../fixtures/claims.ts';
import { type Story, at, dorsetSend, given, sandwellSend } from '../fixtures/given.ts';
import {
  arose,
  corporateDirectorAnswered,
  raised,
  talking,
  teamManagerAnswered,
  windowLapsed,
  withTheDcs,
} from '../fixtures/on-the-way.ts';

const NOW = at('2026-12-01 22:20');
const danger = { level: 'immediate' };
const gate = (story: Story) => {
  const { open, steps, contacts, limit } = gateOf(story.world, story.case);
  return { open, steps: steps.map(({ id }) => id), phones: contacts.map(({ phone }) => phone), limit };
};
const advice = (facts: Facts) => {
  const { steps, contacts } = gateAdvice(sandwellSend, facts);
  return { steps: steps.map(({ id }) => id), phones: contacts.map(({ phone }) => phone) };
};

describe('SS.2: who is told when somebody is at immediate risk', () => {
  it('a child: the safeguarding lead, then MASH with its printed number', () => {
    expect(advice({ adult: false })).toEqual({
      steps: ['safeguarding-lead', 'mash'],
      phones: ['0121 5693100'],
    });
  });
  it('somebody of 18 or over: Sandwell Enquiry with its printed number', () => {
    expect(advice({ adult: true })).toEqual({
      steps: ['safeguarding-lead', 'adult-enquiry'],
      phones: ['0121 5692266'],
    });
  });
  it('unknown age: both numbers are shown, so that nobody looks for one', () => {
    expect(advice({}).phones).toEqual(['0121 5693100', '0121 5692266']);
    expect(advice({}).steps).toContain('adult-enquiry');
  });
  it('unknown age: the step for a child is shown too', () => {
    expect(advice({}).steps).toContain('mash');
  });
  it('the age may become known later', () => {
    const story = given(sandwellSend, {})
      .happened('disagreement-arose', at('2026-09-07 09:00'))
      .happened('risk-flagged', NOW, danger)
      .happened('facts-changed', NOW, { facts: { adult: true } });
    expect(gate(story).phones).toEqual(['0121 5692266']);
  });
  it('has no invented number of hours', () => {
    expect(gate(arose().happened('risk-flagged', NOW, danger)).limit).toBeUndefined();
  });
});

describe('DO.2: nothing is printed, and nothing is invented', () => {
  it('has no step, no number, and says that its advice is not from the procedure', () => {
    const story = talking().happened('risk-flagged', NOW, danger);
    expect(gate(story)).toEqual({ open: true, steps: [], phones: [], limit: undefined });
    expect(dorsetSend.protocol.gate).toMatchObject({ inSource: false });
    expect(dorsetSend.protocol.gate.note).toMatch(/not the procedure/);
  });
});

describe('a danger may be reported by every party at any time, and holds nothing up', () => {
  const settled = (): Story =>
    raised()
      .happened('resolved', at('2026-09-08 09:00'), { by: 'raising practitioner', wording: 'Ten hours.' })
      .happened('resolved', at('2026-09-08 10:00'), { by: 'receiving practitioner' });
  const closed = (): Story => teamManagerAnswered().happened('satisfied', at('2026-09-24 10:00'));

  it.each([
    ['before anything has happened', () => given(sandwellSend)],
    ['in the first stage', raised],
    ['in the exceptional stage', withTheDcs],
    ['when it is settled', settled],
    ['when a window has lapsed', windowLapsed],
    ['after the last answer', corporateDirectorAnswered],
    ['when the case is closed', closed],
  ])('%s', (_, story) => {
    const before = story();
    for (const party of before.case.parties) {
      const by = party.person.replace(':', ' ');
      expect(gate(before.happened('risk-flagged', NOW, { ...danger, by })).open, by).toBe(true);
    }
    const after = before.happened('risk-flagged', NOW, danger);
    expect(after.then(theCase)).toEqual(before.lookedAtOn(NOW).then(theCase));
  });
  it('stops no clock', () => {
    raised().happened('risk-flagged', at('2026-09-07 18:20'), danger).then(duty('1d')).isDue('2026-09-10');
  });
  it.each([
    ['raising practitioner', ['receiving:practitioner']],
    ['raising director', ['raising:practitioner', 'receiving:practitioner']],
  ])('told by the %s, it mentions the others who hold the stage', (by, people) => {
    const mention = raised()
      .happened('risk-flagged', at('2026-09-07 18:20'), { ...danger, by })
      .effects.findLast((it) => it.kind === 'mention-holders');
    expect(mention).toMatchObject({ reason: 'danger', people });
  });
  it('is over when somebody says that it was passed on, and open again when it is reported anew', () => {
    const passedOn = raised()
      .happened('risk-flagged', at('2026-09-07 18:20'), danger)
      .happened('risk-referred', at('2026-09-07 18:30'));
    expect(gate(passedOn).open).toBe(false);
    expect(gate(passedOn.happened('risk-flagged', at('2026-09-08 09:00'), danger)).open).toBe(true);
  });
});
