import { describe, expect, it } from 'vitest';
import { typedFrom } from '../../cards/fields/typed.ts';
import { parseRaiseForm } from '../../cards/raise/parse-raise-form.ts';
import { renderRaiseForm } from '../../cards/raise/raise-form-card.ts';
import type { Problems } from '../../cards/submission.ts';
import { complaintsAbout, textOf, valuesOf } from './card-complaints.ts';
import { HOSTILE, LONG } from './hostile.ts';
import { BAD, DORSET, DRAFT, GOOD, NOW, PEOPLE, SANDWELL } from './raise-samples.ts';

const raise = (change: object = {}, protocol = SANDWELL) =>
  parseRaiseForm(protocol, { ...GOOD, ...change }, PEOPLE, NOW);

const problemsIn = (parsed: object): Problems =>
  'problems' in parsed ? (parsed.problems as Problems) : expect.fail('no problem was found');
const valueOf = (parsed: object): unknown =>
  'value' in parsed ? parsed.value : expect.fail(JSON.stringify(parsed));

describe('the one form', () => {
  it('is read as it was filled in', () => {
    expect(valueOf(raise())).toEqual({
      counterpart: 'tom',
      category: 3,
      dayZero: { key: 'disagreement-arose', at: '2026-05-29T13:30:00.000Z' },
      whatHappened: GOOD.whatHappened,
      evidence: GOOD.evidence,
      wouldSettle: GOOD.wouldSettle,
      childReference: 'OPS-20417',
      facts: {},
    });
  });

  it('nobody has raised a matter before it began', () => {
    const before = { spoken: 'yes', spokenDate: '2026-05-28', spokenTime: '09:00' };
    expect(problemsIn(raise(before))['spokenDate']).toContain('it began only on Friday 29 May');
    expect(valueOf(raise({ ...before, spokenDate: '2026-05-30' }))).toMatchObject({ category: 3 });
  });

  it('comes back with everything that was typed and each reason beside its field', () => {
    const problems = problemsIn(raise(BAD));
    expect(Object.keys(problems).sort()).toEqual([
      'childReference',
      'earlierReason',
      'evidence',
      'spokenDate',
      'spokenTime',
      'wouldSettle',
      'zeroDate',
    ]);
    const card = renderRaiseForm(SANDWELL, DRAFT, PEOPLE, typedFrom(BAD), problems, NOW);
    expect(valuesOf(card)).toEqual(BAD);
    for (const problem of Object.values(problems)) expect(textOf(card)).toContain(`⚠ ${problem}`);
    expect(complaintsAbout(card)).toEqual([]);
  });

  it.each(['Emily Brown', 'Emily', "Seán O'Brien-Jones", 'Ли Вэй'])(
    'does not take the name %s',
    (childReference) => {
      expect(problemsIn(raise({ childReference }))['childReference']).toContain('not the name');
    },
  );

  it.each(['12/03/2015', '2015-03-12', '1.2.15'])('does not take the birthday %s', (childReference) => {
    expect(problemsIn(raise({ childReference }))['childReference']).toContain('not a date of birth');
  });

  it.each(['OPS-20417', '4471', 'UPN A123 456', 'abc', 'SEN/14/B'])(
    'takes the reference %s',
    (childReference) => {
      expect(valueOf(raise({ childReference }))).toMatchObject({ childReference });
    },
  );

  it('an earlier talk needs its day and time', () => {
    expect(problemsIn(raise({ spoken: 'yes' }))).toMatchObject({
      spokenDate: expect.any(String) as string,
      spokenTime: expect.any(String) as string,
    });
    expect(problemsIn(raise({ spoken: 'yes', spokenDate: '2026-05-30' }))).toHaveProperty('spokenTime');
    const typed = { spoken: 'yes', spokenDate: '2026-05-30', spokenTime: '09:00' };
    expect(valueOf(raise(typed))).toMatchObject({ spokenAt: '2026-05-30T08:00:00.000Z' });
    expect(problemsIn(raise({ ...typed, spokenDate: '2026-06-02' }))['spokenDate']).toContain(
      'in the future',
    );
  });

  it('a ladder asks for the informal talk instead, and has no day zero', () => {
    const of = (change: object) => valueOf(raise({ category: '1', ...change }, DORSET));
    expect(of({ spoken: 'too-serious' })).toMatchObject({ informal: 'too-serious' });
    expect(of({ spoken: 'talk' })).not.toHaveProperty('dayZero');
    expect(of({ spoken: 'tried', spokenDate: '2026-05-30', spokenTime: '09:00' })).toMatchObject({
      informal: 'tried',
      spokenAt: '2026-05-30T08:00:00.000Z',
    });
  });

  it('an earlier date needs its reason, and a reason its date', () => {
    expect(problemsIn(raise({ untilDate: '2026-06-02' }))).toEqual({
      earlierReason: 'Please say why the child needs it sooner.',
    });
    expect(problemsIn(raise({ earlierReason: 'Soon' }))).toHaveProperty('untilDate');
    expect(valueOf(raise({ untilDate: '2026-06-02', earlierReason: 'Soon' }))).toMatchObject({
      earlier: { until: '2026-06-02T22:59:59.000Z', reason: 'Soon' },
    });
    expect(problemsIn(raise({ untilDate: '2026-05-30', earlierReason: 'Soon' }))).toHaveProperty('untilDate');
  });

  it('takes only a person of the list, and quotes what was typed instead', () => {
    expect(problemsIn(raise({ counterpart: '<b>Jon' }))['counterpart']).toContain(
      '“<b>Jon” is not one of them',
    );
  });

  const texts = ['whatHappened', 'evidence', 'wouldSettle', 'earlierReason'] as const;
  it.each(
    texts.flatMap((field) => Object.entries(HOSTILE).map(([name, said]) => [field, name, said] as const)),
  )('%s keeps %s letter by letter', (field, _, said) => {
    const value = valueOf(raise({ untilDate: '2026-06-02', earlierReason: 'Soon', [field]: said })) as {
      earlier: { reason: string };
    };
    const kept = { ...value, earlierReason: value.earlier.reason } as Record<string, unknown>;
    expect(kept[field]).toBe(said);
  });

  it.each(texts)('%s of 40,000 characters is refused at the field with its limit', (field) => {
    expect(problemsIn(raise({ [field]: LONG }))[field]).toMatch(
      /it has 40,000 characters, and [\d,]+ is the most/,
    );
  });

  it('the reference has its own limit', () => {
    expect(problemsIn(raise({ childReference: '1'.repeat(41) }))['childReference']).toContain(
      '40 is the most',
    );
  });
});
