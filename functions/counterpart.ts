import { type Counterpart, compose } from '../bot/compose.ts';

let made: Counterpart | undefined;

/** The one Counterpart of this process. */
export const counterpart = (): Counterpart => (made ??= compose(process.env));
