import type { Channel } from '../ports/people.ts';

/** A channel in which a thread can be opened; undefined while one of its ids is still to be learnt. */
export function completeChannel(channel: {
  readonly protocol: string;
  readonly tenantId?: string;
  readonly teamId?: string;
  readonly channelId?: string;
  readonly serviceUrl?: string;
}): Channel | undefined {
  const { protocol, tenantId, teamId, channelId, serviceUrl } = channel;
  if (!tenantId || !teamId || !channelId || !serviceUrl) return undefined;
  return { protocol, tenantId, teamId, channelId, serviceUrl };
}
