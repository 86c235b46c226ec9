import { describe, expect, it } from 'vitest';
import { cardBytes } from '../../cards/card-size.ts';
import { readPerson } from '../../cards/people/choose-person.ts';
import { readHandOver, renderHandOver, renderWhomToMove } from '../../cards/people/hand-over-card.ts';
import { renderNameHolder } from '../../cards/people/name-holder-card.ts';
import { ALL_AWAY, UNMANNED, handOverOf, nameHolderOf, options } from '../fixtures/people-forms.ts';
import { complaintsAbout, textOf } from './card-complaints.ts';
import { HOSTILE } from './hostile.ts';

const view = handOverOf(options(3));
const place = { case: view.view.case, surface: 'personal', stage: '2' } as const;

describe.each([
  ['to hand over', renderHandOver(view)],
  ['to hand over, of an agency of 60', renderHandOver(handOverOf(options(60)))],
  ['to hand over, of an agency of 2,000', renderHandOver(handOverOf(options(2000)))],
  ['to move somebody’s part', renderHandOver(handOverOf(options(3), false))],
  ['to name somebody', renderNameHolder(nameHolderOf(UNMANNED, options(3), true))],
  ['to name somebody, of 60', renderNameHolder(nameHolderOf(ALL_AWAY, options(60), true))],
  ['to name somebody, nobody listed', renderNameHolder(nameHolderOf(UNMANNED, []))],
  ['to say whose part is moved', renderWhomToMove(view.view, place)],
])('the form %s', (_, drawn) => {
  it('is sound, labelled and small enough', () => {
    expect(complaintsAbout(drawn)).toEqual([]);
    expect(cardBytes(drawn)).toBeLessThan(27 * 1024);
  });
});

describe('what the forms say', () => {
  it('what handing over means, to whoever does it', () => {
    expect(textOf(renderHandOver(view))).toContain('you can no longer act in this case or see its details');
  });
  it('who is missing, and whom Teams suggests', () => {
    const drawn = textOf(renderNameHolder(nameHolderOf(UNMANNED, options(3), true)));
    expect(drawn).toContain('Who is the line or team manager at Sandwell Council?');
    expect(drawn).toContain(
      'Suggestion: Jane Doe, Head of Service, is named in Teams as the manager of Tom Baker.',
    );
  });
  it('who is away until when', () => {
    expect(textOf(renderNameHolder(nameHolderOf(ALL_AWAY, options(3))))).toContain(
      'Colin Webb is away until Tuesday 9 June',
    );
  });
});

describe('whom a form means', () => {
  const choosing = { people: options(3), suggestion: { name: 'Jane Doe', of: 'Tom Baker' } };
  const [first] = choosing.people;
  const read = (inputs: unknown) => readPerson(choosing, inputs);
  it('somebody of the list', () => {
    expect(read({ person: first?.value })).toEqual({ value: { kind: 'listed', id: first?.value } });
  });
  it('the suggestion, by choosing it', () => {
    expect(read({ person: 'line-above' })).toEqual({ value: { kind: 'above' } });
  });
  it('no suggestion where none was made', () => {
    expect(readPerson({ people: options(3) }, { person: 'line-above' })).toHaveProperty('problems');
  });
  it('somebody found in Teams', () => {
    const entraId = '263b8f06-cac5-48cb-97ae-97e0dee91399';
    expect(read({ teamsPerson: entraId.toUpperCase() })).toEqual({ value: { kind: 'in-teams', entraId } });
  });
  it('somebody by name and address', () => {
    expect(read({ personName: ' Kim Lowe ', personEmail: 'kim.lowe@elm.example ' })).toEqual({
      value: { kind: 'named', name: 'Kim Lowe', email: 'kim.lowe@elm.example' },
    });
  });
  it.each([
    ['nobody', {}, 'person'],
    [
      'two at once',
      { person: first?.value, personName: 'Kim Lowe', personEmail: 'kim@elm.example' },
      'person',
    ],
    ['somebody who is not offered', { person: 'd1d18e96-cf17-4251-bc7b-a11777ad3d12' }, 'person'],
    ['an address without a name', { personEmail: 'kim@elm.example' }, 'personName'],
    ['a name without an address', { personName: 'Kim Lowe' }, 'personEmail'],
    ['an address that is none', { personName: 'Kim Lowe', personEmail: 'kim at elm' }, 'personEmail'],
  ])('not %s', (_, inputs, field) => {
    const answer = read(inputs);
    expect('problems' in answer && Object.keys(answer.problems)).toEqual([field]);
  });
  it('never throws, whatever comes back', () => {
    for (const value of [...Object.values(HOSTILE), null, 7, [], {}])
      for (const id of ['person', 'teamsPerson', 'personName', 'personEmail', 'reason']) {
        expect(() => read({ [id]: value })).not.toThrow();
        expect(() => readHandOver(view, { [id]: value })).not.toThrow();
      }
  });
});

it('handing over needs a person and a reason: both are said at once', () => {
  const read = readHandOver(view, {});
  expect('problems' in read && Object.keys(read.problems).sort()).toEqual(['person', 'reason']);
});
