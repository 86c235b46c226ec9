import { AGENCY_TYPES } from '../../bot/protocol/agency-type.ts';
import type { Option } from '../directory/directory-view.ts';
import { KINDS } from '../directory/person-form.ts';
import { pickField, readPick } from '../directory/pick-field.ts';
import type { Field, TextField } from '../fields/field.ts';
import type { Problems, Typed } from '../submission.ts';

const short = (id: string, label: string, hint?: string): TextField => ({
  kind: 'text',
  lines: 'one',
  max: 120,
  id,
  label,
  required: false,
  missing: 'Please fill this in.',
  hint,
});

/** Somebody who is not in the directory yet; of oneself, `isOwn`. */
export const newPersonFields = (agencies: readonly Option[], isOwn = false): Field[] => [
  short('name', isOwn ? 'Your name' : 'Name'),
  short('email', isOwn ? 'Your work e-mail address' : 'Work e-mail address'),
  pickField({
    id: 'agency',
    label: isOwn ? 'Your agency' : 'Their agency',
    options: agencies,
    required: false,
    missing: 'Please choose their agency.',
    ...(!isOwn && { hint: 'Needed for somebody who is not in the directory yet.' }),
    typing: 'Type the name of the agency.',
  }),
  short('newAgency', 'Or a new agency: its name'),
  {
    kind: 'choice',
    look: 'compact',
    id: 'newAgencyType',
    label: 'What kind of agency is the new one?',
    required: false,
    missing: 'Please choose what kind of agency it is.',
    choices: AGENCY_TYPES.map((value) => ({ value, label: KINDS[value] })),
  },
];

export type AgencyGiven =
  { readonly id: string } | { readonly name: string; readonly type: (typeof AGENCY_TYPES)[number] };

/** The agency that was chosen or described, or what is missing. */
export function readAgency(
  agencies: readonly Option[],
  values: Typed,
): { readonly value: AgencyGiven } | { readonly problems: Problems } {
  const { agency = '', newAgency = '', newAgencyType = '' } = values;
  const name = newAgency.trim();
  if (name === '') {
    const picked = readPick(agencies, agency);
    if ('problem' in picked) return { problems: { agency: picked.problem } };
    return picked.value === undefined
      ? { problems: { agency: 'Please choose their agency, or name a new one below.' } }
      : { value: { id: picked.value } };
  }
  if (agency.trim() !== '')
    return { problems: { newAgency: 'Please choose an agency or name a new one, not both.' } };
  const type = AGENCY_TYPES.find((it) => it === newAgencyType);
  return type === undefined
    ? { problems: { newAgencyType: 'Please choose what kind of agency it is.' } }
    : { value: { name, type } };
}
