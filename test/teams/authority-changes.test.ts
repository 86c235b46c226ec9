import { afterAll, describe, expect, it } from 'vitest';
import { readAll } from '../fixtures/begun.ts';
import { answerDesk } from '../fixtures/answer-desk.ts';
import { type Button, type Expected, type Place, expectedOf } from '../fixtures/buttons-by-file.ts';
import { handedOver, holderAt, listed, withDeputy, withOutside } from '../fixtures/changed-places.ts';
import { MANAGER, managed, placesOf, presses, tellCells } from '../fixtures/press-matrix.ts';

const STRANGER = 'some:stranger';
const SIDES = ['raising', 'receiving', 'neutral'] as const;
const MANAGERS = [MANAGER];
const onlyDanger = ({ form }: Button): Expected => (form === 'danger' ? 'opens' : 'turned away');

/** What nobody does in somebody else's name: these are for whoever presses. */
const IN_OWN_NAME: readonly string[] = ['details', 'hand-over', 'name-holder'];
/** And these are nobody's word. */
const NOBODYS: readonly string[] = ['close', 'reopen-thread'];

/** Somebody who records for another may do exactly what that other might. */
function inPlaceOf(place: Place, person: string) {
  const expected = expectedOf(place, MANAGERS);
  return (button: Button, recorder: string): Expected => {
    if (button.form === 'on-behalf') return 'opens';
    if (NOBODYS.includes(button.form)) return 'turned away';
    return expected(button, IN_OWN_NAME.includes(button.form) ? recorder : person);
  };
}

/** Whoever may not record for another is turned away from all but what is their own. */
const notInPlace = (place: Place) => {
  const expected = expectedOf(place, MANAGERS);
  return (button: Button, person: string): Expected =>
    IN_OWN_NAME.includes(button.form) ? expected(button, person) : onlyDanger(button);
};

const places = readAll().flatMap((bare) => placesOf(managed(bare), []));
const cases = places.flatMap((place) =>
  SIDES.flatMap((side) => {
    const holder = holderAt(place, side);
    return holder ? [{ at: `${place.world.protocol.id}, ${place.name}, ${side}`, place, holder }] : [];
  }),
);
/** Somebody else who acts, of the same side or of another. */
const another = ({ case: kase }: Place, { person, side }: { person: string; side: string }, same: boolean) =>
  kase.parties.find(
    (it) =>
      it.person !== person &&
      it.receivesOnly !== true &&
      (same ? it.side === side : it.side !== side && it.side !== 'neutral'),
  )?.person;

describe.each(cases)('$at', ({ place, holder }) => {
  it('a deputy who stands in may do what the holder may', async () => {
    const { place: away, deputy } = withDeputy(place, holder);
    for (const person of [deputy, holder.person]) await presses(away, person, expectedOf(away, MANAGERS));
  });
  it('a colleague records for a holder outside Teams what that one might do, and nobody else does', async () => {
    const outside = withOutside(place, ({ person }) => person === holder.person);
    const colleague = another(place, holder, true);
    const other = another(place, holder, false);
    if (colleague !== undefined)
      await presses(outside, colleague, inPlaceOf(outside, holder.person), holder.person);
    if (other !== undefined) {
      const may = colleague === undefined ? inPlaceOf(outside, holder.person) : notInPlace(outside);
      await presses(outside, other, may, holder.person);
    }
    await presses(outside, STRANGER, onlyDanger, holder.person);
  });
  it('whose role has ended in the directory has no part any more', async () => {
    const desk = await answerDesk(listed(place).world, [place.case], place.now);
    const stage = place.case.stages.at(-1)?.stage ?? '';
    expect((await desk.open(holder.person, { form: 'action', stage })).sends).toBe(true);
    await presses(listed(place, holder.person), holder.person, onlyDanger);
  });
  it('who has handed it over has none either, for anybody; who has taken it has all of it', async () => {
    const { place: after, to } = handedOver(place, holder);
    await presses(after, holder.person, onlyDanger);
    await presses(after, to, expectedOf(after, MANAGERS));
  });
});

afterAll(() => tellCells('authority of deputies, recorders, and those who left'));
