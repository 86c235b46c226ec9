import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tooLargeToReturn, tooLongMessage } from '../../cards/card-size.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { FORM_IDS } from '../../cards/form-id.ts';
import { parseForm } from '../../cards/forms/parse-form.ts';
import type { Problems, Submission } from '../../cards/submission.ts';
import { complaintsAbout, inputsOf, partsOf, textOf, valuesOf } from './card-complaints.ts';
import { FORM_SAMPLES, type FormSample, drawForm } from './form-samples.ts';
import { HOSTILE, LONG } from './hostile.ts';

const sample = (name: string): FormSample => {
  const make = FORM_SAMPLES[name];
  if (!make) throw new RangeError(`no sample "${name}"`);
  return make();
};

/** What a client sends back with the button, as it does: the button's data and the inputs in one. */
const sent = (it: FormSample, typed: object): object => {
  const submit = partsOf(drawForm(it)).find((part) => part['verb'] === 'form.submit');
  return { ...((submit?.['data'] as object | undefined) ?? {}), ...typed };
};

const parse = (it: FormSample, typed: object, now = it.played.now) =>
  parseForm(it.played.world, it.played.case, it.button, sent(it, typed), now);

const problemsIn = (parsed: object): Problems =>
  'problems' in parsed ? (parsed.problems as Problems) : expect.fail('no problem was found');
const valueOf = (parsed: object): Submission =>
  'value' in parsed ? (parsed.value as Submission) : expect.fail(JSON.stringify(parsed));

const names = Object.keys(FORM_SAMPLES);

describe('every form', () => {
  it('exists for each form id', () => {
    const drawn = new Set(names.map((name) => sample(name).button.form));
    expect(FORM_IDS.filter((id) => id !== 'details' && !drawn.has(id))).toEqual([]);
  });

  it.each(names)('%s: is sound, labelled and small enough', (name) => {
    expect(complaintsAbout(drawForm(sample(name)))).toEqual([]);
  });

  it.each(names)('%s: has a way back that asks for nothing', (name) => {
    const back = partsOf(drawForm(sample(name))).find((part) => part['verb'] === 'form.back');
    expect(back).toMatchObject({ title: 'Back', associatedInputs: 'none', data: sample(name).button });
  });

  it.each(names)('%s: no input has the name of what a button carries', (name) => {
    const taken = ['ref', 'revision', 'surface', 'stage', 'form', 'duty', 'draft', 'step', 'page', 'seen'];
    expect(inputsOf(drawForm(sample(name))).filter(({ id }) => taken.includes(String(id)))).toEqual([]);
  });

  it.each(names)('%s: what was typed comes back whole, right or wrong', (name) => {
    const it = sample(name);
    const typed = Object.fromEntries(
      inputsOf(drawForm(it)).map((input) => [
        String(input['id']),
        input['type'] === 'Input.Text' ? `${HOSTILE.markdown} ${'x'.repeat(1100)}` : String(input['value']),
      ]),
    );
    const again = drawForm(it, typedFrom(typed), { '': 'Please look again.' });
    expect(valuesOf(again)).toEqual(typed);
    expect(complaintsAbout(again)).toEqual([]);
  });

  it.each(names)('%s: never throws, whatever comes back', (name) => {
    const it = sample(name);
    const ids = inputsOf(drawForm(it)).map(({ id }) => String(id));
    const inputs = fc.oneof(
      fc.anything(),
      fc.dictionary(fc.constantFrom(...ids, '__proto__', 'constructor', 'seen'), fc.anything()),
    );
    fc.assert(
      fc.property(inputs, (given) => {
        const parsed = parseForm(it.played.world, it.played.case, it.button, given, it.played.now);
        drawForm(it, typedFrom(given), 'problems' in parsed ? parsed.problems : {});
      }),
      { numRuns: 60 },
    );
  });
});

describe('a form with a mistake', () => {
  it('says it at the top and under the field, and not by colour alone', () => {
    const it = sample('not-settled');
    const typed = { reason: ' ', whenDate: '2026-06-01', whenTime: '10:00' };
    const problems = problemsIn(parse(it, typed));
    const card = drawForm(it, typedFrom(typed), problems);
    const body = card['body'] as { type: string; id?: string; inlines?: { text: string }[] }[];
    const at = body.findIndex((part) => part.id === 'reason');
    expect(body[at + 1]?.inlines?.[0]?.text).toBe('⚠ Please give your reason.');
    expect(textOf(card)).toContain('⚠ Please put 1 thing right. Nothing that you wrote is lost.');
    expect(textOf(card)).toContain('(please check)');
  });

  it('names the length and the limit of a text that is too long, and never cuts it', () => {
    const it = sample('settle');
    const wording = 'w'.repeat(3001);
    const problems = problemsIn(parse(it, { wording }));
    expect(problems['wording']).toBe(
      'Please make this shorter: it has 3,001 characters, and 3,000 is the most.',
    );
    const input = inputsOf(drawForm(it, { wording }, problems))[0];
    expect(input?.['value']).toBe(wording);
    expect(input?.['maxLength']).toBeGreaterThan(wording.length);
  });

  it('stays with the person where it is too large to be shown again', () => {
    const it = sample('settle');
    const problems = problemsIn(parse(it, { wording: LONG }));
    expect(tooLargeToReturn(drawForm(it, { wording: LONG }, problems))).toBe(true);
    expect(tooLongMessage(problems)).toContain('40,000 characters, and 3,000 is the most');
    expect(tooLargeToReturn(drawForm(it))).toBe(false);
  });

  it('tells all its problems at once', () => {
    expect(Object.keys(problemsIn(parse(sample('earlier-date'), {}))).sort()).toEqual([
      'reason',
      'untilDate',
    ]);
  });
});

