import { type CardElement, text } from '../card-parts.ts';
import type { Duty } from '../../bot/protocol/definition.ts';
import { londonDay } from '../../bot/protocol/instant.ts';
import { nextStage } from '../../bot/protocol/ladder.ts';
import { pastFields, readPastFields } from '../fields/moment-fields.ts';
import { leadsInto } from '../move.ts';
import { sayDay } from '../say-date.ts';
import { withoutStop } from '../say-list.ts';
import { stagePeople } from '../say-people.ts';
import { sayAsked } from './escalate.ts';
import { type FormContext, type PlanForm, momentsOf, nothingToDo, stageSeen } from './form-plan.ts';

const RECOMPUTED =
  'This goes on the record with your name. If it was earlier than now, say when: the dates that follow are worked out again, and everybody in the case sees the change.';

/** Telling one's own manager takes the case up: who is asked there. */
function whatFollows(context: FormContext, duty: Duty): CardElement[] {
  const { world, case: kase, viewer } = context;
  const from = stageSeen(context);
  const next = from && nextStage(world, kase, from.id);
  if (!next || !leadsInto(duty, next)) return [];
  return [text(`This takes the case to ${stagePeople(world, next)}. ${sayAsked(world, kase, next, viewer)}`)];
}

/** "We have spoken": a duty was done, and when. */
export const planRecord: PlanForm = (context) => {
  const { world, case: kase, button, now } = context;
  const duty = world.protocol.duties.find((it) => it.id === button.duty);
  if (!duty) return nothingToDo('Record what was done', text('This step is not part of this protocol.'));
  // Only its e-mail fulfils what is to be written: nobody puts it on record without one.
  if (duty.writing) return nothingToDo(duty.writing.title, text('This step is done in writing.'));
  return {
    title: duty.button ?? withoutStop(duty.text),
    about: [text(`The step: ${duty.text}`), ...whatFollows(context, duty), text(RECOMPUTED)],
    items: pastFields(now),
    submit: 'Put it on record',
    style: 'positive',
    read: (values) => {
      const when = readPastFields(values, now, momentsOf(kase));
      if ('problems' in when) return when;
      const began = kase.stages.find(({ stage }) => stage === duty.stage)?.enteredAt;
      if (began !== undefined && londonDay(when.at) < londonDay(began)) {
        return {
          problems: { whenDate: `Please check the day: this step began only on ${sayDay(began, now)}.` },
        };
      }
      return { value: { form: 'record', duty: duty.id, occurredAt: when.at } };
    },
  };
};
