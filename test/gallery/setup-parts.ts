import { SETUP_SAMPLES } from '../cards/set-up-samples.ts';
import { type Part, type Section, withoutRepeats } from './shown.ts';

/** What whoever sets the bot up sees, each card in each of its states. */
const setUpParts = (): Part[] => [
  {
    title: 'Setting up, and raising before it is done',
    shown: Object.entries(SETUP_SAMPLES).map(([title, draw]) => ({
      title,
      who: title.startsWith('In the channel') ? 'Everybody in the channel' : 'Whoever sets it up',
      viewer: title.startsWith('In the channel') ? ('channel' as const) : ('anybody' as const),
      what: { kind: 'card' as const, card: draw() },
    })),
  },
];

/** The page of the gallery on which they stand. */
export const setUpSection = (): Section => ({
  id: 'general/set-up',
  title: 'Setting it up in Teams',
  about: 'From the greeting in a team to the first case: whoever added the bot, then the business managers.',
  parts: withoutRepeats(setUpParts()),
});
