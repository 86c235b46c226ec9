import type { Protocol } from '../bot/protocol/definition.ts';
import { buttons } from './card-blocks.ts';
import { type AdaptiveCard, type CardElement, card, execute, heading, text, title } from './card-parts.ts';
import { VERBS } from './form-id.ts';

/** What can be typed. The manifest and the parser have the same words. */
const COMMANDS = [
  { typed: 'raise', does: 'Raise a disagreement with another agency about a child.' },
  { typed: 'my cases', does: 'See your cases, the next date of each, and whose move it is.' },
  { typed: 'case SS-7K3QXM', does: 'Open one case by its reference.' },
  { typed: 'away', does: 'Say when you are away, and who stands in for you.' },
  { typed: 'directory', does: 'For business managers: find, add and change people and their roles.' },
  { typed: 'health', does: 'For business managers: see whether the service is well.' },
  { typed: 'setup', does: 'For business managers: see what is set up, and what is missing.' },
  { typed: 'help', does: 'See this card.' },
] as const;

/** Which procedures are here, and how each of them works. */
const showProtocol = (protocol: Protocol): CardElement[] => [
  text(`**${protocol.shortTitle}.** ${protocol.about}`, { spacing: 'Medium' }),
  ...buttons(
    [execute(`How ${protocol.shortTitle} works`, VERBS.howItWorks, { protocol: protocol.id })],
    'Small',
  ),
];

/** What can be typed and pressed, and which procedures are here. */
export const renderHelp = (protocols: readonly Protocol[]): AdaptiveCard =>
  card(
    [
      title('What you can do here'),
      text('Press a button, or type one of these:'),
      text(COMMANDS.map(({ typed, does }) => `- **${typed}**: ${does}`).join('\n'), { spacing: 'Small' }),
      text(
        'In a channel, write the name of this bot first. If a child is in danger now, use the safeguarding route of your own agency first; every case has a button that shows the numbers.',
      ),
      heading('The procedures'),
      ...protocols.flatMap(showProtocol),
    ],
    [
      execute('Raise a disagreement', VERBS.raise, {}, 'positive'),
      execute('My cases', VERBS.myCases, {}),
      execute('Start page', VERBS.home, {}),
    ],
  );
