import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { APPROVED, CONSTABLE, PROTOCOL, startBirmingham } from './birmingham-people.ts';
import { emailOf } from './cast-protocol.ts';
import type { Partnership } from './partnership.ts';
import { BIRMINGHAM, raiseUnder } from './raise.ts';
import { answerOf, lastMentioned, lastText, refIn } from './steps.ts';

/** Some sixty clicks through a real host: a busy machine takes its time. In milliseconds. */
const LONG = 180_000;

let here: Partnership;
beforeAll(async () => {
  here = await startBirmingham('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const BOTH_SIDES = [
  ['Tara Worker', 'Ted Line', 'Trudy Service', 'Theo Director'],
  ['Pam Constable', 'Pete Line', 'Percy Inspector', 'Pearl Super'],
].flat();

describe('Birmingham, to the end of its longest path', () => {
  test(
    'raised by word of mouth, up to the Chair’s decision, which is final and binding and told to all; closed',
    async () => {
      const matter = { ...BIRMINGHAM, counterpart: CONSTABLE };
      const ref = refIn(await raiseUnder(here.seat('Tara Worker'), PROTOCOL, matter));
      const at = deskOf(here, ref);
      const words = async () => here.wordsIn(await here.thread(ref));
      const limit = async (stage: string) => (await words()).includes(stage);

      // Spoken at 08:45 on 1 June: three working days from then. Confirming it later restarts nothing.
      expect(await lastText(here, ref)).toContain('Thursday 4 June');
      await here.timeBecomes('2026-06-03T09:30:00+01:00');
      await at.act('Tara Worker', 'Confirm it in writing', {});
      expect(lastMailTo(here)).toEqual([emailOf('Pam Constable')]);
      expect(await words()).toContain('Thursday 4 June');
      expect(await limit('Monday 8 June, 17:00')).toBe(false);
      await at.act('Pam Constable', 'I have reviewed the file');
      await at.act('Pam Constable', 'We have spoken');
      await at.act('Tara Worker', 'It is on record', APPROVED);
      await at.giveUp('Pam Constable');
      await at.act('Tara Worker', 'Bring in my manager');

      expect(await at.stage()).toBe('2');
      expect(await lastMentioned(here, ref)).toEqual(['Pete Line', 'Ted Line']);
      await at.act('Pam Constable', 'Bring in my manager');
      await at.act('Pete Line', 'We have talked');
      await here.timeBecomes('2026-06-04T10:00:00+01:00');
      await at.giveUp('Pete Line');
      // 24 hours on the clock, for each side.
      expect(await lastText(here, ref)).toContain('Friday 5 June, 10:00');
      await at.act('Ted Line', 'Refer it to my senior manager');
      expect(await at.stage()).toBe('3a');
      expect(await lastMentioned(here, ref)).toEqual(['Percy Inspector', 'Trudy Service']);
      expect(await lastText(here, ref)).toContain('Percy Inspector</at> (Detective Inspector, Arden Police)');
      expect(await at.buttons()).toContain('Refer it to my senior manager');
      await at.act('Pete Line', 'Refer it to my senior manager');
      expect(await at.buttons()).not.toContain('Refer it to my senior manager');

      await at.act('Percy Inspector', 'Copy them in');
      expect([...lastMailTo(here)].sort()).toEqual(['Boris Manager', 'Hester Safeguarding'].map(emailOf));
      await at.act('Percy Inspector', 'We have met');
      await at.giveUp('Trudy Service');
      await at.act('Trudy Service', 'Bring in my director');
      expect(await at.stage()).toBe('3b');
      expect(await lastMentioned(here, ref)).toEqual(['Pearl Super', 'Theo Director']);
      expect(await lastText(here, ref)).toMatch(/Pearl Super<\/at> \(Superintendent or Chief Superintendent/);
      await at.act('Percy Inspector', 'Bring in my director');

      // Only the raising side's director writes.
      const notHers = await at.open('Pearl Super', 'Write to the other director');
      expect(answerOf(notHers)).toMatch(/This is for .*Theo Director/);
      await at.act('Theo Director', 'Write to the other director', { text_letter: 'Xerus: we must agree.' });
      expect(lastMailTo(here)).toEqual([emailOf('Pearl Super'), emailOf('Tara Worker')]);
      await at.act('Pearl Super', 'We have met');
      await at.giveUp('Pearl Super');

      // Exceptional: not without a reason, and only by the raising side's director.
      const other = await at.open('Pearl Super', 'Write to the Chair');
      expect(answerOf(other)).toMatch(/This is for .*Theo Director/);
      const theo = here.seat('Theo Director');
      const form = await at.open('Theo Director', 'Write to the Chair');
      const letter = { text_letter: 'Xerus: not settled.', text_concerns: 'Xerus concerns.' };
      const bare = await theo.press(form, 'form.submit', { ...letter, reason: ' ' }, { unchecked: true });
      expect(answerOf(bare)).toContain('Please give your reason.');
      expect(await at.stage()).toBe('3b');
      await theo.press(bare, 'form.submit', { reason: 'Xerus: the child is alone.' });
      expect(await at.stage()).toBe('4');
      expect(lastMailTo(here)).toEqual([emailOf('Boris Manager'), emailOf('Clara Chair')]);
      // The office has it: the five days run from then.
      expect(await lastMentioned(here, ref)).toEqual(['Clara Chair']);
      expect(await lastText(here, ref)).toContain('Thursday 11 June');

      await at.act('Clara Chair', 'Ask for it in writing', { text_request: 'Xerus: write by Monday.' });
      expect([...lastMailTo(here)].sort()).toEqual(BOTH_SIDES.map(emailOf).sort());
      await at.act('Theo Director', 'Answer the Chair', { text_view: 'Xerus one.', text_solution: 'Xerus.' });
      expect(lastMailTo(here)).toEqual([emailOf('Clara Chair'), emailOf('Boris Manager')]);
      const pearls = await at.open('Pearl Super', 'Answer the Chair');
      expect(answerOf(pearls)).not.toContain('Xerus one.');
      await at.act('Pearl Super', 'Answer the Chair', { text_view: 'Xerus two.', text_solution: 'Xerus.' });
      // What each side has said can be read by both, the one beside the other.
      const read = await theo.press((await here.thread(ref)).root, 'See the details');
      for (const view of ['Xerus one.', 'Xerus two.']) expect(answerOf(read)).toContain(view);
      await here.timeBecomes('2026-06-10T10:00:00+01:00');
      await at.act('Clara Chair', 'We have met');
      const decision = await at.open('Clara Chair', 'Decide and tell everybody');
      expect(answerOf(decision)).toContain('It is final and binding.');
      await at.act('Clara Chair', 'Decide and tell everybody', {
        text_decision: 'Xerus: she stays.',
        text_why: 'Xerus: she is safe.',
        text_actions: 'Xerus visits.',
      });
      expect(await at.outcome()).toBe('decided');
      expect([...lastMailTo(here)].sort()).toEqual([...BOTH_SIDES, 'Boris Manager'].map(emailOf).sort());
      expect(here.graph.mails().at(-1)?.body).toContain('Xerus: she is safe.');
      expect(await words()).toContain('The BSCP Independent Chair decided it on Wednesday 10 June');

      // Binding: nothing leads further, whoever asks.
      for (const name of ['Theo Director', 'Pearl Super', 'Clara Chair'])
        expect(await at.own(name)).not.toMatch(
          /"title":"(Go |Take it|Propose|Write to the Chair|It cannot be)/,
        );
      await at.act('Clara Chair', 'My own record is made', { confirm0: true, confirm1: true });
      await at.act('Theo Director', 'It is shared');
      await at.act('Tara Worker', 'The needs are met');
      await at.act('Pam Constable', 'Close the case');
      expect(await at.outcome()).toBe('closed');
      await at.keeps(['Xerus']);
    },
    LONG,
  );
});