describe('hostile text', () => {
  it.each(Object.entries(HOSTILE))('%s is kept letter by letter', (_, wording) => {
    expect(valueOf(parse(sample('settle'), { wording }))).toEqual({ form: 'settle', wording });
  });

  it.each(Object.entries(HOSTILE))('%s from the other side is a text run, never markup', (_, wording) => {
    const it = sample('answer-settlement');
    const settlement = it.played.case.settlement && { ...it.played.case.settlement, wording };
    const card = drawForm({ ...it, played: { ...it.played, case: { ...it.played.case, settlement } } });
    const blocks = partsOf(card).filter(({ type }) => type === 'TextBlock');
    const runs = partsOf(card).filter(({ type }) => type === 'TextRun');
    for (const line of wording.split('\n')) {
      expect(runs.map((run) => run['text'])).toContain(line);
      expect(blocks.filter((block) => String(block['text']).includes(line))).toEqual([]);
    }
    expect(complaintsAbout(card)).toEqual([]);
  });

  it('a wording of three thousand line ends still fits a card', () => {
    const it = sample('answer-settlement');
    const settlement = it.played.case.settlement && {
      ...it.played.case.settlement,
      wording: 'a\n'.repeat(1500),
    };
    const card = drawForm({ ...it, played: { ...it.played, case: { ...it.played.case, settlement } } });
    expect(complaintsAbout(card)).toEqual([]);
  });

  it.each([
    ['half a character', 'a\uD800b'],
    ['a null', 'a\u0000b'],
  ])('%s is refused at the field', (_, wording) => {
    expect(problemsIn(parse(sample('settle'), { wording }))['wording']).toMatch(/^Please type this again/);
  });

  it('wrong types are a problem of their field', () => {
    const problems = problemsIn(
      parse(sample('not-settled'), { reason: { a: 1 }, whenDate: 7, whenTime: null }),
    );
    expect(Object.keys(problems).sort()).toEqual(['reason', 'whenDate', 'whenTime']);
  });
});

describe('when it happened', () => {
  const at = (whenDate: string, whenTime: string, now: string) =>
    parse(sample('record-spoke'), { whenDate, whenTime }, now);

  it('is now, to the second, where the form says the present minute', () => {
    const now = '2026-06-02T09:15:42.000Z';
    expect(valueOf(at('2026-06-02', '10:15', now))).toEqual({ form: 'record', duty: '1d', occurredAt: now });
  });

  it('may be earlier, on the clock in London', () => {
    expect(valueOf(at('2026-06-01', '16:00', '2026-06-03T09:00:00.000Z'))).toMatchObject({
      occurredAt: '2026-06-01T15:00:00.000Z',
    });
  });

  it('is not put before what is on record in the same minute', () => {
    const it = sample('record-spoke');
    const openedAt = '2026-06-01T09:00:31.000Z';
    const kase = { ...it.played.case, openedAt };
    const late = { ...it, played: { ...it.played, case: kase } };
    const parsed = parse(late, { whenDate: '2026-06-01', whenTime: '10:00' }, '2026-06-01T10:00:00.000Z');
    expect(valueOf(parsed)).toMatchObject({ occurredAt: openedAt });
  });

  it.each([
    ['2026-06-02', '09:00', 'whenDate', 'in the future'],
    ['2026-06-01', '10:01', 'whenTime', 'in the future. It is now 10:00'],
    ['2025-05-01', '09:00', 'whenDate', 'more than a year ago'],
    ['2026-02-30', '09:00', 'whenDate', 'choose a date'],
    ['2026-06-01', '25:00', 'whenTime', 'hours and minutes'],
    ['', '09:00', 'whenDate', 'give the date'],
    ['2026-06-01', '', 'whenTime', 'give the time'],
  ])('%s %s is refused at %s', (day, time, field, why) => {
    expect(problemsIn(at(day, time, '2026-06-01T09:00:00.000Z'))[field]).toContain(why);
  });

  it('says that an hour does not exist when the clocks go forward', () => {
    const problems = problemsIn(at('2027-03-28', '01:30', '2027-03-29T09:00:00.000Z'));
    expect(problems['whenTime']).toContain('the clocks go forward, and there is no 01:30');
  });

  it('takes the first of two hours when the clocks go back', () => {
    expect(valueOf(at('2026-10-25', '01:30', '2026-10-26T09:00:00.000Z'))).toMatchObject({
      occurredAt: '2026-10-25T00:30:00.000Z',
    });
  });
});

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
