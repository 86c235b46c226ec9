import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tooLargeToReturn, tooLongMessage } from '../../cards/card-size.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { isApart } from '../../cards/forms/plans.ts';
import { FORM_IDS } from '../../cards/form-id.ts';
import { parseForm } from '../../cards/forms/parse-form.ts';
import { complaintsAbout, inputsOf, partsOf, textOf, valuesOf } from './card-complaints.ts';
import { FORM_SAMPLES, drawForm } from './form-samples.ts';
import { HOSTILE, LONG } from './hostile.ts';
import { parse, problemsIn, sample, valueOf } from './read-form.ts';

const names = Object.keys(FORM_SAMPLES);

describe('every form', () => {
  it('exists for each form id', () => {
    const drawn = new Set(names.map((name) => sample(name).button.form));
    expect(FORM_IDS.filter((id) => !isApart(id) && !drawn.has(id))).toEqual([]);
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

  it('says at the top what belongs to no field of its own', () => {
    expect(textOf(drawForm(sample('close'), {}, { reason: 'Please ask Helen Price.' }))).toContain(
      '⚠ Please ask Helen Price.',
    );
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
