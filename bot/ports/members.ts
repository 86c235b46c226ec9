import type { Channel } from './people.ts';

/**
 * Who is in a channel, by Entra object ids in small letters. `not-there`: Teams says that the bot is not in that channel,
 * or that there is no such channel; `not-reached`: Teams gave no answer that says anything, or none in time.
 */
export type Members =
  { readonly found: ReadonlySet<string> } | { readonly failed: 'not-there' | 'not-reached' };

/** Asks Teams who is in a channel, at that moment. Never rejects. */
export type MembersOf = (channel: Channel) => Promise<Members>;
