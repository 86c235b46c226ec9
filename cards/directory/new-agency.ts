import { AGENCY_KINDS, AGENCY_TYPES, type AgencyType } from '../../bot/protocol/agency-type.ts';
import type { ChoiceField, TextField } from '../fields/field.ts';
import { plainName } from '../say-people.ts';
import type { Parsed } from '../submission.ts';

/** An agency that the directory has, or one as somebody has described it. */
export type AgencyGiven = { readonly id: string } | { readonly name: string; readonly type: AgencyType };

/** One line of text. */
export const shortField = (id: string, label: string, more: Partial<TextField> = {}): TextField => ({
  kind: 'text',
  lines: 'one',
  max: 120,
  id,
  label,
  required: false,
  missing: 'Please fill this in.',
  ...more,
});

const WHICH_KIND = 'Please choose what kind of agency it is.';

export const kindField = (label: string, required = false): ChoiceField => ({
  kind: 'choice',
  look: 'compact',
  id: 'newAgencyType',
  label,
  required,
  missing: WHICH_KIND,
  choices: AGENCY_TYPES.map((value) => ({ value, label: AGENCY_KINDS[value] })),
});

/** A new agency, once it is said of what kind it is. */
export function describedAgency(
  name: string,
  kind: string | undefined,
  problem = WHICH_KIND,
): Parsed<AgencyGiven> {
  const type = AGENCY_TYPES.find((it) => it === kind);
  return type ? { value: { name, type } } : { problems: { newAgencyType: problem } };
}

/** A name that the directory does not have is that of a new agency, or a slip. */
export const unknownAgency = (name: string, kind: string | undefined): Parsed<AgencyGiven> =>
  describedAgency(
    name,
    kind,
    `“${plainName(name)}” is not in the directory yet. If it is new, choose here what kind of agency it is; else check the spelling.`,
  );
