import type { Case } from '../../bot/protocol/case.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { World } from '../../bot/protocol/world.ts';
import { type AdaptiveCard, execute, quiet, text } from '../card-parts.ts';
import { formCard, leave } from '../fields/form-card.ts';
import { type CaseButtonData, VERBS } from '../form-id.ts';
import { cardWithReason } from '../provisional.ts';
import type { Problems, Typed } from '../submission.ts';
import { type FormContext, type FormPlan, nothingToDo } from './form-plan.ts';
import { PLANS, isApart } from './plans.ts';

export function planOf(context: FormContext): FormPlan {
  const { form } = context.button;
  if (form === undefined || isApart(form)) {
    return nothingToDo('Nothing to fill in', text('This button opens no form.'));
  }
  return PLANS[form](context);
}

/**
 * The form behind a button, for the one who pressed it.
 * @param typed everything that was typed, when it comes back with problems; see `typedFrom`
 * @param problems what is wrong, by input id
 */
export function renderForm(
  world: World,
  kase: Case,
  button: CaseButtonData,
  viewer: string,
  now: Instant,
  typed?: Typed,
  problems?: Problems,
): AdaptiveCard {
  const plan = planOf({ world, case: kase, button, viewer, now });
  const data = { ...button };
  const sent = plan.seen === undefined ? data : { ...data, seen: plan.seen };
  const submit = plan.submit === undefined ? [] : [execute(plan.submit, VERBS.submitForm, sent, plan.style)];
  const form = formCard(
    {
      title: plan.title,
      about: [quiet(`Case ${kase.ref}`), ...plan.about],
      items: plan.items,
      actions: [...submit, leave(execute('Back', VERBS.back, data))],
    },
    typed,
    problems,
  );
  return cardWithReason(world.calendar, form);
}
