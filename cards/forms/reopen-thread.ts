import { text } from '../card-parts.ts';
import type { PlanForm } from './form-plan.ts';

/** "Open the thread again", after somebody has looked for it. */
export const planReopenThread: PlanForm = () => ({
  title: 'Open the thread again',
  about: [
    text(
      'Please look in the channel first: the thread may be there after all. If it is not, this opens one, with the case, its present step and a message to whoever has to act.',
    ),
  ],
  items: [],
  submit: 'Open the thread again',
  style: 'positive',
  read: () => ({ value: { form: 'reopen-thread' } }),
});
