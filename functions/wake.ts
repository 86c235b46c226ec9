import { app } from '@azure/functions';
import { counterpart } from './counterpart.ts';

/** Every minute: cases whose reminder time has come. London time is reckoned in the core; this only ticks. */
app.timer('wake', {
  schedule: '0 * * * * *',
  handler: async (_timer, context) => {
    const woken = await counterpart().wake();
    if (woken > 0) context.log(`wake: ${woken} cases`);
  },
});
