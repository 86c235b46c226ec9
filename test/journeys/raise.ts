import { buttonsOf } from '../sandbox/teams-client/find-action.ts';
import type { Seat } from '../sandbox/teams-client.ts';
import type { Pressed } from '../sandbox/teams-client/read-answer.ts';

type Inputs = Record<string, string | boolean>;

/** Words that stand for what must never leave the parties: unmistakable wherever they turn up. */
export const SECRETS = {
  whatHappened: 'Zebrafinch said on Monday that the agency will not join.',
  evidence: 'Quokkareport of 3 March.',
  wouldSettle: 'That it joins by Wombatday.',
  childReference: 'OAK-77123',
};

export const SANDWELL: Inputs = {
  counterpart: 'Tom Baker, EHC plan coordinator, Sandwell Council',
  category: '4',
  zero: 'We disagreed',
  zeroDate: '2026-06-01',
  zeroTime: '08:30',
  spoken: 'no',
  ...SECRETS,
};

export const DORSET: Inputs = {
  counterpart: 'Simon Gray, SEND case officer, Dorset Council',
  category: '3',
  spoken: 'tried',
  spokenDate: '2026-06-01',
  spokenTime: '08:30',
  ...SECRETS,
};

/** "Begin informally": the two practitioners have talked, and the concern remains. */
export const SAFEGUARDING: Inputs = {
  category: '2',
  zero: 'concern-remains',
  zeroDate: '2026-06-01',
  zeroTime: '08:30',
  fact_cpPlan: 'false',
  fact_lookedAfter: 'false',
  fact_raisedInConference: 'unknown',
  ...SECRETS,
};

export const WEST_SUSSEX: Inputs = {
  category: '2',
  spoken: 'no',
  statedDays: '3',
  statedKind: 'working',
  fact_dissent: 'none',
  fact_handlingInadequate: 'false',
  ...SECRETS,
};

export const BIRMINGHAM: Inputs = {
  category: '4',
  zero: 'disagreement-arose',
  zeroDate: '2026-06-01',
  zeroTime: '08:30',
  spoken: 'yes',
  spokenDate: '2026-06-01',
  spokenTime: '08:45',
  ...SECRETS,
};

const newest = (seat: Seat) => seat.said().at(-1);

/** The procedure is asked where several are set up; where one is, it is named and not asked. */
const choosing = (seat: Seat, protocol: string): Inputs =>
  JSON.stringify(newest(seat)?.activity).includes('"id":"protocol"') ? { protocol } : {};

/** Says "raise" and goes on to the form: danger first, then whether this is the right procedure. */
export async function toRaiseForm(
  seat: Seat,
  protocol: 'sandwell-send' | 'dorset-send',
  danger = 'no',
): Promise<Pressed> {
  await seat.say('raise');
  const start: Inputs = { danger, ...choosing(seat, protocol), fact_adult: 'false' };
  let card = await seat.press(newest(seat), 'Go on', start);
  if (danger === 'yes') card = await seat.press(card, 'Go on');
  if (protocol === 'sandwell-send') return card;
  return seat.press(card, 'Go on', {
    fact_raising_role: 'practitioner',
    fact_raising_employer: 'other',
    fact_receiving_employer: 'childrens-services',
  });
}

/** Says "raise" and goes on to the form of a protocol that asks for nothing else before it. */
export async function toFormOf(seat: Seat, protocol: string, danger = 'no'): Promise<Pressed> {
  await seat.say('raise');
  const start: Inputs = { danger, ...choosing(seat, protocol), fact_adult: 'false' };
  let card = await seat.press(newest(seat), 'Go on', start);
  while (buttonsOf(card.card ?? {}).includes('Go on')) card = await seat.press(card, 'Go on');
  return card;
}

/** Raises a matter under such a protocol, from the first word to "Sent". */
export async function raiseUnder(
  seat: Seat,
  protocol: string,
  inputs: Inputs,
  danger = 'no',
): Promise<Pressed> {
  const form = await toFormOf(seat, protocol, danger);
  return seat.press(await seat.press(form, 'See what will be sent', inputs), 'Send');
}

/** Raises a matter from the first word to "Sent". */
export async function raise(
  seat: Seat,
  protocol: 'sandwell-send' | 'dorset-send',
  change: Inputs = {},
  danger = 'no',
): Promise<Pressed> {
  const form = await toRaiseForm(seat, protocol, danger);
  const filled = { ...(protocol === 'sandwell-send' ? SANDWELL : DORSET), ...change };
  const preview = await seat.press(form, 'See what will be sent', filled);
  return seat.press(preview, 'Send');
}

/** Opens the form behind a button, fills it in and sends it. */
export async function fillIn(
  seat: Seat,
  card: Parameters<Seat['press']>[0],
  button: string,
  inputs: Inputs = {},
): Promise<Pressed> {
  return seat.press(await seat.press(card, button), 'form.submit', inputs);
}
