import type { Case } from '../../bot/protocol/case.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { World } from '../../bot/protocol/world.ts';
import { type AdaptiveCard, card, execute, text, title } from '../card-parts.ts';
import { VERBS } from '../form-id.ts';
import { nextDate } from '../next-date.ts';
import { cardWithReason } from '../provisional.ts';
import { sayPeopleInRole } from '../say-people.ts';
import type { View } from '../view.ts';
import { whoseMove } from '../whose-move.ts';

/** Never more than is known: a thread that Teams has not confirmed is not promised. */
function sayThread(kase: Case): string {
  const thread = kase.receipts['thread'];
  if (thread === undefined)
    return 'Its thread in the channel is not open yet; we go on trying. Until it is, please tell the other person yourself. You can see the case here at any time: write "my cases".';
  return thread.outcome === 'delivered'
    ? 'It has its own thread in the channel. Everything about it goes on there, and you can see it here at any time.'
    : '⚠ The case is stored, but we do not know whether its thread in the channel was opened. Please tell the other person yourself; and look in the channel. Under "my cases" you can open the thread again, and you can both go on there.';
}

/** It has been sent: its reference, what happens now, and where it goes on. */
export function renderSent(world: World, kase: Case, now: Instant): AdaptiveCard {
  const view: View = { world, case: kase, now };
  const next = nextDate(view);
  const who = sayPeopleInRole(world, whoseMove(view), 'or');
  const drawn = card(
    [
      title(`Sent: case ${kase.ref}`),
      text(sayThread(kase)),
      ...(who === '' ? [] : [text(`**Whose move:** ${who}.`)]),
      ...(next ? [text(`**Next date:** ${next.when}. ${next.why}`)] : []),
      text(
        'You will be reminded. You can set an earlier date, take it further or report a danger at any time.',
      ),
    ],
    [
      execute('Show the case', VERBS.showCase, { ref: kase.ref }, 'positive'),
      execute('My cases', VERBS.myCases, {}),
    ],
  );
  return cardWithReason(world.calendar, drawn);
}
