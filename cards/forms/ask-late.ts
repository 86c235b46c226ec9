import { dutyRuns } from '../../bot/protocol/duty-runs.ts';
import { nextStage, runOfDuty } from '../../bot/protocol/ladder.ts';
import { text } from '../card-parts.ts';
import { sayPassed } from '../say-date.ts';
import { stagePeople } from '../say-people.ts';
import { type PlanForm, nothingToDo, stageSeen } from './form-plan.ts';
import { reasonField } from './reason-field.ts';

/** The time to go up has passed: may it still? */
export const planAskLate: PlanForm = (context) => {
  const { world, case: kase, now } = context;
  const stage = stageSeen(context);
  const next = stage && nextStage(world, kase, stage.id);
  if (!next) return nothingToDo('Ask to go on late', text('There is no stage above this one.'));
  const who = stagePeople(world, next);
  const window = runOfDuty(dutyRuns(world, kase, now), next.window)?.limitAt;
  const passed = window === undefined ? 'has passed' : `ended ${sayPassed(world.calendar, window, now)}`;
  return {
    title: 'Ask to go on late',
    about: [
      text(
        `The time to take it to ${who} ${passed}. You can still ask. ${who.charAt(0).toUpperCase()}${who.slice(1)} decides whether to take it on.`,
      ),
      text('If the answer is yes, the days for the reply count from now. If it is no, the case closes.'),
    ],
    items: [reasonField('Why is it late, and why should it still be looked at?', true)],
    submit: `Ask ${who}`,
    style: 'positive',
    read: ({ reason = '' }) => ({ value: { form: 'ask-late', reason } }),
  };
};
