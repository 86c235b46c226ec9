import { text } from '../card-parts.ts';
import type { PlanForm } from './form-plan.ts';

/** "I am satisfied": the practitioner's word ends the case. */
export const planSatisfied: PlanForm = () => ({
  title: 'You are satisfied',
  about: [
    text('You say that this has settled the matter. The case closes, and everybody in it is told.'),
    text('Only you can say this. If something is still open, go back and say that you are not satisfied.'),
  ],
  items: [],
  submit: 'Yes, I am satisfied',
  style: 'positive',
  read: () => ({ value: { form: 'satisfied' } }),
});
