import { text } from '../card-parts.ts';
import { pastFields, readPastFields } from '../fields/moment-fields.ts';
import { withoutStop } from '../say-list.ts';
import { type PlanForm, momentsOf, nothingToDo } from './form-plan.ts';

/** "We have spoken": a duty was done, and when. */
export const planRecord: PlanForm = ({ world, case: kase, button, now }) => {
  const duty = world.protocol.duties.find((it) => it.id === button.duty);
  if (!duty) return nothingToDo('Record what was done', text('This step is not part of this protocol.'));
  return {
    title: duty.button ?? withoutStop(duty.text),
    about: [
      text(`The step: ${duty.text}`),
      text(
        'This goes on the record with your name. If it was earlier than now, say when: the dates that follow are worked out again, and everybody in the case sees the change.',
      ),
    ],
    items: pastFields(now),
    submit: 'Put it on record',
    style: 'positive',
    read: (values) => {
      const when = readPastFields(values, now, momentsOf(kase));
      return 'problems' in when ? when : { value: { form: 'record', duty: duty.id, occurredAt: when.at } };
    },
  };
};
