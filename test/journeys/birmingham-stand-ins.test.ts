import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskOf, lastMailTo } from './act.ts';
import { CONSTABLE, PROTOCOL, TEACHER, THERAPIST, startBirmingham } from './birmingham-people.ts';
import { emailOf } from './cast-protocol.ts';
import type { Partnership } from './partnership.ts';
import { BIRMINGHAM, raiseUnder, toFormOf } from './raise.ts';
import { answerOf, lastMentioned, lastText, refIn } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startBirmingham('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

async function raise(name: string, counterpart: string): Promise<{ at: Desk; ref: string }> {
  const ref = refIn(await raiseUnder(here.seat(name), PROTOCOL, { ...BIRMINGHAM, counterpart }));
  return { at: deskOf(here, ref), ref };
}

describe('a school and a self-employed person, who have no line of managers', () => {
  test('the head teacher holds 2, 3a and 3b: what he would refer to himself is done, the other side still acts', async () => {
    const { at, ref } = await raise('Sally Teacher', CONSTABLE);
    await at.giveUp('Pam Constable');
    await at.act('Sally Teacher', 'Bring in my manager');
    expect(await lastMentioned(here, ref)).toEqual(['Pete Line', 'Simon Head']);
    expect(await lastText(here, ref)).toContain('Simon Head</at> (Head Teacher or Principal, Arden School)');
    await at.giveUp('Simon Head');
    expect(await at.own('Simon Head')).not.toContain('"title":"Refer it to my senior manager"');
    expect(await lastMentioned(here, ref)).toEqual(['Pete Line']);
    await at.act('Pete Line', 'Refer it to my senior manager');
    expect(await at.stage()).toBe('3a');
    // Nobody is asked twice for one stage, and the clock is the same as for anybody.
    expect(await lastMentioned(here, ref)).toEqual(['Percy Inspector', 'Simon Head']);
    expect(await lastText(here, ref)).toContain('Wednesday 3 June');
    await at.giveUp('Percy Inspector');
    await at.act('Percy Inspector', 'Bring in my director');
    expect(await at.stage()).toBe('3b');
    expect(await lastMentioned(here, ref)).toEqual(['Pearl Super', 'Simon Head']);
    // Whoever holds 3b writes to the other director, and to the Chair.
    await at.act('Simon Head', 'Write to the other director', { text_letter: 'Xenopus.' });
    expect(lastMailTo(here)).toEqual([emailOf('Pearl Super'), emailOf('Sally Teacher')]);
    await at.giveUp('Pearl Super');
    await at.act('Simon Head', 'Write to the Chair', { text_concerns: 'Xenopus.', reason: 'Xenopus.' });
    expect(await at.stage()).toBe('4');
    const kase = await here.stored(ref);
    expect(kase.stages.map(({ stage }) => stage)).toEqual(['1', '2', '3a', '3b', '4']);
    await at.keeps([]);
  });

  test('the head teacher takes it up himself when the other side does nothing', async () => {
    const { at } = await raise('Sally Teacher', CONSTABLE);
    await at.giveUp('Sally Teacher');
    await at.act('Sally Teacher', 'Bring in my manager');
    await at.giveUp('Simon Head');
    expect(await at.own('Simon Head')).toContain('"title":"Go to the senior managers"');
    await at.act('Simon Head', 'Go to the senior managers');
    expect(await at.stage()).toBe('3a');
    // The police manager still owes theirs.
    expect(await at.own('Pete Line')).toContain('Refer it to my senior manager');
  });

  test('a self-employed person: the safeguarding lead at every level, and whose lead that is, is asked', async () => {
    const therapist = here.seat('Solveig Alone');
    const form = await toFormOf(therapist, PROTOCOL);
    const matter = { ...BIRMINGHAM, counterpart: TEACHER };
    const preview = await therapist.press(form, 'See what will be sent', matter);
    expect(answerOf(preview)).toContain('Ask the body that gave them the work who its safeguarding lead is');
    expect(answerOf(preview)).toContain('Lars Lead (safeguarding lead)');
    const ref = refIn(await therapist.press(preview, 'Send'));
    const at = deskOf(here, ref);
    await at.giveUp('Sally Teacher');
    await at.act('Solveig Alone', 'Bring in my manager');
    expect(await lastMentioned(here, ref)).toEqual(['Lars Lead', 'Simon Head']);
    expect(await lastText(here, ref)).toContain('Lars Lead</at> (safeguarding lead, Arden Therapy)');
    // On both sides one person holds the levels above: nobody owes a referral, and either may go on.
    await at.giveUp('Simon Head');
    await at.act('Lars Lead', 'Go to the senior managers');
    expect(await at.stage()).toBe('3a');
    await at.giveUp('Simon Head');
    await at.act('Lars Lead', 'Go to the directors');
    expect(await at.stage()).toBe('3b');
    expect(await lastMentioned(here, ref)).toEqual(['Simon Head']);
  });

  test('against a self-employed person the same is shown', async () => {
    const { at } = await raise('Tara Worker', THERAPIST);
    expect(await at.own('Tara Worker')).toContain('who its safeguarding lead is');
  });
});
