import { afterAll, describe, expect, it } from 'vitest';
import { type AnswerDesk, type Press, answerDesk } from '../fixtures/answer-desk.ts';
import { readAll } from '../fixtures/begun.ts';
import { type Button, type Place, buttonsOf, expectedOf } from '../fixtures/buttons-by-file.ts';
import { holderAt, ofOthers } from '../fixtures/changed-places.ts';
import { INPUTS, MANAGER, apartFromLooks, managed, placesOf, refusedTo } from '../fixtures/press-matrix.ts';

/** Forms that speak of the stage on whose card they stand. */
const OF_ONE_STAGE =
  /^(settle|not-settled|answer-settlement|escalate|satisfied|not-satisfied|ask-late|answer-late|decision|finding|attention|jump)$/;
/** These are about people, or for everybody. */
const FOR_ALL = /^(danger|details|hand-over|name-holder|on-behalf)$/;
let sent = 0;

const places = readAll().flatMap((bare) => placesOf(managed(bare), []));
const stageOf = ({ case: kase }: Place): string => kase.stages.at(-1)?.stage ?? '';
/** The holders of a stage, each with the buttons that are theirs there: what is refused is refused for its data. */
const holdersOf = (place: Place): { person: string; theirs: Button[] }[] => {
  const expected = expectedOf(place, [MANAGER]);
  const people = (['raising', 'receiving', 'neutral'] as const).flatMap(
    (side) => holderAt(place, side)?.person ?? [],
  );
  return [...new Set(people)].map((person) => ({
    person,
    theirs: buttonsOf(place.world).filter(
      (button) => !FOR_ALL.test(button.form) && expected(button, person) === 'opens',
    ),
  }));
};

/** Sent with something that is not so: not a word of it is done, and it is on record why. */
async function refuses(desk: AnswerDesk, person: string, press: Press, because: string): Promise<void> {
  const before = await desk.case();
  const { words } = await desk.send(person, press, INPUTS);
  sent += 1;
  expect(apartFromLooks(await desk.case()), words).toEqual(apartFromLooks(before));
  expect(await refusedTo(desk, person)).toContain(`${press.form} ${because}`);
}

describe.each(places.map((place) => [`${place.world.protocol.id}, ${place.name}`, place] as const))(
  '%s: what its own holder sends is refused, and on record, where the card says',
  (_, place) => {
    const stage = stageOf(place);
    const deskWith = (...others: Place['case'][]) =>
      answerDesk(place.world, [...others, place.case], place.now);
    it('another case', async () => {
      for (const { person, theirs } of holdersOf(place)) {
        const desk = await deskWith(ofOthers(place.case));
        for (const button of theirs) await refuses(desk, person, { ...button, stage }, 'not-a-party');
      }
    });
    it('another stage: one that is over, on its older card, or one to which it has not come', async () => {
      const been = place.case.stages.map((run) => run.stage);
      const others = place.world.protocol.stages.map(({ id }) => id).filter((id) => id !== stage);
      for (const { person, theirs } of holdersOf(place)) {
        const desk = await deskWith();
        for (const button of theirs.filter(({ form }) => OF_ONE_STAGE.test(form)))
          for (const id of others) {
            const because = been.includes(id) ? 'moved-on' : 'unreached-stage';
            await refuses(desk, person, { ...button, stage: id, revision: 1 }, because);
          }
      }
    });
    it('another person', async () => {
      for (const { person, theirs } of holdersOf(place)) {
        const desk = await deskWith();
        const others = place.case.parties.map((it) => it.person).filter((it) => it !== person);
        for (const button of theirs)
          for (const behalf of new Set([...others.slice(0, 2), ...others.slice(-1), 'some:stranger', person]))
            await refuses(desk, person, { ...button, stage, behalf }, 'not-theirs-to-record');
      }
    });
    it('a duty or a stage that there is not', async () => {
      for (const { person } of holdersOf(place)) {
        const desk = await deskWith();
        for (const form of ['record', 'write'] as const)
          await refuses(desk, person, { form, stage, duty: 'zz' }, 'unknown-duty');
        await refuses(desk, person, { form: 'settle', stage: 'zz' }, 'unknown-stage');
        await refuses(desk, person, { form: 'jump', stage, to: 'zz' }, 'unknown-stage');
      }
    });
  },
);

afterAll(() => {
  console.info(`tampered buttons: ${sent} cells sent`);
});
