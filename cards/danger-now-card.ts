import { type AdaptiveCard, card, execute, text, title } from './card-parts.ts';
import { VERBS } from './form-id.ts';
import { type Called, numbersBox } from './raise/show-numbers.ts';

/** Whom to ring, for anybody who speaks of a danger, whether or not they have a part in a case. Shows; records nothing. */
export const renderDangerNow = (worlds: readonly Called[]): AdaptiveCard =>
  card(
    [
      title('If a child is in danger now'),
      text(
        '**In an emergency ring 999.** Then tell the safeguarding lead of your agency. Do not wait for anything here.',
      ),
      numbersBox(worlds),
      text(
        'If it is about a case of yours, also press **A child is in danger** on its card, so that it is on record.',
      ),
    ],
    [execute('My cases', VERBS.myCases, {}), execute('Raise a disagreement', VERBS.raise, {})],
  );
