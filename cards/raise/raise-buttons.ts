import { type CardAction, execute } from '../card-parts.ts';
import { leave } from '../fields/form-card.ts';
import { VERBS } from '../form-id.ts';

/** The cards on the way to a case. A button names the card on which it stands. */
export const RAISE_STEPS = ['start', 'advice', 'eligibility', 'form', 'preview'] as const;
export type RaiseStep = (typeof RAISE_STEPS)[number];

/** Answers the card of a step, with what was filled in on it. */
export const goOn = (draft: string, step: RaiseStep, label = 'Go on'): CardAction =>
  execute(label, VERBS.raiseStep, { draft, step }, 'positive');

export const startAgain = (): CardAction => leave(execute('Start again', VERBS.raise, {}));
export const toHome = (label = 'Stop here'): CardAction => leave(execute(label, VERBS.home, {}));
