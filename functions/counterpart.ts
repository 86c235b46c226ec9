import { type Counterpart, compose } from '../bot/compose.ts';

let made: Counterpart | undefined;

// The Functions host takes what is written to the console into its logs.
// eslint-disable-next-line no-console
const log = (line: string): void => console.info(line);

/** The one Counterpart of this process. */
export const counterpart = (): Counterpart => (made ??= compose(process.env, log));
