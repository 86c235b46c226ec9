import { dutyRuns } from '../../bot/protocol/duty-runs.ts';
import { nextStage, runOfDuty } from '../../bot/protocol/ladder.ts';
import { text } from '../card-parts.ts';
import { sayLimitDay } from '../say-date.ts';
import { stagePeople } from '../say-people.ts';
import { type FormContext, type PlanForm, stageSeen } from './form-plan.ts';

function sayNext(context: FormContext): string {
  const { world, case: kase, now } = context;
  const stage = stageSeen(context);
  const next = stage && nextStage(world, kase, stage.id);
  if (!next)
    return 'This is the last stage. The procedure ends here, and the record says that it was not agreed.';
  const window = runOfDuty(dutyRuns(world, kase, now), next.window)?.limitAt;
  const until = window === undefined ? '' : ` by ${sayLimitDay(world.calendar, window, now)}`;
  return `You may then take it to ${stagePeople(world, next)}${until}. That does not happen by itself: you decide.`;
}

/** "I am not satisfied with the answer." */
export const planNotSatisfied: PlanForm = (context) => ({
  title: 'You are not satisfied',
  about: [text('You put on record that the answer has not settled it.'), text(sayNext(context))],
  items: [],
  submit: 'I am not satisfied',
  style: 'positive',
  read: () => ({ value: { form: 'not-satisfied' } }),
});
