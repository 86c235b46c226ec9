import type { Case } from '../../bot/protocol/case.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { World } from '../../bot/protocol/world.ts';
import { fieldsAmong } from '../fields/field.ts';
import { readFields } from '../fields/read-fields.ts';
import { ownText } from '../fields/typed.ts';
import type { CaseButtonData } from '../form-id.ts';
import type { Parsed, Submission } from '../submission.ts';
import { planOf } from './render-form.ts';

/**
 * Reads what a form brought back. All problems are told at once. Never throws, whatever the inputs are; whether
 * the person may do this, and whether the case still stands where the form was drawn, is decided elsewhere.
 */
export function parseForm(
  world: World,
  kase: Case,
  button: CaseButtonData,
  inputs: unknown,
  now: Instant,
): Parsed<Submission> {
  const plan = planOf({ world, case: kase, button, viewer: '', now });
  const { values, problems } = readFields(fieldsAmong(plan.items), inputs);
  const isOld = plan.seen !== undefined && ownText(inputs, 'seen') !== plan.seen;
  if (isOld && plan.stands?.(values) !== true) {
    return { problems: { '': 'Please read it again: it has changed since you opened this form.' } };
  }
  const reading = plan.read(values);
  if ('problems' in reading) return { problems: { ...reading.problems, ...problems } };
  return Object.keys(problems).length > 0 ? { problems } : reading;
}
