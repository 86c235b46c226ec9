import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskOf, lastMailTo } from './act.ts';
import { CONSTABLE, PROTOCOL, TEACHER, THERAPIST } from './birmingham-people.ts';
import { emailOf } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { BIRMINGHAM, raiseUnder, toFormOf } from './raise.ts';
import { answerOf, lastMentioned, lastText, refIn } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

async function raise(name: string, counterpart: string): Promise<{ at: Desk; ref: string }> {
  const ref = refIn(await raiseUnder(here.seat(name), PROTOCOL, { ...BIRMINGHAM, counterpart }));
  return { at: deskOf(here, ref), ref };
}

describe('a school and a self-employed person, who have no line of managers', () => {
  test('the head teacher holds 2, 3a and 3b: what she would refer to herself is done, the other side still acts', async () => {
    const { at, ref } = await raise('Leo Castle', CONSTABLE);
    await at.giveUp('Imran Sadiq');
    await at.act('Leo Castle', 'Bring in my manager');
    expect(await lastMentioned(here, ref)).toEqual(['Imogen Drake', 'Kelly Upton']);
    expect(await lastText(here, ref)).toContain(
      'Imogen Drake</at> (Head Teacher or Principal, Canalside School)',
    );
    await at.giveUp('Imogen Drake');
    expect(await at.own('Imogen Drake')).not.toContain('"title":"Refer it to my senior manager"');
    expect(await lastMentioned(here, ref)).toEqual(['Kelly Upton']);
    await at.act('Kelly Upton', 'Refer it to my senior manager');
    expect(await at.stage()).toBe('3a');
    // Nobody is asked twice for one stage, and the clock is the same as for anybody.
    expect(await lastMentioned(here, ref)).toEqual(['Frank Lowry', 'Imogen Drake']);
    expect(await lastText(here, ref)).toContain('Wednesday 3 June');
    await at.giveUp('Frank Lowry');
    await at.act('Frank Lowry', 'Bring in my director');
    expect(await at.stage()).toBe('3b');
    expect(await lastMentioned(here, ref)).toEqual(['Denise Carver', 'Imogen Drake']);
    // Whoever holds 3b writes to the other director, and to the Chair.
    await at.act('Imogen Drake', 'Write to the other director', { text_letter: 'Xenopus.' });
    expect(lastMailTo(here)).toEqual([emailOf('Denise Carver'), emailOf('Leo Castle')]);
    await at.giveUp('Denise Carver');
    await at.act('Imogen Drake', 'Write to the Chair', { text_concerns: 'Xenopus.', reason: 'Xenopus.' });
    expect(await at.stage()).toBe('4');
    const kase = await here.stored(ref);
    expect(kase.stages.map(({ stage }) => stage)).toEqual(['1', '2', '3a', '3b', '4']);
    await at.keeps([]);
  });

  test('the head teacher takes it up herself when the other side does nothing', async () => {
    const { at } = await raise('Leo Castle', CONSTABLE);
    await at.giveUp('Leo Castle');
    await at.act('Leo Castle', 'Bring in my manager');
    await at.giveUp('Imogen Drake');
    expect(await at.own('Imogen Drake')).toContain('"title":"Go to the senior managers"');
    await at.act('Imogen Drake', 'Go to the senior managers');
    expect(await at.stage()).toBe('3a');
    // The police manager still owes theirs.
    expect(await at.own('Kelly Upton')).toContain('Refer it to my senior manager');
  });

  test('a self-employed person: the safeguarding lead at every level, and whose lead that is, is asked', async () => {
    const therapist = here.seat('Zoe Lambert');
    const form = await toFormOf(therapist, PROTOCOL);
    const matter = { ...BIRMINGHAM, counterpart: TEACHER };
    const preview = await therapist.press(form, 'See what will be sent', matter);
    expect(answerOf(preview)).toContain('Ask the body that gave them the work who its safeguarding lead is');
    expect(answerOf(preview)).toContain('Ewan Ross (safeguarding lead)');
    const ref = refIn(await therapist.press(preview, 'Send'));
    const at = deskOf(here, ref);
    await at.giveUp('Leo Castle');
    await at.act('Zoe Lambert', 'Bring in my manager');
    expect(await lastMentioned(here, ref)).toEqual(['Ewan Ross', 'Imogen Drake']);
    expect(await lastText(here, ref)).toContain('Ewan Ross</at> (safeguarding lead, Alder Therapy)');
    // On both sides one person holds the levels above: nobody owes a referral, and either may go on.
    await at.giveUp('Imogen Drake');
    await at.act('Ewan Ross', 'Go to the senior managers');
    expect(await at.stage()).toBe('3a');
    await at.giveUp('Imogen Drake');
    await at.act('Ewan Ross', 'Go to the directors');
    expect(await at.stage()).toBe('3b');
    expect(await lastMentioned(here, ref)).toEqual(['Imogen Drake']);
  });

  test('against a self-employed person the same is shown', async () => {
    const { at } = await raise('Adam Sykes', THERAPIST);
    expect(await at.own('Adam Sykes')).toContain('who its safeguarding lead is');
  });
});
