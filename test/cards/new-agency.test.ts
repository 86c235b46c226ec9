import { describe, expect, test } from 'vitest';
import { parsePersonForm } from '../../cards/directory/parse-person-form.ts';
import { renderPersonForm } from '../../cards/directory/person-form.ts';
import { renderOwnManager } from '../../cards/setup/manager-card.ts';
import { readAgency } from '../../cards/setup/manager-fields.ts';
import { SEND } from './set-up-samples.ts';

const MANY = Array.from({ length: 61 }, (_, n) => ({ value: `a${n}`, label: `School number ${n}` }));
const OFFICE = 'Sandwell Partnership Office';
const KIND_WANTED = `“${OFFICE}” is not in the directory yet. If it is new, choose here what kind of agency it is; else check the spelling.`;
const PERSON = { name: 'Ann Field', email: 'ann@school.example', where: 'teams' };

describe('given an agency that nobody has listed yet', () => {
  test('when its name is typed, its kind is asked for, and then it is a new agency', () => {
    const asked = readAgency(MANY, { agency: OFFICE });
    expect(asked).toHaveProperty('problems.newAgencyType', KIND_WANTED);
    expect(readAgency(MANY, { agency: OFFICE, newAgencyType: 'council' })).toEqual({
      value: { name: OFFICE, type: 'council' },
    });
  });

  test('when the directory is empty, there is one field for the agency, and not two', () => {
    const own = JSON.stringify(
      renderOwnManager({ protocol: SEND.protocol, agencies: [], name: '', email: '' }),
    );
    expect(own).toContain('Your agency: its name');
    expect(own).not.toContain('"id":"agency"');
    expect(readAgency([], { newAgency: OFFICE, newAgencyType: 'council' })).toHaveProperty('value');
    expect(readAgency([], {}, true)).toEqual({ problems: { newAgency: 'Please give your agency.' } });
  });

  test('when somebody is added with it, the same holds', () => {
    const asked = parsePersonForm(MANY, { ...PERSON, agency: OFFICE });
    expect(asked).toHaveProperty('problems.newAgencyType', KIND_WANTED);
    const made = parsePersonForm(MANY, { ...PERSON, agency: OFFICE, newAgencyType: 'council' });
    expect(made).toMatchObject({ value: { agency: { name: OFFICE, type: 'council' } } });
    expect(JSON.stringify(renderPersonForm([], {}, undefined))).toMatch(
      /"id":"newAgency"[^}]*"label":"Agency"[^}]*"isRequired":true/,
    );
  });
});

test('given an agency whose name begins like one that is listed, the listed one is meant', () => {
  expect(readAgency(MANY, { agency: 'school number 60' })).toEqual({ value: { id: 'a60' } });
  expect(readAgency(MANY, { agency: 'School' })).toHaveProperty('problems.agency');
});
