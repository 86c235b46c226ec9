import { describe, expect, it } from 'vitest';
import { parseForm } from '../../cards/forms/parse-form.ts';
import { textOf, valuesOf } from './card-complaints.ts';
import { drawForm } from './form-samples.ts';
import { parse, problemsIn, sample, sent, valueOf } from './read-form.ts';

describe('single forms', () => {
  it('not settled needs no reason once the limit of the stage has passed', () => {
    const it = sample('not-settled');
    const now = '2026-06-05T09:00:00.000Z';
    const late = { ...it, played: { ...it.played, now } };
    expect(valueOf(parse(late, { whenDate: '2026-06-05', whenTime: '09:30' }))).toEqual({
      form: 'not-settled',
      occurredAt: '2026-06-05T08:30:00.000Z',
    });
    const before = { whenDate: '2026-06-04', whenTime: '09:30' };
    expect(problemsIn(parse(late, before))['reason']).toContain('still running');
  });

  it('agreement counts only for the words that were read', () => {
    const it = sample('answer-settlement');
    const { settlement } = it.played.case;
    const proposedAt = settlement?.at;
    expect(valueOf(parse(it, { answer: 'confirm' }))).toEqual({
      form: 'answer-settlement',
      proposedAt,
      answer: 'confirm',
    });
    const changed = {
      ...it.played.case,
      settlement: settlement && { ...settlement, at: '2026-06-05T09:30:00.000Z' },
    };
    const inputs = sent(it, { answer: 'confirm' });
    const parsed = parseForm(it.played.world, changed, it.button, inputs, it.played.now);
    expect(problemsIn(parsed)['']).toContain('it has changed');
  });

  it('an objection needs its reason', () => {
    const it = sample('answer-settlement');
    expect(problemsIn(parse(it, { answer: 'object' }))['reason']).toContain('Please say');
    expect(valueOf(parse(it, { answer: 'object', reason: 'Five hours.' }))).toMatchObject({
      reason: 'Five hours.',
    });
  });

  it('going up early says so, names who is asked and the own manager, and needs a reason', () => {
    const it = sample('escalate-early');
    expect(textOf(drawForm(it))).toContain('On your own side that is Helen Price.');
    expect(problemsIn(parse(it, {}))['reason']).toBe('Please give your reason.');
    expect(valueOf(parse(it, { reason: 'It cannot wait.' }))).toEqual({
      form: 'escalate',
      to: '2',
      reason: 'It cannot wait.',
    });
  });

  it('an earlier date must be before the next date and still to come', () => {
    const reason = 'She starts on Wednesday.';
    const of = (untilDate: string, untilTime = '') =>
      parse(sample('earlier-date'), { untilDate, untilTime, reason });
    expect(problemsIn(of('2026-06-04'))['untilDate']).toContain('the next date is already');
    expect(problemsIn(of('2026-05-31'))['untilDate']).toContain('still to come');
    expect(valueOf(of('2026-06-02'))).toEqual({
      form: 'earlier-date',
      until: '2026-06-02T22:59:59.000Z',
      reason,
    });
    expect(valueOf(of('2026-06-04', '12:00'))).toMatchObject({ until: '2026-06-04T11:00:00.000Z' });
  });

  it('more time says plainly that no date moves', () => {
    expect(textOf(drawForm(sample('later-date')))).toContain(
      'No date moves. The next date stays Thursday 4 June.',
    );
  });

  it('danger shows the printed number for this child and a level to record', () => {
    const it = sample('danger-sandwell');
    expect(textOf(drawForm(it))).toContain('0121 5693100');
    expect(textOf(drawForm(it))).not.toContain('0121 5692266');
    expect(valueOf(parse(it, {}))).toEqual({ form: 'danger', level: 'immediate' });
  });

  it('the outcome begins with the agreed words and says who gets it', () => {
    const it = sample('write-outcome');
    expect(valuesOf(drawForm(it))['text_agreed']).toContain('PLANTEDWORDING');
    expect(textOf(drawForm(it))).toContain('It goes to Helen Price (line or team manager, Oak School).');
    const typed = { text_agreed: 'A', text_openPoints: 'B', text_actions: 'C' };
    expect(valueOf(parse(it, typed))).toEqual({
      form: 'write',
      duty: '2c',
      fields: { agreed: 'A', openPoints: 'B', actions: 'C' },
      attested: [],
    });
  });

  it('what could not be delivered for certain is said, and its words are kept', () => {
    const card = drawForm(sample('write-again'));
    expect(textOf(card)).toContain('may have arrived, or not');
    expect(valuesOf(card)['text_agreed']).toContain('PLANTEDAGREED');
  });

  it('an answer needs its statement ticked', () => {
    const it = sample('write-answer');
    const typed = { text_findings: 'F', text_answer: 'A' };
    expect(problemsIn(parse(it, { ...typed, tick_T3: 'false' }))['tick_T3']).toContain('Please tick');
    expect(valueOf(parse(it, { ...typed, tick_T3: 'true' }))).toMatchObject({ attested: ['T3'] });
  });

  it('going up before the talk has failed asks why', () => {
    const it = sample('write-early');
    expect(valuesOf(drawForm(it))['text_matter']).toContain('What happened:\nPLANTEDWHAT');
    const typed = { text_matter: 'M', text_ask: 'A' };
    expect(problemsIn(parse(it, typed))['reason']).toBe('Please give your reason.');
    expect(valueOf(parse(it, { ...typed, reason: 'R' }))).toMatchObject({ duty: 'T1', reason: 'R' });
  });

  it('a late matter is refused only with a reason', () => {
    const it = sample('answer-late');
    expect(problemsIn(parse(it, { accept: 'refuse' }))['reason']).toBe('Please say why not.');
    expect(valueOf(parse(it, { accept: 'accept' }))).toEqual({ form: 'answer-late', accept: true });
  });

  it('facts are those that the protocol asks about and that are not known', () => {
    const it = sample('facts');
    expect(valueOf(parse(it, { facts: 'dcsPossible,policyGap' }))).toEqual({
      form: 'facts',
      facts: { dcsPossible: true, policyGap: true },
    });
    expect(problemsIn(parse(it, { facts: 'adult' }))['facts']).toContain('is not one of them');
    expect(problemsIn(parse(it, {}))['facts']).toContain('Please tick');
  });

  it('closing lists what stands in the way, and whose move it is', () => {
    const it = sample('close-blocked');
    expect(textOf(drawForm(it))).toContain('Whose move: Colin Webb (Sandwell Council)');
    expect(problemsIn(parse(it, {}))['']).toContain('stands in the way');
    expect(valueOf(parse(sample('close'), {}))).toEqual({ form: 'close' });
  });
});
