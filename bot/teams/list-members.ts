import type { Members, MembersOf } from '../ports/members.ts';
import type { Channel } from '../ports/people.ts';

/** Members in one page: Teams gives no more. */
export const MOST_MEMBERS = 500;

/** A page of the members of a channel, as the connector gives it. */
export interface MemberPage {
  readonly members?: readonly { readonly aadObjectId?: string }[];
  /** There where another page follows. */
  readonly continuationToken?: string;
}

/** Asks for the page after another, the first without a token; it may reject. */
export type AskForPage = (channel: Channel, after: string | undefined) => Promise<MemberPage>;

async function readPages(ask: AskForPage, channel: Channel, isLate: () => boolean): Promise<Members> {
  const found = new Set<string>();
  let after: string | undefined;
  do {
    const page = await ask(channel, after);
    for (const { aadObjectId } of page.members ?? []) if (aadObjectId) found.add(aadObjectId.toLowerCase());
    after = page.continuationToken;
  } while (after && !isLate());
  // What was read of a list that goes on says of nobody that they are not in it.
  return after ? { failed: 'not-reached' } : { found };
}

/** The bot is not there, or the channel is not; anything else says nothing of the channel. */
function readFault(fault: unknown): Members {
  const { statusCode } = fault as { statusCode?: number };
  return { failed: statusCode === 403 || statusCode === 404 ? 'not-there' : 'not-reached' };
}

/** Lists who is in a channel, page by page, each asked for once. Whoever asks waits `timeoutMs` milliseconds at most. */
export const listMembers =
  (ask: AskForPage, timeoutMs: number): MembersOf =>
  (channel) => {
    let late = false;
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<Members>((resolve) => {
      timer = setTimeout(() => {
        late = true;
        resolve({ failed: 'not-reached' });
      }, timeoutMs);
    });
    const read = readPages(ask, channel, () => late).catch(readFault);
    return Promise.race([read, enough]).finally(() => clearTimeout(timer));
  };
