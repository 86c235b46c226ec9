import type { Protocol } from '../bot/protocol/definition.ts';
import { type AdaptiveCard, type CardElement, card, execute, quiet, text, title } from './card-parts.ts';
import { VERBS } from './form-id.ts';
import { leave } from './fields/form-card.ts';
import { unfolded } from './unfold.ts';

/** How a protocol goes, stage by stage, in its own short words. */
function showStages(protocol: Protocol): CardElement[] {
  const stages = protocol.stages.map((stage, index) => `${index + 1}. **${stage.title}.** ${stage.about}`);
  return [
    text(protocol.title, { weight: 'Bolder' }),
    text(protocol.about, { spacing: 'Small' }),
    text(stages.join('\n'), { spacing: 'Small' }),
    quiet(`From: ${protocol.source.document}. Owner: ${protocol.owner}.`),
  ];
}

const idOf = (protocol: Protocol): string => `how_${protocol.id}`;

const NOT_YET =
  'Nobody can raise a disagreement with me yet: I have to be set up first. Whoever adds me to the team of your partnership does that, in its channel. Until then use the route of your own agency.';

/** The first card: what this is, and what can be done; where no procedure is set up (`isReady`), why nothing can be raised. */
export const renderWelcome = (protocols: readonly Protocol[], isReady = true): AdaptiveCard =>
  card(
    [
      title('When two agencies disagree about a child'),
      text(
        'Counterpart takes your disagreement through the steps of the published procedure, with the right people and by the right dates. At the end both agencies have the outcome in writing.',
      ),
      text(
        `**Is a child in danger now?** Do not wait for this. Use the safeguarding route of your own agency first. ${isReady ? '“Raise a disagreement” shows you the numbers.' : 'Say **danger** to me, and I show you the numbers.'}`,
      ),
      ...(isReady ? [] : [text(NOT_YET)]),
      ...protocols.flatMap((protocol) =>
        unfolded(`How it works: ${protocol.shortTitle}`, idOf(protocol), showStages(protocol)),
      ),
    ],
    [
      ...(isReady ? [execute('Raise a disagreement', VERBS.raise, {}, 'positive')] : []),
      execute('My cases', VERBS.myCases, {}),
      leave(execute('I will be away', VERBS.directory, { place: 'own' })),
      leave(execute('Help', VERBS.help, {})),
    ],
  );
