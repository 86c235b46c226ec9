import { AGENCY_KINDS, AGENCY_TYPES } from '../../bot/protocol/agency-type.ts';
import type { Option } from '../directory/directory-view.ts';
import { pickField, readPick, unknownPick } from '../directory/pick-field.ts';
import type { Field, TextField } from '../fields/field.ts';
import { plainName } from '../say-people.ts';
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

const kindField = (label: string): Field => ({
  kind: 'choice',
  look: 'compact',
  id: 'newAgencyType',
  label,
  required: false,
  missing: 'Please choose what kind of agency it is.',
  choices: AGENCY_TYPES.map((value) => ({ value, label: AGENCY_KINDS[value] })),
});

/** One to choose, or a new one; where the directory has none yet, only a new one. */
function agencyFields(agencies: readonly Option[], isOwn: boolean): Field[] {
  const label = isOwn ? 'Your agency' : 'Their agency';
  const hint = isOwn ? undefined : 'Needed for somebody who is not in the directory yet.';
  if (agencies.length === 0)
    return [short('newAgency', `${label}: its name`, hint), kindField('What kind of agency is it?')];
  const missing = isOwn ? 'Please choose your agency.' : 'Please choose their agency.';
  const typing = 'Type the name of the agency.';
  return [
    pickField({ id: 'agency', label, options: agencies, required: false, missing, hint, typing }),
    short('newAgency', 'Or a new agency: its name'),
    kindField('What kind of agency is the new one?'),
  ];
}

/** Somebody who is not in the directory yet; of oneself, `isOwn`. */
export const newPersonFields = (agencies: readonly Option[], isOwn = false): Field[] => [
  short('name', isOwn ? 'Your name' : 'Name'),
  short('email', isOwn ? 'Your work e-mail address' : 'Work e-mail address'),
  ...agencyFields(agencies, isOwn),
];

export type AgencyGiven =
  { readonly id: string } | { readonly name: string; readonly type: (typeof AGENCY_TYPES)[number] };

/** A new agency, once it is said of what kind it is. */
function readNew(name: string, type: string, problem: string) {
  const kind = AGENCY_TYPES.find((it) => it === type);
  return kind === undefined ? { problems: { newAgencyType: problem } } : { value: { name, type: kind } };
}

const WHICH_KIND = 'Please choose what kind of agency it is.';

/** The agency that was chosen or described, or what is missing. A name that nobody knows is that of a new one. */
export function readAgency(
  agencies: readonly Option[],
  values: Typed,
  isOwn = false,
): { readonly value: AgencyGiven } | { readonly problems: Problems } {
  const { agency = '', newAgency = '', newAgencyType = '' } = values;
  const name = newAgency.trim();
  if (name === '') {
    const unknown = unknownPick(agencies, agency);
    if (unknown !== undefined) return readNew(unknown, newAgencyType, newToMe(unknown));
    const picked = readPick(agencies, agency);
    if ('problem' in picked) return { problems: { agency: picked.problem } };
    return picked.value === undefined
      ? { problems: nothingSaid(agencies, isOwn) }
      : { value: { id: picked.value } };
  }
  if (agency.trim() !== '')
    return { problems: { newAgency: 'Please choose an agency or name a new one, not both.' } };
  return readNew(name, newAgencyType, WHICH_KIND);
}

const newToMe = (name: string): string =>
  `“${plainName(name)}” is not in the directory yet. If it is new, choose here what kind of agency it is; else check the spelling.`;

function nothingSaid(agencies: readonly Option[], isOwn: boolean): Problems {
  const whose = isOwn ? 'your' : 'their';
  return agencies.length === 0
    ? { newAgency: `Please give ${whose} agency.` }
    : { agency: `Please choose ${whose} agency, or name a new one below.` };
}
