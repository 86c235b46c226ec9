import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Facts } from '../../bot/protocol/predicate.ts';
import { type AdaptiveCard, card, text, title } from '../card-parts.ts';
import { showDanger } from '../show-danger.ts';
import { goOn, toHome } from './raise-buttons.ts';

/** What to do at once, after a yes to the danger question. */
export const renderDangerAdvice = (protocol: Protocol, facts: Facts, draft: string): AdaptiveCard =>
  card(
    [
      title('Do this first'),
      ...showDanger(protocol, facts),
      text('Your yes is on record.', { weight: 'Bolder', spacing: 'Medium' }),
      text('When you have done it, go on here: now, or once the child is safe.'),
    ],
    [goOn(draft, 'advice'), toHome()],
  );
