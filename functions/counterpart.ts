import { app } from '@azure/functions';
import { type Counterpart, compose } from '../bot/compose.ts';

let made: Promise<Counterpart> | undefined;

/** The one Counterpart of this process. The Functions host takes what is written to the console into its logs. */
export const counterpart = (): Promise<Counterpart> =>
  // eslint-disable-next-line no-console
  (made ??= compose(process.env, (line, level) => console[level](line)));

// What waits to be sent to Application Insights is sent before the process ends.
app.hook.appTerminate(async () => (await made)?.flush());
