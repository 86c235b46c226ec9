import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { emailOf } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SECRETS, WEST_SUSSEX, raiseUnder } from './raise.ts';
import { answerOf, lastMentioned, lastText, refIn } from './steps.ts';
import { CONSTABLE, PROTOCOL } from './west-sussex-people.ts';

/** Some sixty clicks through a real host: a busy machine takes its time. In milliseconds. */
const LONG = 180_000;

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

describe('West Sussex, to the end of its longest path', () => {
  test(
    'a time stated at each stage, the Scrutineer, the finding that opens the last, and what came of it',
    async () => {
      const jenny = here.seat('Jenny Walsh');
      const ref = refIn(await raiseUnder(jenny, PROTOCOL, { ...WEST_SUSSEX, counterpart: CONSTABLE }));
      const at = deskOf(here, ref);
      const words = async () => here.wordsIn(await here.thread(ref));
      expect(await at.stage()).toBe('1');
      expect(await lastMentioned(here, ref)).toEqual(['Lewis Boyd']);
      expect(await words()).toContain('Thursday 4 June');
      await at.giveUp('Lewis Boyd');

      // No time, no stage; a bare number is asked about.
      const up = await at.open('Jenny Walsh', 'Bring in my line manager');
      const bare = await jenny.press(up, 'form.submit', {});
      expect(answerOf(bare)).toContain('Please say by when you need it settled');
      const number = await jenny.press(bare, 'form.submit', { statedDays: '3' });
      expect(answerOf(number)).toContain('Please say which: 3 working days, or 3 calendar days?');
      expect(await at.stage()).toBe('1');
      await jenny.press(number, 'form.submit', { statedKind: 'calendar' });
      expect(await at.stage()).toBe('2');
      expect(await lastMentioned(here, ref)).toEqual(['Alison Frost', 'Carys Penn']);
      expect(await lastText(here, ref)).toContain('Thursday 4 June');

      await here.timeBecomes('2026-06-05T09:30:00+01:00');
      expect(await words()).toMatch(/try to settle it\. This is late/);
      await at.giveUp('Carys Penn');
      await at.act('Alison Frost', 'Write the record', {
        text_action: 'Xerus call.',
        text_outcome: 'Xerus: open.',
      });
      expect([...lastMailTo(here)].sort()).toEqual(
        ['Jenny Walsh', 'Lewis Boyd', 'Carys Penn'].map(emailOf).sort(),
      );
      expect(await lastText(here, ref)).toContain('The written record was sent');
      await at.act('Alison Frost', 'Refer it to my senior manager', {
        statedDate: '2026-06-10',
        statedTime: '15:00',
      });

      expect(await at.stage()).toBe('3');
      expect(await lastText(here, ref)).toContain('Keith Barlow</at> (Head Teacher, Beacon Down School)');
      expect(await lastText(here, ref)).toContain(
        'Jack Nolan</at> (Detective Inspector, South Downs Police)',
      );
      expect(await lastText(here, ref)).toMatch(/Wednesday 10 June, 15:00/);
      await at.giveUp('Jack Nolan');
      // The Partnership is told with its template before the leads are brought in.
      expect(await at.buttons()).not.toContain('Take it to the safeguarding leads');
      const template = await at.open('Keith Barlow', 'Fill in the template');
      expect(answerOf(template)).toContain(SECRETS.whatHappened);
      await here.seat('Keith Barlow').press(template, 'form.submit', {
        text_tried: 'Xerus talks.',
        text_effect: 'Xerus effect.',
      });
      expect(lastMailTo(here)).toEqual([emailOf('Nigel Tate')]);
      expect(here.graph.mails().at(-1)?.subject).toContain('Escalation Template');
      await at.act('Keith Barlow', 'Take it to the safeguarding leads', { statedDays: '2 working days' });

      expect(await at.stage()).toBe('4');
      expect(await lastMentioned(here, ref)).toEqual(['Hazel Whitby', 'Miriam Stein']);
      expect(await lastText(here, ref)).toContain('Tuesday 9 June');
      await at.act('Hazel Whitby', 'Ask them to take part', { text_invitation: 'Xerus: Monday at two.' });
      expect([...lastMailTo(here)].sort()).toEqual(
        ['Brenda Quill', 'Farid Aziz', 'Molly Keane'].map(emailOf).sort(),
      );
      await at.giveUp('Hazel Whitby');
      await at.act('Miriam Stein', 'Refer it to the Scrutineer', { statedDays: '10', statedKind: 'working' });

      expect(await at.stage()).toBe('5');
      expect(await lastMentioned(here, ref)).toEqual(['Eleanor Voss']);
      expect(await lastText(here, ref)).toContain('Friday 19 June');
      await at.act('Eleanor Voss', 'Tell the three partners', { text_invitation: 'Xerus: please come.' });
      expect([...lastMailTo(here)].sort()).toEqual(
        ['Lydia Crane', 'Samuel Okoro', 'Anita Sorensen'].map(emailOf).sort(),
      );

      // Nobody asks for the last stage: it is the Scrutineer's finding, and both must be so.
      expect((await at.buttons()).join()).not.toMatch(/Secretary of State/);
      for (const name of ['Jenny Walsh', 'Miriam Stein'])
        expect(await at.own(name)).not.toMatch(/"(Record a finding|Go (straight )?to the Secretary[^"]*)"/);
      expect(await at.own('Eleanor Voss')).toMatch(/"Record a finding"/);
      const notTheirs = await at.open('Miriam Stein', 'Record a finding');
      expect(answerOf(notTheirs)).toMatch(/This is for .*Eleanor Voss/);
      await at.act('Eleanor Voss', 'Record a finding', { leadershipWeak: true });
      expect(await at.stage()).toBe('5');
      await at.act('Eleanor Voss', 'Record a finding', { leadershipWeak: true, allAttemptsFailed: true });
      expect(await at.stage()).toBe('6');
      expect(await words()).toContain('It went to the Secretary of State');
      const details = await jenny.press((await here.thread(ref)).root, 'See the details');
      expect(answerOf(details)).toContain('Every attempt to settle it has failed');

      await at.act('Eleanor Voss', 'Record what came of it');
      expect(await at.outcome()).toBe('decided');
      await at.act('Jenny Walsh', 'The needs are met');
      await at.act('Jenny Walsh', 'Close the case');
      expect(await at.outcome()).toBe('closed');
      await at.keeps(['Xerus']);
    },
    LONG,
  );
});
