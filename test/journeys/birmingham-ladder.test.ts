import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { APPROVED, CONSTABLE, PROTOCOL } from './birmingham-people.ts';
import { emailOf } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { BIRMINGHAM, raiseUnder } from './raise.ts';
import { answerOf, lastMentioned, lastText, refIn } from './steps.ts';

/** Some sixty clicks through a real host: a busy machine takes its time. In milliseconds. */
const LONG = 180_000;

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const BOTH_SIDES = [
  ['Adam Sykes', 'Martin Hobbs', 'Claire Devlin', 'Raymond Eze'],
  ['Imran Sadiq', 'Kelly Upton', 'Frank Lowry', 'Denise Carver'],
].flat();

describe('Birmingham, to the end of its longest path', () => {
  test(
    'raised by word of mouth, up to the Chair’s decision, which is final and binding and told to all; closed',
    async () => {
      const matter = { ...BIRMINGHAM, counterpart: CONSTABLE };
      const ref = refIn(await raiseUnder(here.seat('Adam Sykes'), PROTOCOL, matter));
      const at = deskOf(here, ref);
      const words = async () => here.wordsIn(await here.thread(ref));
      const limit = async (stage: string) => (await words()).includes(stage);

      // Spoken at 08:45 on 1 June: three working days from then. Confirming it later restarts nothing.
      expect(await lastText(here, ref)).toContain('Thursday 4 June');
      await here.timeBecomes('2026-06-03T09:30:00+01:00');
      await at.act('Adam Sykes', 'Confirm it in writing', {});
      expect(lastMailTo(here)).toEqual([emailOf('Imran Sadiq')]);
      expect(await words()).toContain('Thursday 4 June');
      expect(await limit('Monday 8 June, 17:00')).toBe(false);
      await at.act('Imran Sadiq', 'I have reviewed the file');
      await at.act('Imran Sadiq', 'We have spoken');
      await at.act('Adam Sykes', 'It is on record', APPROVED);
      await at.giveUp('Imran Sadiq');
      await at.act('Adam Sykes', 'Bring in my manager');

      expect(await at.stage()).toBe('2');
      expect(await lastMentioned(here, ref)).toEqual(['Kelly Upton', 'Martin Hobbs']);
      await at.act('Imran Sadiq', 'Bring in my manager');
      await at.act('Kelly Upton', 'We have talked');
      await here.timeBecomes('2026-06-04T10:00:00+01:00');
      await at.giveUp('Kelly Upton');
      // 24 hours on the clock, for each side.
      expect(await lastText(here, ref)).toContain('Friday 5 June, 10:00');
      await at.act('Martin Hobbs', 'Refer it to my senior manager');
      expect(await at.stage()).toBe('3a');
      expect(await lastMentioned(here, ref)).toEqual(['Claire Devlin', 'Frank Lowry']);
      expect(await lastText(here, ref)).toContain(
        'Frank Lowry</at> (Detective Inspector, Canal District Police)',
      );
      expect(await at.buttons()).toContain('Refer it to my senior manager');
      await at.act('Kelly Upton', 'Refer it to my senior manager');
      expect(await at.buttons()).not.toContain('Refer it to my senior manager');

      await at.act('Frank Lowry', 'Copy them in');
      expect([...lastMailTo(here)].sort()).toEqual(['Wilma Sands', 'Sylvia Moss'].map(emailOf).sort());
      await at.act('Frank Lowry', 'We have met');
      await at.giveUp('Claire Devlin');
      await at.act('Claire Devlin', 'Bring in my director');
      expect(await at.stage()).toBe('3b');
      expect(await lastMentioned(here, ref)).toEqual(['Denise Carver', 'Raymond Eze']);
      expect(await lastText(here, ref)).toMatch(
        /Denise Carver<\/at> \(Superintendent or Chief Superintendent/,
      );
      await at.act('Frank Lowry', 'Bring in my director');

      // Only the raising side's director writes.
      const notHers = await at.open('Denise Carver', 'Write to the other director');
      expect(answerOf(notHers)).toMatch(/This is for .*Raymond Eze/);
      await at.act('Raymond Eze', 'Write to the other director', { text_letter: 'Xerus: we must agree.' });
      expect(lastMailTo(here)).toEqual([emailOf('Denise Carver'), emailOf('Adam Sykes')]);
      await at.act('Denise Carver', 'Keep them informed', { text_notice: 'Xerus: with the directors.' });
      expect([...lastMailTo(here)].sort()).toEqual(['Sylvia Moss', 'Wilma Sands'].map(emailOf).sort());
      await at.act('Denise Carver', 'We have met');
      await at.giveUp('Denise Carver');

      // Exceptional: not without a reason, and only by the raising side's director.
      const other = await at.open('Denise Carver', 'Write to the Chair');
      expect(answerOf(other)).toMatch(/This is for .*Raymond Eze/);
      const raymond = here.seat('Raymond Eze');
      const form = await at.open('Raymond Eze', 'Write to the Chair');
      const letter = { text_letter: 'Xerus: not settled.', text_concerns: 'Xerus concerns.' };
      const bare = await raymond.press(form, 'form.submit', { ...letter, reason: ' ' }, { unchecked: true });
      expect(answerOf(bare)).toContain('Please give your reason.');
      expect(await at.stage()).toBe('3b');
      await raymond.press(bare, 'form.submit', { reason: 'Xerus: the child is alone.' });
      expect(await at.stage()).toBe('4');
      expect(lastMailTo(here)).toEqual([emailOf('Wilma Sands'), emailOf('Godfrey Amis')]);
      // The office has it: the five days run from then.
      expect(await lastMentioned(here, ref)).toEqual(['Godfrey Amis']);
      expect(await lastText(here, ref)).toContain('Thursday 11 June');

      await at.act('Godfrey Amis', 'Ask for it in writing', { text_request: 'Xerus: write by Monday.' });
      expect([...lastMailTo(here)].sort()).toEqual(BOTH_SIDES.map(emailOf).sort());
      await at.act('Raymond Eze', 'Answer the Chair', { text_view: 'Xerus one.', text_solution: 'Xerus.' });
      expect(lastMailTo(here)).toEqual([emailOf('Godfrey Amis'), emailOf('Wilma Sands')]);
      const denises = await at.open('Denise Carver', 'Answer the Chair');
      expect(answerOf(denises)).not.toContain('Xerus one.');
      await at.act('Denise Carver', 'Answer the Chair', { text_view: 'Xerus two.', text_solution: 'Xerus.' });
      // What each side has said can be read by both, the one beside the other.
      const read = await raymond.press((await here.thread(ref)).root, 'See the details');
      for (const view of ['Xerus one.', 'Xerus two.']) expect(answerOf(read)).toContain(view);
      await here.timeBecomes('2026-06-10T10:00:00+01:00');
      await at.act('Godfrey Amis', 'We have met');
      const decision = await at.open('Godfrey Amis', 'Decide and tell everybody');
      expect(answerOf(decision)).toContain('It is final and binding.');
      await at.act('Godfrey Amis', 'Decide and tell everybody', {
        text_decision: 'Xerus: she stays.',
        text_why: 'Xerus: she is safe.',
        text_actions: 'Xerus visits.',
      });
      expect(await at.outcome()).toBe('decided');
      expect([...lastMailTo(here)].sort()).toEqual(
        [...BOTH_SIDES, 'Sylvia Moss', 'Wilma Sands'].map(emailOf).sort(),
      );
      expect(here.graph.mails().at(-1)?.body).toContain('Xerus: she is safe.');
      expect(await words()).toContain('The BSCP Independent Chair decided it on Wednesday 10 June');

      // Binding: nothing leads further, whoever asks.
      for (const name of ['Raymond Eze', 'Denise Carver', 'Godfrey Amis'])
        expect(await at.own(name)).not.toMatch(
          /"title":"(Go |Take it|Propose|Write to the Chair|It cannot be)/,
        );
      await at.act('Godfrey Amis', 'My own record is made', { confirm0: true, confirm1: true });
      await at.act('Raymond Eze', 'It is shared');
      await at.act('Adam Sykes', 'The needs are met');
      await at.act('Imran Sadiq', 'Close the case');
      expect(await at.outcome()).toBe('closed');
      await at.keeps(['Xerus']);
    },
    LONG,
  );
});
