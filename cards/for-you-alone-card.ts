import { type AdaptiveCard, card, execute, text } from './card-parts.ts';
import { VERBS } from './form-id.ts';

/** The answer in a channel, where everybody reads along, to what is a person's own. */
export const renderForYouAlone = (): AdaptiveCard =>
  card(
    [
      text(
        'Everybody in this channel can read what I answer here. Press a button: what opens is for you alone.',
      ),
    ],
    [
      execute('My cases', VERBS.myCases, {}),
      execute('Raise a disagreement', VERBS.raise, {}),
      execute('My absence', VERBS.directory, { place: 'own' }),
      execute('The directory', VERBS.directory, { place: 'home' }),
    ],
  );
