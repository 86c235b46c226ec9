import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { type AdaptiveCard, text } from '../card-parts.ts';
import { formCard } from '../fields/form-card.ts';
import type { Problems, Typed } from '../submission.ts';
import { goOn, startAgain } from './raise-buttons.ts';
import { type Pickable, raiseItems } from './raise-fields.ts';

/** The one form in which a matter is put. Nothing is sent from here: a preview follows. */
export const renderRaiseForm = (
  protocol: Protocol,
  draft: string,
  people: readonly Pickable[],
  typed: Typed | undefined,
  problems: Problems | undefined,
  now: Instant,
): AdaptiveCard =>
  formCard(
    {
      title: `Your disagreement: ${protocol.shortTitle}`,
      about: [
        text(
          'Only the people of this case and the business manager of the partnership can read what you write here. Nothing is sent yet: next you see what will be sent and to whom.',
        ),
      ],
      items: raiseItems(protocol, people, now),
      actions: [goOn(draft, 'form', 'See what will be sent'), startAgain()],
    },
    typed,
    problems,
  );
