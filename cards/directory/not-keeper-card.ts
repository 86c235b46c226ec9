import { type AdaptiveCard, card, execute, text, title } from '../card-parts.ts';
import { VERBS } from '../form-id.ts';
import { sayList } from '../say-list.ts';
import { plainName } from '../say-people.ts';
import { toPlace } from './directory-buttons.ts';

/** For somebody who does not keep the directory: who does, and what they can do themselves. */
export const renderNotKeeper = (keepers: readonly string[]): AdaptiveCard =>
  card(
    [
      title('The directory'),
      text('Only the business managers of your partnership see and change it. Nothing was changed.'),
      text(
        keepers.length === 0
          ? 'No business manager is named yet: whoever set this up in Teams can do so with “setup”.'
          : `Please ask ${sayList(keepers.map(plainName), 'or')}.`,
      ),
      text('Your own absence you can set yourself.'),
    ],
    [toPlace('My own absence', 'own'), execute('My cases', VERBS.myCases, {})],
  );
