import type { Facts } from '../../bot/protocol/predicate.ts';
import type { World } from '../../bot/protocol/world.ts';
import { type AdaptiveCard, card, text, title } from '../card-parts.ts';
import { showDanger } from '../show-danger.ts';
import { goOn, toHome } from './raise-buttons.ts';

type Called = Pick<World, 'protocol' | 'settings'>;

/** What to do at once, after a yes to the danger question. */
export const renderDangerAdvice = (world: Called, facts: Facts, draft: string): AdaptiveCard =>
  card(
    [
      title('Do this first'),
      ...showDanger(world, facts),
      text('Your yes is on record.', { weight: 'Bolder', spacing: 'Medium' }),
      text('When you have done it, go on here: now, or once the child is safe.'),
    ],
    [goOn(draft, 'advice'), toHome()],
  );
