import type { Missing } from '../../bot/protocol/readiness.ts';
import { box } from '../card-blocks.ts';
import { type AdaptiveCard, card, execute, text, title } from '../card-parts.ts';
import { leave } from '../fields/form-card.ts';
import { VERBS } from '../form-id.ts';
import { goOn } from '../raise/raise-buttons.ts';
import { type Called, numbersBox } from '../raise/show-numbers.ts';
import { sayList } from '../say-list.ts';
import { plainName } from '../say-people.ts';
import { sayBlocked } from './say-missing.ts';

export interface NotReady {
  readonly world: Called;
  /** What is in the way. */
  readonly missing: readonly Missing[];
  /** Leads on from what was answered so far, once it is ready; a draft's id. */
  readonly draft: string;
  /** To whom to turn: the business managers, else whoever added the bot; nobody is known where it is empty. */
  readonly ask: readonly string[];
}

/** To somebody who wants to raise a matter under a procedure that is not set up. A danger does not wait for that. */
export const renderNotReady = ({ world, missing, ask, draft }: NotReady): AdaptiveCard => {
  const whom =
    ask.length > 0
      ? `Please ask **${sayList(ask.map(plainName), 'or')}** to finish setting it up: they say **setup** to me.`
      : 'Please ask the business manager of your partnership to add me to its team and set it up.';
  return card(
    [
      title('This procedure is not ready yet'),
      text(
        `A matter under ${world.protocol.shortTitle} cannot be raised here yet. Your answers are kept with this card: once it is ready, press “Try again”.`,
      ),
      box('warning', [text(missing.map((it) => `- ${sayBlocked(it)}`).join('\n'))]),
      text(whom),
      text(
        'The disagreement itself need not wait: speak with the other agency, and use your own agency’s route.',
      ),
      numbersBox(
        [world],
        [text('If a child is in danger now, ring at once. In an emergency ring 999.', { weight: 'Bolder' })],
      ),
    ],
    [goOn(draft, 'advice', 'Try again'), leave(execute('Start page', VERBS.home, {}))],
  );
};
