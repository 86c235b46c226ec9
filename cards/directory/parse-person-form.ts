import * as z from 'zod';
import { fieldsAmong } from '../fields/field.ts';
import { readFields } from '../fields/read-fields.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import type { Option } from './directory-view.ts';
import { type AgencyGiven, describedAgency, unknownAgency } from './new-agency.ts';
import { EMPLOYERS, type PersonForm, personItems } from './person-form.ts';
import { readPick, unknownPick } from './pick-field.ts';

const sameName = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en');

function readAgency(agencies: readonly Option[], values: Typed): Parsed<AgencyGiven> {
  const kind = values['newAgencyType'];
  const unknown = unknownPick(agencies, values['agency']);
  const named = (values['newAgency'] ?? '').trim();
  // A name that nobody knows is that of a new agency.
  const name = named === '' ? (unknown ?? '') : named;
  if (name !== '' && name === unknown) return unknownAgency(name, kind);
  const picked = readPick(agencies, values['agency']);
  if ('problem' in picked) return { problems: { agency: picked.problem } };
  if (name === '')
    return picked.value === undefined
      ? { problems: { agency: 'Please choose the agency, or name a new one below.' } }
      : { value: { id: picked.value } };
  if (picked.value !== undefined)
    return { problems: { newAgency: 'Please choose an agency above or name a new one, not both.' } };
  if (agencies.some(({ label }) => sameName(label, name)))
    return { problems: { newAgency: 'This agency is in the directory already. Please choose it above.' } };
  return describedAgency(name, kind);
}

const emailProblem = (email: string): Problems =>
  email === '' || z.email().safeParse(email).success
    ? {}
    : { email: 'Please check the e-mail address, for example ann.field@school.example.' };

const idProblem = (id: string): Problems =>
  id === '' || z.guid().safeParse(id).success
    ? {}
    : { entraId: 'Please check this id: it has 32 digits and letters a to f, in five groups.' };

/** What is not blank. */
const given = <K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined || value.trim() === '' ? {} : ({ [name]: value.trim() } as Record<K, string>);

/** Reads the form of an entry. All problems are told at once. */
export function parsePersonForm(agencies: readonly Option[], inputs: unknown): Parsed<PersonForm> {
  const { values, problems } = readFields(fieldsAmong(personItems(agencies, {})), inputs);
  const email = (values['email'] ?? '').trim();
  const entraId = (values['entraId'] ?? '').trim().toLowerCase();
  const agency = readAgency(agencies, values);
  const all: Problems = {
    ...('problems' in agency ? agency.problems : {}),
    ...emailProblem(email),
    ...idProblem(entraId),
    ...problems,
  };
  if (Object.keys(all).length > 0 || 'problems' in agency) return { problems: all };
  const employer = EMPLOYERS.find(({ value }) => value === values['employer'])?.value;
  return {
    value: {
      name: (values['name'] ?? '').trim().replace(/\s+/g, ' '),
      email,
      agency: agency.value,
      ...given('team', values['team']),
      ...given('jobTitle', values['jobTitle']),
      ...(employer && { employer }),
      outside: values['where'] === 'outside',
      ...given('entraId', entraId),
    },
  };
}
