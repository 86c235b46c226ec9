import { cardOf, wordsOf } from '../sandbox/connector/read-message.ts';
import type { Message, Team } from '../sandbox/connector/world.ts';
import type { Seat } from '../sandbox/teams-client.ts';
import { type Pressed, readPressed } from '../sandbox/teams-client/read-answer.ts';
import type { Partnership } from './partnership.ts';
import { missing } from './steps.ts';

/** A partnership as it is set up in Teams: its channels, and who presses what there. */
export function settingUp(here: () => Partnership) {
  const team = (): Team => here().connector.world.teams[0] ?? missing();
  const channelIn = (name: string, of: Team = team()): string =>
    of.channels.find((it) => it.name === name)?.id ?? missing();
  const botIn = (channelId: string): Message[] =>
    [...here().connector.world.conversations.values()]
      .filter((it) => it.channelId === channelId)
      .flatMap(({ messages }) => messages)
      .filter(({ byBot }) => byBot);
  return {
    team,
    channelIn,
    /** What the bot has written in a channel, oldest first. */
    botIn,
    /** Says "setup" in a channel and presses the button: what opens is for this person. */
    setUpIn: async (seat: Seat, channelId: string): Promise<Pressed> => {
      await seat.post(channelId, 'setup');
      return seat.press(botIn(channelId).at(-1), 'Show the set-up');
    },
    /** An invoke with data of one's own making, from the newest thread of a channel. */
    forge: async (seat: Seat, channelId: string, data: Record<string, unknown>): Promise<Pressed> => {
      await seat.post(channelId, 'setup');
      const on = botIn(channelId).at(-1) ?? missing();
      const action = { type: 'Action.Execute', verb: 'setup', data };
      const parts = {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: on.id,
        value: { action, trigger: 'manual' },
      };
      const view = { card: cardOf(on) ?? {}, conversationId: on.conversationId, messageId: on.id };
      return readPressed(await seat.send(parts, on.conversationId), view);
    },
    /** Every word of a message's card. */
    wordsOn: (message: Message | undefined): string => wordsOf(cardOf(message ?? missing()) ?? {}).join('\n'),
  };
}
