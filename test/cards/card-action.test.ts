import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCardAction } from '../../cards/card-action.ts';
import { partsOf } from './card-complaints.ts';
import { FORM_SAMPLES, drawForm } from './form-samples.ts';
import { LONG } from './hostile.ts';
import { RAISE_SAMPLES } from './raise-samples.ts';

const press = (verb: string, data?: unknown) =>
  parseCardAction({ action: { type: 'Action.Execute', verb, ...(data === undefined ? {} : { data }) } });

const BUTTON = {
  ref: 'SS-7K3QXM',
  revision: 4,
  surface: 'stage',
  stage: '1',
  form: 'record',
  duty: '1d',
} as const;

describe('what a button brings back', () => {
  it.each([
    ['home', 'home'],
    ['help', 'help'],
    ['cases.mine', 'myCases'],
    ['raise.start', 'raise'],
  ])('%s', (verb, kind) => {
    expect(press(verb)).toEqual({ kind });
    expect(press(verb, {})).toEqual({ kind });
  });

  it('shows a case', () => {
    expect(press('case.show', { ref: 'SS-7K3QXM' })).toEqual({ kind: 'showCase', ref: 'SS-7K3QXM' });
  });

  it('opens a form, also on a page', () => {
    expect(press('form.open', BUTTON)).toEqual({ kind: 'openForm', button: BUTTON });
    const details = { ...BUTTON, form: 'details', page: 1 };
    expect(press('form.open', details)).toEqual({ kind: 'openForm', button: details });
  });

  it('parts what was filled in from what the button carries', () => {
    expect(press('form.submit', { ...BUTTON, whenDate: '2026-06-01', seen: 'x' })).toEqual({
      kind: 'submitForm',
      button: BUTTON,
      inputs: { whenDate: '2026-06-01', seen: 'x' },
    });
  });

  it('goes back without a form', () => {
    const button = { ref: 'SS-7K3QXM', revision: 4, surface: 'root', stage: '1' };
    expect(press('form.back', button)).toEqual({ kind: 'back', button });
  });

  it('goes on with a draft', () => {
    const data = { draft: 'd-1', step: 'start' };
    expect(press('raise.step', { ...data, danger: 'no' })).toEqual({
      kind: 'raiseStep',
      draft: 'd-1',
      step: 'start',
      inputs: { danger: 'no' },
    });
    expect(press('raise.send', { draft: 'd-1' })).toEqual({ kind: 'raiseSend', draft: 'd-1' });
  });
});

describe('what is not ours', () => {
  it.each([
    ['nothing', undefined],
    ['text', 'form.open'],
    ['no action', {}],
    ['a verb that nobody wrote', { action: { verb: 'drop.tables' } }],
    ['a name that every object has', { action: { verb: 'constructor' } }],
    ['data that is a list', { action: { verb: 'home', data: [] } }],
    ['too much', { action: { verb: 'home', data: { a: Array.from({ length: 20 }, () => LONG) } } }],
    ['too deep', { action: { verb: 'home', data: { a: { b: { c: { d: { e: { f: 1 } } } } } } } }],
  ])('%s is unknown', (_, value) => {
    expect(parseCardAction(value).kind).toBe('unknown');
  });

  it.each([
    ['a reference with letters that are mistaken', { ref: 'SS-7K3QXO' }],
    ['a reference with more behind it', { ref: 'SS-7K3QXM\n' }],
    ['a revision that is not a number', { revision: '4' }],
    ['a surface that is not ours', { surface: 'lobby' }],
    ['a form that is not ours', { form: 'delete' }],
    ['a page before the first', { page: -1 }],
    ['a duty that is an object', { duty: {} }],
  ])('%s is unknown', (_, change) => {
    expect(press('form.open', { ...BUTTON, ...change }).kind).toBe('unknown');
  });

  it('a form to send must be named', () => {
    const { ref, revision, surface, stage } = BUTTON;
    expect(press('form.submit', { ref, revision, surface, stage }).kind).toBe('unknown');
  });

  it('never throws, and names of prototypes do no harm', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseCardAction(value)));
    fc.assert(
      fc.property(
        fc.constantFrom('home', 'form.submit', 'raise.step', '__proto__'),
        fc.object(),
        (verb, data) => {
          press(verb, data);
        },
      ),
    );
    const data: unknown = JSON.parse(`{"draft":"d","step":"form","__proto__":{"polluted":"yes"}}`);
    expect(press('raise.step', data)).toMatchObject({ kind: 'raiseStep', inputs: {} });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('every button that the cards draw', () => {
  const cards = [
    ...Object.values(FORM_SAMPLES).map((make) => drawForm(make())),
    ...Object.values(RAISE_SAMPLES).map((make) => make()),
  ];
  it('is understood', () => {
    const buttons = partsOf(cards).filter(({ type }) => type === 'Action.Execute');
    const unknown = buttons.filter(({ verb, data }) => press(String(verb), data).kind === 'unknown');
    expect(buttons.length).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });
});
