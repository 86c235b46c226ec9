import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eligibilityOf } from '../../bot/protocol/eligibility.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { tooLargeToReturn } from '../../cards/card-size.ts';
import { parseEligibility } from '../../cards/raise/eligibility-card.ts';
import { parseRaiseForm } from '../../cards/raise/parse-raise-form.ts';
import { renderPreview } from '../../cards/raise/preview-card.ts';
import { renderRaiseForm } from '../../cards/raise/raise-form-card.ts';
import { parseStart, renderStart } from '../../cards/raise/start-card.ts';
import type { Problems } from '../../cards/submission.ts';
import { PLANTED, sandwell } from '../fixtures/sample-cases.ts';
import { complaintsAbout, partsOf, textOf, valuesOf } from './card-complaints.ts';
import { HOSTILE } from './hostile.ts';
import { BOTH, DORSET, DRAFT, GOOD, NOW, PEOPLE, RAISE_SAMPLES, SANDWELL, called } from './raise-samples.ts';

const problemsIn = (parsed: object): Problems =>
  'problems' in parsed ? (parsed.problems as Problems) : expect.fail('no problem was found');
const valueOf = (parsed: object): unknown =>
  'value' in parsed ? parsed.value : expect.fail(JSON.stringify(parsed));

describe('every card on the way to a case', () => {
  it.each(Object.keys(RAISE_SAMPLES))('%s: is sound, labelled and small enough', (name) => {
    expect(complaintsAbout(RAISE_SAMPLES[name]?.() ?? { type: 'AdaptiveCard' })).toEqual([]);
  });

  it.each(Object.keys(RAISE_SAMPLES))(
    '%s: its buttons carry a draft and a step, and nothing of the matter',
    (name) => {
      const steps = partsOf(RAISE_SAMPLES[name]?.()).filter(({ verb }) => String(verb).startsWith('raise.'));
      for (const { verb, data } of steps) {
        const keys = verb === 'raise.step' ? ['draft', 'step'] : verb === 'raise.send' ? ['draft'] : [];
        expect(Object.keys(data as object)).toEqual(keys);
      }
    },
  );
});

describe('the danger question', () => {
  it('comes first, with every printed number in view', () => {
    const card = renderStart(called(BOTH), DRAFT);
    expect(Object.keys(valuesOf(card))[0]).toBe('danger');
    expect(textOf(card)).toMatch(/0121 5693100[\s\S]*0121 5692266/);
    expect(textOf(card)).toContain('This procedure gives no phone number.');
  });

  it('must be answered', () => {
    expect(problemsIn(parseStart(BOTH, { protocol: 'dorset-send' }))).toHaveProperty('danger');
  });

  it('is recorded with the level of the protocol', () => {
    const typed = { danger: 'yes', protocol: 'sandwell-send', fact_adult: 'true' };
    expect(valueOf(parseStart(BOTH, typed))).toEqual({
      danger: 'immediate',
      protocol: 'sandwell-send',
      facts: { adult: true },
    });
  });

  it('leaves out what is not known, and what another protocol asks for', () => {
    const of = (typed: object) => valueOf(parseStart(BOTH, { danger: 'no', ...typed }));
    expect(of({ protocol: 'sandwell-send', fact_adult: 'unknown' })).toEqual({
      protocol: 'sandwell-send',
      facts: {},
    });
    expect(of({ protocol: 'dorset-send', fact_adult: 'true' })).toEqual({
      protocol: 'dorset-send',
      facts: {},
    });
  });

  it('does not ask which procedure where there is only one', () => {
    expect(Object.keys(valuesOf(renderStart(called([SANDWELL]), DRAFT)))).toEqual(['danger', 'fact_adult']);
    expect(valueOf(parseStart([SANDWELL], { danger: 'no' }))).toMatchObject({ protocol: 'sandwell-send' });
  });
});

describe('whether it belongs here', () => {
  it('asks no more once it is clear that the person goes somewhere else', () => {
    const facts = valueOf(parseEligibility(DORSET, { fact_raising_role: 'parent' })) as object;
    expect(facts).toEqual({ raising: { role: 'parent' } });
    expect(eligibilityOf(DORSET, { ...facts }).result).toBe('redirected');
  });

  it('asks everything of somebody who may raise it', () => {
    const problems = problemsIn(parseEligibility(DORSET, { fact_raising_role: 'practitioner' }));
    expect(Object.keys(problems)).toEqual(['fact_raising_employer', 'fact_receiving_employer']);
  });
});

describe('nothing that comes back makes it throw', () => {
  const keys = [
    ...Object.keys(GOOD),
    'danger',
    'protocol',
    'fact_adult',
    'fact_raising_role',
    '__proto__',
    'toString',
  ];
  const inputs = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...keys), fc.anything()));

  it('neither the form nor the questions before it', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        parseStart(BOTH, given);
        parseEligibility(DORSET, given);
        for (const protocol of BOTH) {
          const parsed = parseRaiseForm(protocol, given, PEOPLE, NOW);
          const problems = 'problems' in parsed ? parsed.problems : {};
          renderRaiseForm(protocol, DRAFT, PEOPLE, typedFrom(given), problems, NOW);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the preview', () => {
  const preview = (intake = PLANTED) => {
    const { world, case: kase, now } = sandwell({ intake });
    return renderPreview(world, kase, DRAFT, PEOPLE[0]?.label ?? '', now);
  };

  it('says what goes to whom, what others see, and which dates follow and why', () => {
    const said = textOf(preview());
    expect(said).toContain('Tom Baker, EHC plan coordinator, Sandwell Council');
    expect(said).toContain('PLANTEDWHAT');
    expect(said).toContain(
      'only the reference SS-7K3QXM, the two agencies (Oak School and Sandwell Council)',
    );
    expect(said).toContain(
      '**By Thursday 4 June, 17:00:** Tom Baker (Sandwell Council). Read and review the case file. Speak to',
    );
    expect(said).toContain('(3 working days from Monday 1 June, when it was raised.)');
    expect(said).toContain('14 working days, which end on Friday 19 June');
  });

  it('holds the longest texts that are accepted, in any script', () => {
    const intake = {
      category: 3,
      whatHappened: '文'.repeat(3000),
      evidence: '文'.repeat(1500),
      wouldSettle: '文'.repeat(1500),
      childReference: '9'.repeat(40),
    };
    expect(complaintsAbout(preview(intake))).toEqual([]);
  });

  it('shows hostile text as text', () => {
    const card = preview({ ...PLANTED, whatHappened: HOSTILE.mention, evidence: HOSTILE.markdown });
    const blocks = partsOf(card).filter(({ type }) => type === 'TextBlock');
    expect(blocks.filter((block) => String(block['text']).includes('<at>'))).toEqual([]);
    expect(complaintsAbout(card)).toEqual([]);
  });
});

describe('a directory of many people', () => {
  it('fits the form up to a hundred', () => {
    const people = Array.from({ length: 100 }, (_, n) => ({
      id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      label: `Somebody Number ${n}, service or senior manager, Sandwell Council`,
    }));
    expect(tooLargeToReturn(renderRaiseForm(SANDWELL, DRAFT, people, undefined, undefined, NOW))).toBe(false);
  });
});
