import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { renderNotice } from '../../cards/notice-card.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { parseForm } from '../../cards/forms/parse-form.ts';
import { sayRefusal } from '../../cards/say-refusal.ts';
import { play, says } from '../fixtures/play-case.ts';
import { FILLED, OLIVE, formCase } from '../fixtures/resolution-form.ts';
import { PLANTED } from '../fixtures/sample-cases.ts';
import { complaintsAbout, inputsOf, partsOf, textOf, valuesOf } from './card-complaints.ts';
import { drawForm } from './form-samples.ts';
import { HOSTILE } from './hostile.ts';
import { byManager, byOfficer, bySenior, input, sentOnce, typed } from './protocol-form-samples.ts';
import { parse, problemsIn, sent, valueOf } from './read-form.ts';

describe('the form, for whoever owes it', () => {
  it('is sound, and each question can be heard', () => {
    for (const it of [byManager(), bySenior(), byOfficer()])
      expect(complaintsAbout(drawForm(it))).toEqual([]);
  });

  it('stands under the headings of the printed form, in its order', () => {
    const headings = partsOf(drawForm(byManager())).filter(({ style }) => style === 'heading');
    expect(headings.map((part) => part['text'])).toEqual([
      'The resolution form',
      'The child',
      'The people',
      'The disagreement',
      'After it',
      'Further actions',
      'For the Business Manager',
    ]);
  });

  it('begins with what the case knows', () => {
    const values = valuesOf(drawForm(byManager()));
    expect(values).toMatchObject({
      text_child: '',
      text_raiser: 'Priya Shah',
      text_completedBy: 'Helen Price',
      text_completedOn: '2026-06-04',
    });
    expect(values['text_details']).toContain(PLANTED.whatHappened);
    expect(values['text_others']).toContain('Tom Baker, practitioner, Sandwell Council');
    expect(values['text_others']).not.toMatch(/Priya|Gareth/);
    expect(textOf(drawForm(byManager()))).toContain('This is the first version of this form.');
  });

  it('takes over the agreed actions, a row each', () => {
    const until = '2026-06-12T22:59:59.000Z';
    const action = {
      key: 'action-agreed',
      action: 'Write to the provider',
      owner: 'Tom Baker',
      until,
    } as const;
    const values = valuesOf(drawForm(byManager(play(formCase(), says('helen', '2026-06-04 10:00', action)))));
    expect(values).toMatchObject({
      text_further_1_action: 'Write to the provider',
      text_further_1_by: 'Tom Baker',
      text_further_1_done: '',
    });
  });

  it('begins with the last version at the next stage, but for who completes it and when', () => {
    const values = valuesOf(drawForm(bySenior()));
    expect(values).toMatchObject({
      text_child: FILLED.child,
      text_details: FILLED.details,
      text_level: 'Child in Need',
      text_further_1_done: '2026-06-12',
      text_completedBy: 'Gareth Bevan',
      text_completedOn: '2026-06-05',
      text_lessons: '',
    });
    expect(textOf(drawForm(bySenior()))).toContain(
      'This will be version 2. It begins with what version 1 said.',
    );
  });

  it('shows the part of the Business Manager to the agency as hers, and asks nothing of it', () => {
    expect(input(byManager(), 'received')).toBeUndefined();
    expect(textOf(drawForm(byManager()))).toContain('Only the Business Manager fills in this part.');
  });

  it('shows the Business Manager in short what the agency wrote, and asks only for her part', () => {
    const card = drawForm(byOfficer());
    expect(inputsOf(card).map(({ id }) => id)).toEqual(['text_received', 'text_toChair', 'text_issues']);
    expect(textOf(card)).toContain('PLANTEDDETAILS');
    expect(textOf(card)).toContain('The provider is written to, Tom Baker, Friday 12 June 2026');
  });

  it('says which row of a table is asked, and folds away the rows that few need', () => {
    expect(input(byManager(), 'further_1_by')?.['label']).toBe('Further action 1: by whom');
    const fold = partsOf(drawForm(byManager())).find(({ id }) => id === 'fold_further');
    expect(fold).toMatchObject({ type: 'Container', isVisible: false });
    expect(inputsOf(fold as never)).toHaveLength(9);
  });
});

