import { type AdaptiveCard, card, quiet, text, title } from '../card-parts.ts';
import { plainName } from '../say-people.ts';
import { toSetUp } from './setup-action.ts';

export interface Greeting {
  /** Who added the bot to the team; absent where Teams does not tell the name. */
  readonly installer: string | undefined;
  /** Business managers who are named already. */
  readonly managers: readonly string[];
}

/** Who may press the button, in words. */
function sayWho({ installer, managers }: Greeting): string {
  const first = installer === undefined ? 'whoever added me to this team' : plainName(installer);
  if (managers.length === 0) return `For now only ${first} can set it up.`;
  return `${managers.map(plainName).join(', ')} and ${first} can set it up.`;
}

/** The first card in a team: what this is, who sets it up, and the button that begins it. Everybody reads it. */
export const renderGreeting = (greeting: Greeting): AdaptiveCard =>
  card(
    [
      title('Hello. I am Counterpart'),
      text(
        'When two agencies disagree about a child, I take them through the published procedure: the right people, by the right day, to an outcome in writing.',
      ),
      text(
        `**Before anybody can use me I have to be set up**, in about five minutes: which procedures belong to this channel, who the business manager is, and from which mailbox the mails go. ${sayWho(greeting)}`,
      ),
      quiet(
        'The button opens a card that only you see. Press it in the channel in which the cases are to be.',
      ),
    ],
    [toSetUp('Set it up', 'state', {}, 'positive')],
  );

/** The answer in a channel to "setup": what opens is for one person alone. */
export const renderSetUpHere = (): AdaptiveCard =>
  card(
    [
      text(
        'Press the button to see how the procedures of this channel are set up. What opens is for you alone.',
      ),
    ],
    [toSetUp('Show the set-up', 'state', {}, 'positive')],
  );
