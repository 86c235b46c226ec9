import type { TextField } from '../fields/field.ts';

export const REASON_MAX = 1000;

/** "Why?", in the person's own words. `needed` says that the answer counts as missing without it. */
export const reasonField = (
  label: string,
  needed: boolean,
  hint = 'The people of this case can read it. Do not name the child.',
): TextField => ({
  kind: 'text',
  id: 'reason',
  lines: 'many',
  max: REASON_MAX,
  label: needed ? label : `${label} (if you like)`,
  required: needed,
  missing: 'Please give your reason.',
  hint,
});

/** A reason as part of a submission: left out where nothing was written. */
export const reasonIn = (reason: string): { reason?: string } => (reason.trim() === '' ? {} : { reason });
