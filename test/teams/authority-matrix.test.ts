import { afterAll, describe, expect, it } from 'vitest';
import type { Case } from '../../bot/protocol/case.ts';
import type { World } from '../../bot/protocol/world.ts';
import { type Shown, answerDesk } from '../fixtures/answer-desk.ts';
import { readAll } from '../fixtures/begun.ts';
import {
  type Button,
  type Expected,
  type Place,
  buttonsOf,
  expectedOf,
} from '../fixtures/buttons-by-file.ts';
import { statesOf } from '../fixtures/climb-protocol.ts';
import { harbour } from '../fixtures/engine-stories.ts';

/**
 * Everybody presses every button, at every stage of every protocol, through the conversation itself: its form opens
 * exactly for those whom the file names. Whoever is turned away sends it all the same, and nothing changes but the record.
 */
const MANAGER = 'the:manager';
const OUTSIDERS = ['some:stranger', MANAGER];
/** With all buttons where a stage begins; in these states with those that end a stage. */
const STATES = ['given-up', 'proposed', 'answered', 'late-asked', 'settled'];
const ENDING =
  /^(settle|not-settled|answer-settlement|escalate|satisfied|not-satisfied|ask-late|answer-late|decision|close|details)$/;
const AWAY =
  /This was not done|This card was out of date|^This is for the people|You do not have a part|You are sent letters|Nobody is missing/;
/** What shows something and sends nothing. */
const SHOWS: readonly string[] = ['details', 'danger', 'hand-over', 'name-holder'];
/** States in which those who are turned away send their form as well. */
const SENT = /begun|proposed|late-asked/;
/** Good enough for any form: what is refused is refused for whose it is. */
const INPUTS = {
  ...{
    reason: 'x',
    wording: 'Words that nobody agreed to.',
    accept: 'accept',
    answer: 'object',
    level: 'immediate',
  },
  ...{ whenDate: '2026-06-01', whenTime: '09:00', text_letter: 'x' },
};
const tried = { opens: 0, 'turned away': 0, free: 0, sent: 0 };

const managed = (world: World): World => ({ ...world, settings: { managers: [MANAGER] } });
const later = (now: string): string => new Date(Date.parse(now) + 60_000).toISOString();
const peopleOf = ({ case: kase }: Place): string[] => [
  ...new Set([...kase.parties.map(({ person }) => person), ...OUTSIDERS]),
];
const apartFromLooks = (kase: Case): Case => ({ ...kase, seen: {}, refusals: 0, revision: 0 });

function placesOf(world: World): Place[] {
  return statesOf(world, undefined, ['begun', ...STATES])
    .filter(({ name }) => name !== 'out-of-turn')
    .map((at) => ({ world, name: `stage ${at.stage}, ${at.name}`, case: at.case, now: later(at.now) }));
}

const buttonsAt = ({ world, name }: Place): Button[] =>
  buttonsOf(world).filter(({ form }) => name.endsWith('begun') || ENDING.test(form));

/** These say, to those whose word it is, that there is nothing to send here: a fact is known, a paper takes it further. */
const MAY_SAY_NOTHING_IS_LEFT: readonly string[] = ['facts', 'escalate'];

/** A form without anything to send is none. */
function came(form: string, { words, sends }: Shown, should: Expected): string {
  if (AWAY.test(words)) return 'turned away';
  const isLeft = should === 'opens' && MAY_SAY_NOTHING_IS_LEFT.includes(form);
  return sends || isLeft || SHOWS.includes(form) ? 'opens' : 'turned away';
}

/** Sent as well: what stands on a card of that stage, and no duty of another. */
const isSent = ({ world, name }: Place, { form, duty }: Button, stage: string): boolean =>
  SENT.test(name) &&
  !SHOWS.includes(form) &&
  (duty === undefined || world.protocol.duties.some((it) => it.id === duty && it.stage === stage));

/** One person presses everything there. Whoever is turned away sends the form as well. */
async function presses(place: Place, person: string, expected: ReturnType<typeof expectedOf>): Promise<void> {
  const desk = await answerDesk(place.world, [place.case], place.now);
  const stage = place.case.stages.at(-1)?.stage ?? '';
  const refused: string[] = [];
  for (const button of buttonsAt(place)) {
    const what = `${person} ${button.form} ${button.duty ?? button.to ?? ''}`;
    const shown = await desk.open(person, { ...button, stage });
    const { words } = shown;
    const should = expected(button, person);
    tried[should] += 1;
    if (should !== 'free')
      expect(`${what}: ${came(button.form, shown, should)}`, words).toBe(`${what}: ${should}`);
    if (/^This is for|This was not done\nThis is for/.test(words)) refused.push(button.form);
    if (should !== 'turned away' || !isSent(place, button, stage)) continue;
    const answer = await desk.send(person, { ...button, stage }, INPUTS);
    tried.sent += 1;
    expect(`${what}: ${came(button.form, answer, should)}`, answer.words).toBe(`${what}: turned away`);
  }
  expect(apartFromLooks(await desk.case())).toEqual(apartFromLooks(place.case));
  const noted = (await desk.recorded()).filter(({ type, by }) => type === 'refused' && by.person === person);
  expect(noted.map((event) => (event.type === 'refused' ? event.what : ''))).toEqual(
    expect.arrayContaining(refused),
  );
}

describe.each([...readAll(), harbour].map((world) => ({ id: world.protocol.id, world: managed(world) })))(
  '$id',
  ({ world }) => {
    const places = placesOf(world);
    it.each(places.map((place) => [place.name, place] as const))('%s', async (_, place) => {
      const expected = expectedOf(place, [MANAGER]);
      for (const person of peopleOf(place)) await presses(place, person, expected);
    });
    it('every stage of the file is among them', () => {
      for (const { id } of world.protocol.stages)
        expect(places.map(({ name }) => name)).toContain(`stage ${id}, begun`);
    });
  },
);

afterAll(() => {
  const { sent, ...cells } = tried;
  const all = Object.values(cells).reduce((sum, it) => sum + it, 0);
  console.info(
    `authority: ${all} cells pressed (${cells.opens} open, ${cells['turned away']} turned away, ${cells.free} where the file leaves it open), ${sent} sent by whoever was turned away`,
  );
});
