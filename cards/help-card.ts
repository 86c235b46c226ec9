import type { Protocol } from '../bot/protocol/definition.ts';
import {
  type AdaptiveCard,
  type CardElement,
  card,
  execute,
  heading,
  quiet,
  text,
  title,
} from './card-parts.ts';
import { cardBytes } from './card-size.ts';
import { VERBS } from './form-id.ts';
import { unfolded } from './unfold.ts';

/** What can be typed. The manifest and the parser have the same words. */
const COMMANDS = [
  { typed: 'raise', does: 'Raise a disagreement with another agency about a child.' },
  { typed: 'my cases', does: 'See your cases, the next date of each, and whose move it is.' },
  { typed: 'case SS-7K3QXM', does: 'Open one case by its reference.' },
  { typed: 'help', does: 'See this card.' },
] as const;

/** A card may have 28 KB in Teams; what is left is for the readings that still fit. */
const ROOM_FOR_READINGS = 24 * 1024;

const idOf = (protocol: Protocol): string => `read_${protocol.id}`;

/** The points in which the printed text is unclear, and how it is read until its owner has signed them. */
function showReadings(protocol: Protocol): CardElement[] {
  const open = protocol.readings.filter((reading) => reading.owner_signed === undefined);
  const lines = open.map(({ issue, chosen }) => `- ${issue}. **${chosen}**`);
  return [
    text(`How ${protocol.shortTitle} is read`, { weight: 'Bolder' }),
    quiet(
      `The printed text is not clear on ${open.length} points. ${protocol.owner} has not yet confirmed how they are read here.`,
    ),
    text(lines.join('\n'), { spacing: 'Small' }),
  ];
}

const showProtocol = (protocol: Protocol, withReadings: boolean): CardElement[] => [
  text(`**${protocol.shortTitle}.** ${protocol.about}`, { spacing: 'Medium' }),
  ...(withReadings
    ? unfolded('Where the printed text is unclear', idOf(protocol), showReadings(protocol))
    : []),
];

const helpWith = (protocols: readonly Protocol[], read: readonly Protocol[]): AdaptiveCard =>
  card(
    [
      title('What you can do here'),
      text('Press a button, or type one of these:'),
      text(COMMANDS.map(({ typed, does }) => `- **${typed}**: ${does}`).join('\n'), { spacing: 'Small' }),
      text(
        'In a channel, write the name of this bot first. If a child is in danger now, use the safeguarding route of your own agency first; every case has a button that shows the numbers.',
      ),
      heading('The procedures'),
      ...protocols.flatMap((protocol) => showProtocol(protocol, read.includes(protocol))),
    ],
    [
      execute('Raise a disagreement', VERBS.raise, {}, 'positive'),
      execute('My cases', VERBS.myCases, {}),
      execute('Start page', VERBS.home, {}),
    ],
  );

/** What can be typed and pressed, and which procedures are here; as many readings as a card can hold. */
export function renderHelp(protocols: readonly Protocol[]): AdaptiveCard {
  const open = protocols.filter((it) => it.readings.some((reading) => reading.owner_signed === undefined));
  const fitting = open.reduce<readonly Protocol[]>((read, protocol) => {
    const more = [...read, protocol];
    return cardBytes(helpWith(protocols, more)) <= ROOM_FOR_READINGS ? more : read;
  }, []);
  return helpWith(protocols, fitting);
}
