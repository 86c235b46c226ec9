import { text } from '../card-parts.ts';
import { pastFields, readPastFields } from '../fields/moment-fields.ts';
import { type PlanForm, momentsOf } from './form-plan.ts';

/** "It has reached me": a neutral officer puts on record when what was sent came in. */
export const planAttention: PlanForm = ({ case: kase, now }) => ({
  title: 'It has reached me',
  about: [
    text(
      'You put on record when this matter came to you, or to the office that takes it in. The days for the answer count from then.',
    ),
  ],
  items: pastFields(now, 'On which day did it reach you?'),
  submit: 'Put it on record',
  style: 'positive',
  read: (values) => {
    const when = readPastFields(values, now, momentsOf(kase));
    return 'problems' in when ? when : { value: { form: 'attention', occurredAt: when.at } };
  },
});
