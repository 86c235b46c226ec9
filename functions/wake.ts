import { app } from '@azure/functions';
import { counterpart } from './counterpart.ts';

/** Every minute: cases whose reminder time has come. London time is reckoned in the core; this only ticks. */
app.timer('wake', {
  schedule: '0 * * * * *',
  handler: async () => {
    await (await counterpart()).wake();
  },
});