describe('what is asked for', () => {
  const good = typed(FILLED);

  it('is sent under the names of the form, and no other', () => {
    const { raiser, ...rest } = FILLED;
    const read = valueOf(parse(byManager(), { ...good, text_received: '2026-06-05', text_nonsense: 'x' }));
    expect(read).toMatchObject({ form: 'write', duty: 'F2', fields: { ...rest, raiser } });
    expect(Object.keys('fields' in read ? read.fields : {})).not.toEqual(
      expect.arrayContaining(['received', 'nonsense']),
    );
  });

  it('has its mistakes beside the fields, all at once, and nothing that was typed is lost', () => {
    const wrong = { ...good, text_child: ' ', text_born: '2016-02-30', text_level: 'Severe' };
    const problems = problemsIn(parse(byManager(), wrong));
    expect(Object.keys(problems).sort()).toEqual(['text_born', 'text_child', 'text_level']);
    const again = valuesOf(drawForm(byManager(), typedFrom(wrong), problems));
    expect(again).toMatchObject({ text_details: FILLED.details, text_further_1_by: 'Tom Baker' });
  });

  it('asks for the legal status of a child in care, and says why', () => {
    const problems = problemsIn(parse(byManager(), { ...good, text_level: 'Child in Care' }));
    expect(problems).toEqual({
      text_legal: 'Please fill this in: it is needed because of what you chose for “Current level of need”.',
    });
    expect(textOf(drawForm(byManager()))).toContain('Needed if “Current level of need” is “Child in Care”.');
  });

  it('asks at a later stage for what is needed from there on', () => {
    expect(problemsIn(parse(bySenior(), good))).toEqual({ text_method: 'Please fill this in.' });
    expect(input(byManager(), 'method')).toMatchObject({ isRequired: false });
    expect(input(bySenior(), 'method')).toMatchObject({ isRequired: true });
  });

  it('opens the folded rows where one of them is to be put right', () => {
    const wrong = { ...good, text_further_4_done: 'soon' };
    const problems = problemsIn(parse(byManager(), wrong));
    const card = drawForm(byManager(), typedFrom(wrong), problems);
    expect(partsOf(card).find(({ id }) => id === 'fold_further')).toBeUndefined();
  });

  it('is not put over a newer version by somebody who has not read that one', () => {
    const before = sent(byManager(), good);
    const problems = problemsIn(
      parse(byManager(sentOnce()), { ...before, ...good, text_others: 'Nobody', seen: 'version 0' }),
    );
    expect(problems['']).toContain('it has changed since you opened this form');
  });

  it('that is pressed twice is known to be the same, and not called old', () => {
    const twice = { ...sent(byManager(), good), ...good, seen: 'version 0' };
    expect(valueOf(parse(byManager(sentOnce()), twice))).toMatchObject({ form: 'write', duty: 'F2' });
  });

  it('is told to be shortened where it is too long as a whole', () => {
    const wide = {
      text_details: 'ש'.repeat(3000),
      text_others: '界'.repeat(800),
      text_lessons: '界'.repeat(1000),
    };
    const long = { ...good, ...wide, text_method: '界'.repeat(1000) };
    expect(problemsIn(parse(bySenior(), long))['']).toMatch(
      /^Please make the form shorter as a whole, by about/,
    );
  });
});

it('never throws, whatever comes back', () => {
  const it = byManager();
  const ids = inputsOf(drawForm(it)).map(({ id }) => String(id));
  const inputs = fc.oneof(
    fc.anything(),
    fc.dictionary(
      fc.constantFrom(...ids, '__proto__', 'constructor', 'text_received', 'seen'),
      fc.anything(),
    ),
    fc.dictionary(fc.constantFrom(...ids), fc.string()).map((some) => ({ ...some, seen: 'version 0' })),
  );
  fc.assert(
    fc.property(inputs, (given) => {
      const parsed = parseForm(it.played.world, it.played.case, it.button, given, it.played.now);
      drawForm(it, typedFrom(given), 'problems' in parsed ? parsed.problems : {});
    }),
    { numRuns: 60 },
  );
});

describe('hostile text', () => {
  test.each(Object.entries(HOSTILE))('%s is kept, and shown to the others letter by letter', (_, details) => {
    const read = valueOf(parse(byManager(), typed({ ...FILLED, details })));
    expect(read).toMatchObject({ fields: { details } });
    const before = byOfficer();
    const values = { ...FILLED, details };
    const forms = { resolution: { version: 1, values } };
    const card = drawForm({
      ...before,
      played: { ...before.played, case: { ...before.played.case, forms } },
    });
    const blocks = partsOf(card).filter(({ type }) => type === 'TextBlock');
    expect(blocks.filter(({ text }) => String(text).includes(details))).toEqual([]);
    expect(textOf(card)).toContain(details.replace(/\s+/g, ' '));
    expect(complaintsAbout(card)).toEqual([]);
  });
});

describe('an address that nobody has confirmed', () => {
  const printed = formCase(undefined, { ...OLIVE, email: 'business.unit@sandwell.example' });

  it('is said before anything is written, with who can confirm it', () => {
    const said = textOf(drawForm(byManager(printed)));
    expect(said).toContain('gives business.unit@sandwell.example for the Business Manager');
    expect(said).toContain('before the Sandwell SEND Strategic Partnership Board has confirmed it');
    expect(textOf(drawForm(byManager()))).not.toContain('confirmed');
  });

  it('is said again where it was tried all the same', () => {
    const refusal = { because: 'address-unconfirmed', holders: ['olive'] } as const;
    const text = sayRefusal(printed.world, printed.case, refusal, printed.now);
    expect(text).toMatch(/^The printed document gives .* Nothing was changed\.$/);
    const notice = renderNotice({ kind: 'refused', text, back: { case: printed.case, surface: 'stage' } });
    expect(complaintsAbout(notice)).toEqual([]);
  });

  it('a form that the service does not take says which questions to look at', () => {
    const { world, case: kase, now } = formCase();
    const say = (fields: string[]) => sayRefusal(world, kase, { because: 'form-faulty', fields }, now);
    expect(say(['child', 'level'])).toContain(
      'look again at “Name of the child” and “Current level of need”',
    );
    expect(say([])).toContain('too long as a whole');
  });
});
