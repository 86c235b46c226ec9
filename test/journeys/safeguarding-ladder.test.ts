import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { emailOf } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SAFEGUARDING, raiseUnder } from './raise.ts';
import { CHILD, PROTOCOL, TRUST_WORKER } from './safeguarding-people.ts';
import { answerOf, lastMentioned, lastText, refIn } from './steps.ts';

/** Some sixty clicks through a real host: a busy machine takes its time. In milliseconds. */
const LONG = 180_000;

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

const mail = () => here.graph.mails().at(-1);

describe('Sandwell safeguarding, from the informal talk to the end of its longest path', () => {
  test(
    'talk, line managers, senior managers with the form, directors, the Chair; lessons told; closed',
    async () => {
      const sent = await raiseUnder(here.seat('Sunita Rao'), PROTOCOL, {
        ...SAFEGUARDING,
        counterpart: TRUST_WORKER,
      });
      const ref = refIn(sent);
      const at = deskOf(here, ref);
      const words = async () => here.wordsIn(await here.thread(ref));

      // The talk: 24 hours on the clock, and no day of the case has begun.
      expect(await at.stage()).toBe('0');
      expect(await lastMentioned(here, ref)).toEqual(['Leah Morgan']);
      expect(await words()).toMatch(/By Tuesday 2 June, 08:30/);
      await at.act('Sunita Rao', 'I have talked with my manager');
      await at.giveUp('Leah Morgan');
      await at.act('Leah Morgan', 'I have told my manager too');
      const notHers = await at.open('Yvonne Hart', 'I have told my manager');
      expect(answerOf(notHers)).toMatch(/This is for .*Sunita Rao/);
      await at.act('Sunita Rao', 'I have told my manager');

      expect(await at.stage()).toBe('1');
      expect(await lastMentioned(here, ref)).toEqual(['Beth Harmon', 'Yvonne Hart']);
      expect(await lastText(here, ref)).toContain('Thursday 4 June');
      const clear = { confirm0: true, confirm1: true, confirm2: true };
      await at.act('Beth Harmon', 'We have made it clear', clear);
      await at.act('Yvonne Hart', 'We have made it clear', clear);
      await at.act('Yvonne Hart', 'We have talked');
      await here.timeBecomes('2026-06-03T10:00:00+01:00');
      await at.giveUp('Yvonne Hart');
      await at.act('Beth Harmon', 'Bring in the senior managers');

      expect(await at.stage()).toBe('2');
      expect(await lastMentioned(here, ref)).toEqual(['Dafydd Rees', 'Ian Fletcher']);
      // Five days from the referral; Day 8 comes after it and stands on the card.
      expect(await lastText(here, ref)).toContain('Wednesday 10 June');
      expect(await words()).toContain('Thursday 11 June');
      await at.act('Dafydd Rees', 'We have met');
      const form = await at.open('Ian Fletcher', 'Send the form');
      expect(answerOf(form)).toContain('Only the SCSP Business Manager fills in this part.');
      expect(answerOf(form)).not.toContain('Date on which the Business Manager got it');
      const inCare = { ...CHILD, text_currentNeed: 'Child in Care' };
      const bare = await here.seat('Ian Fletcher').press(form, 'form.submit', inCare);
      expect(answerOf(bare)).toMatch(/Legal status now/);
      await here.seat('Ian Fletcher').press(bare, 'form.submit', { text_currentLegalStatus: 'Kudu order' });
      expect(lastMailTo(here)).toEqual([emailOf('Stewart Lane')]);
      expect(mail()?.body).toContain('Yaffle Numbat');
      expect(mail()?.subject).not.toMatch(/Yaffle|Numbat|Zebrafinch/);
      await at.giveUp('Dafydd Rees');

      // The papers come first: nobody is offered the directors' stage before.
      expect(await at.buttons()).not.toContain('My director has the form');
      await at.act('Ian Fletcher', 'Send the form to my director');
      expect(lastMailTo(here)).toEqual([emailOf('Grace Nwosu')]);
      await at.act('Ian Fletcher', 'Tell our representative', { text_notice: 'Xerus: it goes up.' });
      expect(lastMailTo(here)).toEqual([emailOf('Grace Nwosu')]);
      expect(await at.buttons()).not.toContain('My director has the form');
      await at.act('Ian Fletcher', 'Tell the Director for Quality', { text_notice: 'Xerus: it goes up.' });
      expect(lastMailTo(here)).toEqual([emailOf('Harriet Cole')]);
      await here.timeBecomes('2026-06-10T10:00:00+01:00');
      await at.act('Ian Fletcher', 'My director has the form');

      expect(await at.stage()).toBe('3');
      expect(await lastMentioned(here, ref)).toEqual(['Grace Nwosu', 'Olivia Grant']);
      expect(await lastText(here, ref)).toContain('Grace Nwosu</at> (Chief Nurse, Riverside NHS Trust)');
      await at.act('Grace Nwosu', 'Send the form', { text_method: 'Xerus method.' });
      expect((await here.stored(ref)).forms['resolutionForm']?.version).toBe(3);
      await at.act('Grace Nwosu', 'We have talked');
      await here.timeBecomes('2026-06-17T10:00:00+01:00');
      await at.giveUp('Olivia Grant');
      await at.act('Grace Nwosu', 'Give notice to the partnership', {
        text_notice: 'Xerus: please decide.',
        text_papers: 'Xerus report, by secure mail.',
      });
      expect(lastMailTo(here)).toEqual([emailOf('Stewart Lane'), emailOf('Bernard Achebe')]);
      expect(await at.stage()).toBe('3');
      await at.act('Grace Nwosu', 'Refer it to the Chair');

      expect(await at.stage()).toBe('4');
      expect(await lastMentioned(here, ref)).toEqual(['Bernard Achebe', 'Stewart Lane']);
      // Seven days for the meeting; Day 20 for the decision.
      expect(await lastText(here, ref)).toContain('Friday 26 June');
      expect(await words()).toContain('Monday 29 June');
      await here.timeBecomes('2026-06-25T10:00:00+01:00');
      await at.act('Stewart Lane', 'The meeting has been held');
      const notTheirs = await at.open('Stewart Lane', 'The Chair has decided');
      expect(answerOf(notTheirs)).toMatch(/This is for .*Bernard Achebe/);
      await at.act('Bernard Achebe', 'The Chair has decided');
      expect(await at.outcome()).toBe('decided');
      expect(await lastMentioned(here, ref)).toEqual(['Olivia Grant']);
      expect(await lastText(here, ref)).toContain('is decided');

      await at.act('Stewart Lane', 'The record is kept');
      await at.act('Grace Nwosu', 'The copy is on the file');
      await at.act('Olivia Grant', 'The copy is on the file');
      expect(await at.buttons()).not.toContain('Close the case');
      await at.act('Olivia Grant', 'Write the outcome', {
        text_outcome: 'Xerus: the plan stays.',
        text_openPoints: 'Nothing is open.',
        text_actions: 'Xerus visits.',
      });
      expect(lastMailTo(here)[0]).toBe(emailOf('Grace Nwosu'));
      // A month from the meeting, which was the earlier of the two.
      expect(await words()).toMatch(/Friday 24 July|Saturday 25 July/);
      expect(await words()).toContain('Before it can be closed: “Tell everybody in the case the outcome');
      await at.act('Stewart Lane', 'Tell everybody the outcome', {
        text_outcome: 'Xerus: the plan stays.',
        text_learning: 'Xerus: ring sooner.',
      });
      expect(lastMailTo(here)).toHaveLength(8);
      await at.act('Stewart Lane', 'Fill in our part of the form (Senior managers)', {
        text_receivedOn: '2026-06-17',
        text_toChair: 'Yes',
        text_toChairReason: 'Xerus reason.',
      });
      expect(lastMailTo(here)).toEqual([emailOf('Grace Nwosu')]);
      expect(mail()?.body).toContain('Xerus reason.');

      await at.act('Olivia Grant', 'Add an agreed action', {
        what: 'Xerus visits weekly.',
        owner: "Leah Morgan (Sandwell Children's Trust)",
        untilDate: '2026-07-01',
      });
      expect(await at.buttons()).not.toContain('Close the case');
      await here.timeBecomes('2026-06-30T10:00:00+01:00');
      await at.act('Grace Nwosu', 'It was done');
      await at.act('Grace Nwosu', 'Close the case');
      expect(await at.outcome()).toBe('closed');
      await at.keeps(['Yaffle', 'Numbat', 'Narwhal', '2016', '3 April', 'Kudu', 'Xerus']);
    },
    LONG,
  );
});
