import { app } from '@azure/functions';
import { counterpart } from './counterpart.ts';

/** Every minute, between the ticks of `wake`: what turns have not been able to deliver. */
app.timer('deliver', {
  schedule: '30 * * * * *',
  handler: async () => {
    await (await counterpart()).deliver();
  },
});
