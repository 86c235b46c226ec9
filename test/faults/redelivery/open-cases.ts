import { CONSTABLE as BIRMINGHAM_CONSTABLE } from '../../journeys/birmingham-people.ts';
import type { Partnership } from '../../journeys/partnership.ts';
import {
  BIRMINGHAM,
  DORSET,
  SAFEGUARDING,
  SANDWELL,
  WEST_SUSSEX,
  raise,
  raiseUnder,
} from '../../journeys/raise.ts';
import { TRUST_WORKER } from '../../journeys/safeguarding-people.ts';
import { refIn } from '../../journeys/steps.ts';
import { CONSTABLE } from '../../journeys/west-sussex-people.ts';
import type { Seat } from '../../sandbox/teams-client.ts';
import type { Pressed } from '../../sandbox/teams-client/read-answer.ts';

/** A case of a protocol, and by whom it is raised. */
export interface Opening {
  readonly protocol: string;
  readonly by: string;
  raise(here: Partnership): Promise<string>;
}

const opening = (protocol: string, by: string, send: (seat: Seat) => Promise<Pressed>): Opening => ({
  protocol,
  by,
  raise: async (here) => refIn(await send(here.seat(by))),
});

/** One of each protocol. */
export const OPENINGS: readonly Opening[] = [
  opening('sandwell-send', 'Priya Shah', (seat) => raise(seat, 'sandwell-send', SANDWELL)),
  opening('dorset-send', 'Laura Finch', (seat) => raise(seat, 'dorset-send', DORSET)),
  opening('sandwell-safeguarding', 'Sunita Rao', (seat) =>
    raiseUnder(seat, 'sandwell-safeguarding', { ...SAFEGUARDING, counterpart: TRUST_WORKER }),
  ),
  opening('west-sussex', 'Jenny Walsh', (seat) =>
    raiseUnder(seat, 'west-sussex', { ...WEST_SUSSEX, counterpart: CONSTABLE }),
  ),
  opening('birmingham', 'Adam Sykes', (seat) =>
    raiseUnder(seat, 'birmingham', { ...BIRMINGHAM, counterpart: BIRMINGHAM_CONSTABLE }),
  ),
];
