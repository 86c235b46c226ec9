import { gateAdvice } from '../../bot/protocol/gate.ts';
import { text } from '../card-parts.ts';
import { pastFields, readPastFields } from '../fields/moment-fields.ts';
import { type PlanForm, momentsOf } from './form-plan.ts';

/** "The safety steps have been taken." */
export const planDangerDone: PlanForm = ({ world, case: kase, now }) => {
  const { steps } = gateAdvice(world, kase.facts);
  const list = steps.map((step) => `- ${step.text}`).join('\n');
  return {
    title: 'The safety steps have been taken',
    about: [
      ...(list === '' ? [] : [text('The steps were:'), text(list, { spacing: 'Small' })]),
      text(
        'This goes on the record with your name, and the warning on the case is taken down. If the danger comes back, report it again.',
      ),
    ],
    items: pastFields(now, 'When were they taken? Date'),
    submit: 'Yes, they have been taken',
    style: 'positive',
    read: (values) => {
      const when = readPastFields(values, now, momentsOf(kase));
      return 'problems' in when ? when : { value: { form: 'danger-done', occurredAt: when.at } };
    },
  };
};
