import { stringify } from 'yaml';
import type { Directory, SandboxChannel } from '../load-directory.ts';
import { teamsUserId } from '../load-directory.ts';

/** The one account of the Playground: whoever is chosen on the control page speaks through it. */
export const PLAYGROUND_USER = 'sandbox-user';
/** The Playground's one personal chat, in which every person's own chat with the bot is shown. */
export const PLAYGROUND_CHAT = 'sandbox-chat';
export const BOT = { id: '28:counterpart', name: 'Counterpart' };
export const TENANT_ID = '7c0e1d52-52a1-4a55-9d0c-0c6f3f6d9b01';
export const TEAM = {
  id: '19:anytown-partnership@thread.tacv2',
  name: 'Anytown Partnership',
  aadGroupId: '7c0e1d52-52a1-4a55-9d0c-0c6f3f6d9b02',
};

function playgroundUser(id: string, name: string, aadObjectId: string, email: string) {
  const [givenName = name, ...rest] = name.split(' ');
  // "Principle" is how the Playground spells it.
  return { id, name, userPrincipleName: email, aadObjectId, givenName, surname: rest.join(' '), email };
}

/** The text of the Playground's configuration file: the partnership's team, its channels and its people. */
export function writePlaygroundConfig(directory: Directory, channels: readonly SandboxChannel[]): string {
  return stringify({
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: BOT,
    currentUser: playgroundUser(
      PLAYGROUND_USER,
      'You',
      '7c0e1d52-52a1-4a55-9d0c-0c6f3f6d9b03',
      'you@anytown.example',
    ),
    users: directory.people.map((one) => playgroundUser(teamsUserId(one), one.name, one.id, one.email)),
    personalChat: { id: PLAYGROUND_CHAT },
    groupChat: { id: '19:sandbox-group@thread.v2', name: 'Group chat (not used)' },
    team: { ...TEAM, channels: channels.map(({ id, name }) => ({ id, name })) },
  });
}
