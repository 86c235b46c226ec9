import { expect } from 'vitest';
import { parseForm } from '../../cards/forms/parse-form.ts';
import type { Problems, Submission } from '../../cards/submission.ts';
import { partsOf } from './card-complaints.ts';
import { FORM_SAMPLES, type FormSample, drawForm } from './form-samples.ts';

export const sample = (name: string): FormSample => {
  const make = FORM_SAMPLES[name];
  if (!make) throw new RangeError(`no sample "${name}"`);
  return make();
};

/** What a client sends back with the button, as it does: the button's data and the inputs in one. */
export const sent = (it: FormSample, typed: object): object => {
  const submit = partsOf(drawForm(it)).find((part) => part['verb'] === 'form.submit');
  return { ...((submit?.['data'] as object | undefined) ?? {}), ...typed };
};

export const parse = (it: FormSample, typed: object, now = it.played.now) =>
  parseForm(it.played.world, it.played.case, it.button, sent(it, typed), now);

export const problemsIn = (parsed: object): Problems =>
  'problems' in parsed ? (parsed.problems as Problems) : expect.fail('no problem was found');
export const valueOf = (parsed: object): Submission =>
  'value' in parsed ? (parsed.value as Submission) : expect.fail(JSON.stringify(parsed));
