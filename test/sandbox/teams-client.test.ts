import { describe, expect, test } from 'vitest';
import { fillIn } from './teams-client/fill-in.ts';
import { buttonsOf, findAction } from './teams-client/find-action.ts';

const execute = (title: string, more: object = {}) => ({ type: 'Action.Execute', title, ...more });
const inner = {
  type: 'AdaptiveCard',
  body: [{ type: 'Input.Text', id: 'why', label: 'Why' }],
  actions: [execute('Really', { verb: 'sure' })],
};
const card = {
  type: 'AdaptiveCard',
  body: [
    { type: 'Input.Text', id: 'name', label: 'Name', isRequired: true, maxLength: 5, value: 'Anna' },
    {
      type: 'ColumnSet',
      columns: [
        {
          type: 'Column',
          selectAction: execute('Whole column', { verb: 'column' }),
          items: [
            {
              type: 'Input.ChoiceSet',
              id: 'agency',
              label: 'Agency',
              choices: [
                { title: 'School', value: 's' },
                { title: 'Health', value: 'h' },
              ],
            },
            {
              type: 'Input.ChoiceSet',
              id: 'many',
              isMultiSelect: true,
              choices: [
                { title: 'One', value: '1' },
                { title: 'Two', value: '2' },
              ],
            },
            { type: 'Input.Toggle', id: 'sure', title: 'Sure', valueOn: 'yes', valueOff: 'no' },
          ],
        },
      ],
    },
    {
      type: 'ActionSet',
      actions: [
        execute('Open', { data: { ref: 'A' } }),
        execute('Open', { data: { ref: 'B' } }),
        execute('Grey', { isEnabled: false }),
      ],
    },
  ],
  actions: [
    { type: 'Action.ShowCard', title: 'More', card: inner },
    { type: 'Action.Submit', title: 'Old' },
  ],
};

describe('finding a button', () => {
  test('by title or verb, wherever it is', () => {
    expect(findAction(card, 'whole COLUMN').action).toMatchObject({ verb: 'column' });
    expect(findAction(card, 'sure').cards).toEqual([card, inner]);
    expect(buttonsOf(card)).toEqual(['Whole column', 'Open', 'Open', 'Grey', 'More', 'Really', 'Old']);
  });

  test('several alike are told apart by their data', () => {
    expect(() => findAction(card, 'Open')).toThrow('2 buttons "Open"');
    expect(findAction(card, 'Open', { ref: 'B' }).action['data']).toEqual({ ref: 'B' });
    expect(() => findAction(card, 'Open', { ref: 'C' })).toThrow('No button "Open" has that data');
  });

  test('what cannot be pressed is said', () => {
    expect(() => findAction(card, 'Close')).toThrow(/no button "Close".*"Really"/);
    expect(() => findAction(card, 'Grey')).toThrow('greyed out');
    expect(() => findAction(card, 'Old')).toThrow('Action.Submit');
  });
});

describe('filling in', () => {
  test('what stands in the card is sent, with what is put in', () => {
    expect(fillIn([card], {}, false)).toEqual({ name: 'Anna', sure: 'no' });
    const given = { Name: 'Ben', Agency: 'Health', many: ['One', '2'], sure: true };
    expect(fillIn([card], given, false)).toEqual({ name: 'Ben', agency: 'h', many: '1,2', sure: 'yes' });
  });

  test('fields behind a ShowCard go only with its own buttons', () => {
    expect(() => fillIn([card], { why: 'x' }, false)).toThrow('No field is called "why"');
    expect(fillIn([card, inner], { why: 'x' }, false)).toMatchObject({ name: 'Anna', why: 'x' });
  });

  test('what the client would stop is stopped, unless asked', () => {
    expect(() => fillIn([card], { agency: 'Police' }, false)).toThrow('"Police" is not a choice of "agency"');
    expect(() => fillIn([card], { agency: ['s', 'h'] }, false)).toThrow('Only one choice');
    expect(() => fillIn([card], { name: ' ' }, false)).toThrow('"Name" is required');
    expect(() => fillIn([card], { name: 'Benedict' }, false)).toThrow('at most 5 characters');
    expect(fillIn([card], { name: 'Benedict' }, true)).toMatchObject({ name: 'Benedict' });
  });
});
