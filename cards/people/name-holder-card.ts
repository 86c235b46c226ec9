import type { Gap } from '../../bot/protocol/gaps.ts';
import { type AdaptiveCard, execute, quiet, text } from '../card-parts.ts';
import { formCard, leave } from '../fields/form-card.ts';
import { type CaseButtonData, VERBS } from '../form-id.ts';
import { gapTitle, sayGap } from '../say-gaps.ts';
import type { Problems, Typed } from '../submission.ts';
import type { View } from '../view.ts';
import { type Choosing, OUTSIDE_FIRST, personItems } from './choose-person.ts';

/** Which part of the present stage nobody is there for, for a button. It proves nothing. */
export const gapKey = ({ side, role }: Pick<Gap, 'side' | 'role'>): string => `${side} ${role}`;

export interface NameHolderView {
  readonly view: View;
  readonly button: CaseButtonData;
  readonly gap: Gap;
  readonly choosing: Choosing;
}

/** "Say who it is": somebody for a part for which nobody is listed, or there. */
export function renderNameHolder(
  { view, button, gap, choosing }: NameHolderView,
  typed?: Typed,
  problems?: Problems,
): AdaptiveCard {
  return formCard(
    {
      title: `Who is the ${gapTitle(view, gap)}?`,
      about: [
        quiet(`Case ${view.case.ref}`),
        text(sayGap(view, gap)),
        text(
          `Whoever you name is asked at once. Somebody in Teams sees the whole case. ${OUTSIDE_FIRST} The business manager gets an e-mail now, to confirm what you said. If you are not sure, ask the agency first.`,
        ),
      ],
      items: personItems(choosing),
      actions: [
        execute(
          'This is who it is',
          VERBS.submitForm,
          { ...button, form: 'name-holder', part: gapKey(gap) },
          'positive',
        ),
        leave(execute('Back', VERBS.back, { ...button })),
      ],
    },
    typed,
    problems,
  );
}
