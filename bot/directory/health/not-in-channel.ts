import type { Finding } from '../../ports/directory-desk.ts';
import type { Members, MembersOf } from '../../ports/members.ts';
import type { DirectoryRecord } from '../../ports/people.ts';
import type { Protocol } from '../../protocol/definition.ts';
import type { Day } from '../../protocol/instant.ts';
import { isHeldOn } from '../../protocol/roster.ts';
import { effectiveEntraId } from '../person-id.ts';
import type { NotInChannel } from './health-input.ts';

interface Looked {
  readonly protocol: Protocol;
  readonly members: Members | 'no-channel';
}

/** Who holds a role of a procedure on that day and is in Teams, once each, with the id by which Teams knows them. */
function holdersInTeams(record: DirectoryRecord, protocol: Protocol, today: Day) {
  const holders = new Set(
    record.roles
      .filter((held) => held.protocol === protocol.id && isHeldOn(held, today))
      .map(({ person }) => person),
  );
  return record.people.flatMap((person) => {
    const entraId = effectiveEntraId(person);
    return holders.has(person.id) && entraId !== undefined ? [{ person: person.id, entraId }] : [];
  });
}

/** Procedures may share a channel: each channel is asked about once. */
function askEach(protocols: readonly Protocol[], record: DirectoryRecord, membersOf: MembersOf) {
  const asked = new Map<string, Promise<Members>>();
  return Promise.all(
    protocols.map(async (protocol): Promise<Looked> => {
      const channel = record.channels.find((it) => it.protocol === protocol.id);
      if (!channel) return { protocol, members: 'no-channel' };
      const members = asked.get(channel.channelId) ?? membersOf(channel);
      asked.set(channel.channelId, members);
      return { protocol, members: await members };
    }),
  );
}

/**
 * Asks Teams who is in the channel of each procedure that somebody in Teams holds a role of: who of these is not there,
 * and what could not be looked up.
 */
export async function lookIntoChannels(
  record: DirectoryRecord,
  protocols: readonly Protocol[],
  today: Day,
  membersOf: MembersOf,
): Promise<{ readonly notThere: readonly NotInChannel[]; readonly notAsked: readonly Finding[] }> {
  const holders = new Map(protocols.map((it) => [it.id, holdersInTeams(record, it, today)]));
  const held = protocols.filter(({ id }) => holders.get(id)?.length);
  const looked = await askEach(held, record, membersOf);
  const notThere = looked.flatMap(({ protocol: { id }, members }) =>
    members === 'no-channel' || 'failed' in members
      ? []
      : (holders.get(id) ?? [])
          .filter(({ entraId }) => !members.found.has(entraId))
          .map(({ person }) => ({ person, protocol: id })),
  );
  return { notThere, notAsked: whatWasNotAsked(looked) };
}

const WHY = {
  'no-channel': {
    why: 'no channel is set up for it',
    remedy: 'Say “setup” in the channel where its cases belong, and choose it there.',
  },
  'not-there': {
    why: 'Teams says that I am not in its channel',
    remedy: 'Add the app to the team again, or say “setup” in another channel and choose it there.',
  },
  'not-reached': {
    why: 'Teams gave me no answer',
    remedy: 'Check again in a few minutes.',
  },
} as const;

const reasonOf = ({ members }: Looked): keyof typeof WHY | undefined =>
  members === 'no-channel' ? members : 'failed' in members ? members.failed : undefined;

const whatWasNotAsked = (looked: readonly Looked[]): Finding[] =>
  looked.flatMap((one): Finding[] => {
    const reason = reasonOf(one);
    if (reason === undefined) return [];
    const { why, remedy } = WHY[reason];
    const what = `${one.protocol.shortTitle}: I could not look up who of those who hold its roles is in its channel, as ${why}.`;
    return [{ group: 'What I could not look up', urgency: 3, what, remedy, protocol: one.protocol.id }];
  });
