import type { Protocol } from '../../bot/protocol/definition.ts';
import type { Eligibility } from '../../bot/protocol/eligibility.ts';
import { type AdaptiveCard, card, text, title } from '../card-parts.ts';
import { startAgain, toHome } from './raise-buttons.ts';

function why(protocol: Protocol, result: Eligibility['result']): string {
  if (result === 'ask-owner') {
    return `This procedure does not say whether your organisation may use it. Please ask its owner: ${protocol.owner}.`;
  }
  return result === 'redirected'
    ? 'Thank you for telling us. There is a better way for you than this procedure.'
    : 'Thank you for telling us. This procedure cannot be used for this matter.';
}

/** Where the person goes instead. No case was opened. */
export function renderRedirect(protocol: Protocol, eligibility: Eligibility): AdaptiveCard {
  const steps = eligibility.steps.map((step, index) => `${index + 1}. ${step.text}`).join('\n');
  const owner = eligibility.result === 'not-eligible' && steps === '';
  return card(
    [
      title('This is not the place for it'),
      text(why(protocol, eligibility.result)),
      ...(steps === ''
        ? []
        : [text('What you can do:', { weight: 'Bolder' }), text(steps, { spacing: 'Small' })]),
      ...(owner ? [text(`If you are not sure where to go, ask ${protocol.owner}.`)] : []),
      text('No case was opened, and nobody was told.', { spacing: 'Medium' }),
    ],
    [toHome('Back to the start'), startAgain()],
  );
}
