import { describe, expect, test } from 'vitest';
import { duty as dutySchema } from '../../bot/protocol/definition.ts';
import { formSchema } from '../../bot/protocol/form-definition.ts';
import {
  type Filling,
  MOST_FORM_BYTES,
  bytesOver,
  fieldsToFill,
  formFaults,
  mergeForm,
} from '../../bot/protocol/form-values.ts';
import { dutyOf } from '../../bot/protocol/world.ts';
import { FILLED, RESOLUTION, formWorld } from '../fixtures/resolution-form.ts';

const { protocol } = formWorld();
const filling = (duty: string): Filling => ({ protocol, form: RESOLUTION, duty: dutyOf(protocol, duty) });
const ids = (duty: string): string[] => fieldsToFill(filling(duty)).map(({ id }) => id);
const faults = (duty: string, change: Record<string, string>): string[] =>
  formFaults(filling(duty), { ...FILLED, ...change }).map(({ input, why }) => `${input} ${why}`);

describe('who fills in what', () => {
  test('the agency fills in all but the part of the Business Manager, who fills in that part alone', () => {
    expect(ids('F2')).toContain('details');
    expect(ids('F2')).not.toContain('received');
    expect(ids('FB')).toEqual(['received', 'toChair', 'issues']);
  });

  test('a question that belongs to a later stage is asked from that stage on', () => {
    expect(ids('F2')).not.toContain('lessons');
    expect(ids('F3')).toContain('lessons');
  });
});

describe('the next version', () => {
  const before = { ...FILLED, received: '2026-06-08', lessons: 'Old lesson' };

  test('takes from the writer what is theirs, and everything else from the version before', () => {
    const given = { details: 'New words', received: '2020-01-01', toChair: 'Yes' };
    expect(mergeForm(filling('F2'), before, given)).toEqual({ ...before, details: 'New words' });
    expect(mergeForm(filling('FB'), before, given)).toEqual({
      ...before,
      received: '2020-01-01',
      toChair: 'Yes',
    });
  });

  test('knows no field that the form does not have', () => {
    const given = { nonsense: 'x', further_9_by: 'x', constructor: 'x', ['__proto__']: 'x' };
    expect(mergeForm(filling('F2'), {}, given)).toEqual({});
  });

  test('lets a writer empty a field, and keeps one that the card did not send back', () => {
    expect(mergeForm(filling('F2'), before, { others: '  ' })).not.toHaveProperty('others');
    expect(mergeForm(filling('F2'), before, {})).toEqual(before);
  });
});

describe('what is wrong with it', () => {
  test('nothing, once all that is asked for is there', () => {
    expect(faults('F2', {})).toEqual([]);
  });

  test.each([
    ['a field that is always needed', 'F2', { child: ' ' }, ['child missing']],
    ['a field that is needed from a stage on, at that stage', 'F3', {}, ['method missing']],
    ['the legal status of a child in care', 'F2', { level: 'Child in Care' }, ['legal missing']],
    ['a level that the form does not print', 'F2', { level: 'Very high' }, ['level not-allowed']],
    ['a day that is none', 'F2', { born: '2015-02-29' }, ['born not-a-day']],
    ['a cell that should be a day', 'F2', { further_2_done: 'soon' }, ['further_2_done not-a-day']],
    ['a text that is too long', 'F2', { others: 'x'.repeat(801) }, ['others too-long']],
    ['a cell that is too long', 'F2', { further_1_by: 'x'.repeat(201) }, ['further_1_by too-long']],
    ['the part of the Business Manager', 'FB', {}, ['received missing', 'toChair missing']],
  ])('%s', (_, duty, change, wrong) => {
    expect(faults(duty, change)).toEqual(wrong);
  });

  test('the days of a leap year are days', () => {
    expect(faults('F2', { born: '2016-02-29' })).toEqual([]);
    for (const born of ['2016-13-01', '2016-00-10', '2016-04-31', '16-04-30'])
      expect(faults('F2', { born })).toEqual(['born not-a-day']);
  });

  test('too much as a whole is counted in bytes: other alphabets take more of a card', () => {
    expect(bytesOver({ details: 'x'.repeat(MOST_FORM_BYTES - 20) })).toBeLessThanOrEqual(0);
    expect(bytesOver({ details: 'ש'.repeat(MOST_FORM_BYTES - 20) })).toBeGreaterThan(0);
  });
});

describe('a form that cannot work is refused when its file is read', () => {
  const form = (...fields: object[]) => formSchema.safeParse({ id: 'f', title: 'F', fields, src: '1' });
  const line = (id: string, more: object = {}) => ({ id, label: id, type: 'line', ...more });
  const why = (read: ReturnType<typeof form>): string[] =>
    read.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

  test('two fields of one name, also where one is the cell of a table', () => {
    expect(why(form(line('a'), line('a')))).toContain('fields.0: two fields of the form are called "a"');
    const table = {
      id: 't',
      label: 'T',
      type: 'table',
      rows: 2,
      columns: [{ id: 'c', label: 'C', type: 'line' }],
    };
    expect(why(form(table, line('t_1_c')))).toEqual(['fields.1: two fields of the form are called "t_1_c"']);
  });

  test('a condition on a field that is not there, or never has the value', () => {
    const choice = { id: 'c', label: 'C', type: 'choice', allowed: ['x', 'y'] };
    const when = (field: string, ...values: string[]) => line('a', { requiredWhen: { field, in: values } });
    expect(why(form(when('b', 'x')))[0]).toContain('no other field "b"');
    expect(why(form(choice, when('c', 'z')))[0]).toContain('"c" never is "z"');
    expect(why(form(line('b'), when('b', 'z')))[0]).toContain('is no choice');
    expect(why(form(choice, when('c', 'y')))).toEqual([]);
  });
});

test('a role that has no part of its own in the form fills in the common part', () => {
  const holder = dutySchema.parse({
    ...dutyOf(protocol, 'FB'),
    starts: ['entered'],
    doneBy: [],
    by: { side: 'raising', role: 'holder' },
  });
  const fields = fieldsToFill({ protocol, form: RESOLUTION, duty: holder }).map(({ id }) => id);
  expect(fields).toContain('child');
  expect(fields).not.toContain('received');
});

describe('a field that is called as what every object has', () => {
  const form = formSchema.parse({
    id: 'odd',
    title: 'Odd form',
    fields: [
      { id: 'constructor', label: 'Odd', type: 'line', required: true },
      { id: 'toString', label: 'Odder', type: 'choice', allowed: ['Yes', 'No'] },
      {
        id: 'why',
        label: 'Why',
        type: 'line',
        requiredWhen: { field: 'toString', in: ['Yes'] },
      },
    ],
    src: '1',
  });
  const odd = { ...filling('F2'), form };

  test('is empty until somebody fills it in, and then has their words', () => {
    expect(formFaults(odd, {}).map(({ input, why }) => `${input} ${why}`)).toEqual(['constructor missing']);
    expect(formFaults(odd, { constructor: 'Words' })).toEqual([]);
    expect(Object.entries(mergeForm(odd, {}, {}))).toEqual([]);
    expect(Object.entries(mergeForm(odd, {}, { toString: 'No' }))).toEqual([['toString', 'No']]);
  });
});
