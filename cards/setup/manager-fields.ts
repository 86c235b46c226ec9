import type { Option } from '../directory/directory-view.ts';
import {
  type AgencyGiven,
  describedAgency,
  kindField,
  shortField,
  unknownAgency,
} from '../directory/new-agency.ts';
import { pickField, readPick, unknownPick } from '../directory/pick-field.ts';
import type { Field } from '../fields/field.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';

/** One to choose, or a new one; where the directory has none yet, only a new one. */
function agencyFields(agencies: readonly Option[], isOwn: boolean): Field[] {
  const label = isOwn ? 'Your agency' : 'Their agency';
  const hint = isOwn ? undefined : 'Needed for somebody who is not in the directory yet.';
  if (agencies.length === 0)
    return [shortField('newAgency', `${label}: its name`, { hint }), kindField('What kind of agency is it?')];
  const missing = isOwn ? 'Please choose your agency.' : 'Please choose their agency.';
  const typing = 'Type the name of the agency.';
  return [
    pickField({ id: 'agency', label, options: agencies, required: false, missing, hint, typing }),
    shortField('newAgency', 'Or a new agency: its name'),
    kindField('What kind of agency is the new one?'),
  ];
}

/** Somebody who is not in the directory yet; of oneself, `isOwn`. */
export const newPersonFields = (agencies: readonly Option[], isOwn = false): Field[] => [
  shortField('name', isOwn ? 'Your name' : 'Name'),
  shortField('email', isOwn ? 'Your work e-mail address' : 'Work e-mail address'),
  ...agencyFields(agencies, isOwn),
];

/** The agency that was chosen or described, or what is missing. A name that nobody knows is that of a new one. */
export function readAgency(agencies: readonly Option[], values: Typed, isOwn = false): Parsed<AgencyGiven> {
  const { agency = '', newAgency = '', newAgencyType = '' } = values;
  const name = newAgency.trim();
  if (name === '') {
    const unknown = unknownPick(agencies, agency);
    if (unknown !== undefined) return unknownAgency(unknown, newAgencyType);
    const picked = readPick(agencies, agency);
    if ('problem' in picked) return { problems: { agency: picked.problem } };
    return picked.value === undefined
      ? { problems: nothingSaid(agencies, isOwn) }
      : { value: { id: picked.value } };
  }
  if (agency.trim() !== '')
    return { problems: { newAgency: 'Please choose an agency or name a new one, not both.' } };
  return describedAgency(name, newAgencyType);
}

function nothingSaid(agencies: readonly Option[], isOwn: boolean): Problems {
  const whose = isOwn ? 'your' : 'their';
  return agencies.length === 0
    ? { newAgency: `Please give ${whose} agency.` }
    : { agency: `Please choose ${whose} agency, or name a new one below.` };
}
