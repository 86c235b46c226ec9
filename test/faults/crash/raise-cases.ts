import {
  BIRMINGHAM,
  DORSET,
  SAFEGUARDING,
  SANDWELL,
  WEST_SUSSEX,
  toFormOf,
  toRaiseForm,
} from '../../journeys/raise.ts';
import { CONSTABLE as BIRMINGHAM_CONSTABLE } from '../../journeys/birmingham-people.ts';
import { TRUST_WORKER } from '../../journeys/safeguarding-people.ts';
import { CONSTABLE as WEST_SUSSEX_CONSTABLE } from '../../journeys/west-sussex-people.ts';
import type { Card } from '../../sandbox/connector/read-message.ts';
import type { Seat } from '../../sandbox/teams-client.ts';

/** How a matter is raised under a protocol: by whom, and what they fill in. */
export interface Opening {
  readonly protocol: string;
  readonly by: string;
  /** Up to the card that shows what will be sent. */
  readonly preview: (seat: Seat) => Promise<Card>;
}

type Inputs = Parameters<Seat['press']>[2];

const shown = async (seat: Seat, form: Parameters<Seat['press']>[0], inputs: Inputs): Promise<Card> => {
  const { card } = await seat.press(form, 'See what will be sent', inputs);
  if (!card) throw new Error('nothing was shown of what will be sent');
  return card;
};

const asked = (protocol: 'sandwell-send' | 'dorset-send', by: string, inputs: Inputs): Opening => ({
  ...{ protocol, by },
  preview: async (seat) => shown(seat, await toRaiseForm(seat, protocol), inputs),
});

const plain = (protocol: string, by: string, inputs: Inputs): Opening => ({
  ...{ protocol, by },
  preview: async (seat) => shown(seat, await toFormOf(seat, protocol), inputs),
});

/** One of each protocol. They are raised on Monday 1 June 2026 at 9. */
export const OPENINGS: readonly Opening[] = [
  asked('sandwell-send', 'Priya Shah', SANDWELL),
  asked('dorset-send', 'Laura Finch', DORSET),
  plain('sandwell-safeguarding', 'Sunita Rao', { ...SAFEGUARDING, counterpart: TRUST_WORKER }),
  plain('west-sussex', 'Jenny Walsh', { ...WEST_SUSSEX, counterpart: WEST_SUSSEX_CONSTABLE }),
  plain('birmingham', 'Adam Sykes', { ...BIRMINGHAM, counterpart: BIRMINGHAM_CONSTABLE }),
];
