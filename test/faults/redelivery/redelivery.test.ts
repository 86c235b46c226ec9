import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Partnership, startPartnership } from '../../journeys/partnership.ts';
import {
  BIRMINGHAM,
  DORSET,
  SAFEGUARDING,
  SANDWELL,
  WEST_SUSSEX,
  raise,
  raiseUnder,
} from '../../journeys/raise.ts';
import { CONSTABLE as BIRMINGHAM_CONSTABLE } from '../../journeys/birmingham-people.ts';
import { TRUST_WORKER } from '../../journeys/safeguarding-people.ts';
import { CONSTABLE } from '../../journeys/west-sussex-people.ts';
import { answerOf, buttonsOn, kept, refIn, stageCard } from '../../journeys/steps.ts';
import type { Pressed } from '../../sandbox/teams-client/read-answer.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

/** A case of each protocol, and who raises it. */
const CASES: readonly (readonly [string, string, () => Promise<Pressed>])[] = [
  ['sandwell-send', 'Priya Shah', () => raise(here.seat('Priya Shah'), 'sandwell-send', SANDWELL)],
  ['dorset-send', 'Laura Finch', () => raise(here.seat('Laura Finch'), 'dorset-send', DORSET)],
  [
    'sandwell-safeguarding',
    'Sunita Rao',
    () =>
      raiseUnder(here.seat('Sunita Rao'), 'sandwell-safeguarding', {
        ...SAFEGUARDING,
        counterpart: TRUST_WORKER,
      }),
  ],
  [
    'west-sussex',
    'Jenny Walsh',
    () => raiseUnder(here.seat('Jenny Walsh'), 'west-sussex', { ...WEST_SUSSEX, counterpart: CONSTABLE }),
  ],
  [
    'birmingham',
    'Adam Sykes',
    () =>
      raiseUnder(here.seat('Adam Sykes'), 'birmingham', { ...BIRMINGHAM, counterpart: BIRMINGHAM_CONSTABLE }),
  ],
];

/** What is filled in behind each button, in the order in which they are pressed. */
const FORMS: readonly (readonly [string, Record<string, string>])[] = [
  ['It is on the file', {}],
  ['Set an earlier date', { untilDate: '2026-06-02', reason: 'A move of school.' }],
  ['Ask for more time', { untilDate: '2026-06-20', reason: 'Somebody is away.' }],
  ['A child is in danger', {}],
  ['Propose how to settle it', { wording: 'Weekly, from now on.' }],
  ['It cannot be settled here', { reason: 'No way forward.' }],
];

/** All that may not change when something comes again: what is on record, what stands in the thread, which mails went. */
async function standing(ref: string) {
  const { happenings, settlement, stages, writings, outcome, flags } = await here.stored(ref);
  const { messages } = await here.thread(ref);
  return {
    ...{ happenings, settlement, stages, writings, outcome, flags },
    texts: messages.map(({ id, text }) => `${id} ${text}`),
    mails: here.graph.mails().map(({ subject }) => subject),
  };
}

let forms = 0;
let repeats = 0;

/** The same submit in every way in which Teams or a person brings it again; none changes anything. */
async function comesAgain(ref: string, name: string, form: Pressed, inputs: Record<string, string>) {
  const seat = here.seat(name);
  const activityId = `f:${ref}-${forms}`;
  const before = await standing(ref);
  // A double click: the second is on its way before the first is answered.
  const [first, ...others] = await Promise.all([
    seat.press(form, 'form.submit', inputs, { activityId }),
    seat.press(form, 'form.submit', inputs),
    seat.press(form, 'form.submit', inputs, { activityId }),
  ]);
  const after = await standing(ref);
  const added = after.happenings.length - before.happenings.length;
  expect(added, `${form.messageId} ${answerOf(first)}`).toBeLessThanOrEqual(1);
  const again = async () => [
    await seat.press(form, 'form.submit', inputs, { activityId }),
    await seat.press(form, 'form.submit', inputs),
  ];
  const soon = await again();
  expect(await standing(ref)).toEqual(after);
  forms += 1;
  repeats += others.length + soon.length;
  for (const { status } of [first, ...others, ...soon]) expect(status).toBe(200);
  return { after, again };
}

test.each(CASES)('%s: one transition and one message, however often it comes', async (_, name, open) => {
  const ref = refIn(await open());
  const late: (() => Promise<Pressed[]>)[] = [];
  // The card as somebody still has it who has not looked since: their answer comes after newer ones.
  const old = kept(await stageCard(here, ref));
  for (const [button, inputs] of FORMS) {
    if (!buttonsOn(await stageCard(here, ref)).includes(button)) continue;
    const form = await here.seat(name).press(await stageCard(here, ref), button);
    // Some of it is for the other side.
    if (!JSON.stringify(form.card).includes('form.submit')) continue;
    const { again } = await comesAgain(ref, name, form, inputs);
    late.push(again);
  }
  const end = await standing(ref);
  // Hours later, and in another order than that in which they came first.
  await here.host.setClock({ at: new Date(here.host.now().getTime() + 5 * 3_600_000), frozen: true });
  for (const again of [...late].reverse()) repeats += (await again()).length;
  expect(await standing(ref)).toEqual(end);
  expect(late.length).toBeGreaterThan(1);
  const [button] = FORMS.find(([it]) => JSON.stringify(old.card).includes(it)) ?? [''];
  const shown = await here.seat(name).press(old, button);
  expect(shown.status).toBe(200);
  expect(await standing(ref)).toEqual(end);
  await here.host.setClock({ at: '2026-06-01T09:00:00+01:00', frozen: true });
});

test('so many forms, so often again', () => {
  console.log(`redelivery: ${forms} forms of ${CASES.length} protocols, brought again ${repeats} times`);
  expect(forms).toBeGreaterThan(12);
  expect(repeats).toBeGreaterThan(forms * 5);
});
