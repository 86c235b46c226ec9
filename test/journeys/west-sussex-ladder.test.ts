import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskOf, lastMailTo } from './act.ts';
import { emailOf } from './cast-protocol.ts';
import type { Partnership } from './partnership.ts';
import { SECRETS, WEST_SUSSEX, raiseUnder } from './raise.ts';
import { answerOf, lastMentioned, lastText, refIn } from './steps.ts';
import { CONSTABLE, PROTOCOL, startWestSussex } from './west-sussex-people.ts';

/** Some sixty clicks through a real host: a busy machine takes its time. In milliseconds. */
const LONG = 180_000;

let here: Partnership;
beforeAll(async () => {
  here = await startWestSussex('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

describe('West Sussex, to the end of its longest path', () => {
  test(
    'a time stated at each stage, the Scrutineer, the finding that opens the last, and what came of it',
    async () => {
      const dora = here.seat('Dora Teacher');
      const ref = refIn(await raiseUnder(dora, PROTOCOL, { ...WEST_SUSSEX, counterpart: CONSTABLE }));
      const at = deskOf(here, ref);
      const words = async () => here.wordsIn(await here.thread(ref));
      expect(await at.stage()).toBe('1');
      expect(await lastMentioned(here, ref)).toEqual(['Pat Constable']);
      expect(await words()).toContain('Thursday 4 June');
      await at.giveUp('Pat Constable');

      // No time, no stage; a bare number is asked about.
      const up = await at.open('Dora Teacher', 'Bring in my line manager');
      const bare = await dora.press(up, 'form.submit', {});
      expect(answerOf(bare)).toContain('Please say by when you need it settled');
      const number = await dora.press(bare, 'form.submit', { statedDays: '3' });
      expect(answerOf(number)).toContain('Please say which: 3 working days, or 3 calendar days?');
      expect(await at.stage()).toBe('1');
      await dora.press(number, 'form.submit', { statedKind: 'calendar' });
      expect(await at.stage()).toBe('2');
      expect(await lastMentioned(here, ref)).toEqual(['Dilys Line', 'Perry Line']);
      expect(await lastText(here, ref)).toContain('Thursday 4 June');

      await here.timeBecomes('2026-06-05T09:30:00+01:00');
      expect(await words()).toMatch(/try to settle it\. This is late/);
      await at.giveUp('Perry Line');
      await at.act('Dilys Line', 'Write the record', {
        text_action: 'Xerus call.',
        text_outcome: 'Xerus: open.',
      });
      expect([...lastMailTo(here)].sort()).toEqual(
        ['Dora Teacher', 'Pat Constable', 'Perry Line'].map(emailOf).sort(),
      );
      expect(await lastText(here, ref)).toContain('The written record was sent');
      await at.act('Dilys Line', 'Refer it to my senior manager', {
        statedDate: '2026-06-10',
        statedTime: '15:00',
      });

      expect(await at.stage()).toBe('3');
      expect(await lastText(here, ref)).toContain('Doris Head</at> (Head Teacher, Downs School)');
      expect(await lastText(here, ref)).toContain(
        'Philip Inspector</at> (Detective Inspector, Downs Police)',
      );
      expect(await lastText(here, ref)).toMatch(/Wednesday 10 June, 15:00/);
      await at.giveUp('Philip Inspector');
      // The Partnership is told with its template before the leads are brought in.
      expect(await at.buttons()).not.toContain('Take it to the safeguarding leads');
      const template = await at.open('Doris Head', 'Fill in the template');
      expect(answerOf(template)).toContain(SECRETS.whatHappened);
      await here.seat('Doris Head').press(template, 'form.submit', {
        text_tried: 'Xerus talks.',
        text_effect: 'Xerus effect.',
      });
      expect(lastMailTo(here)).toEqual([emailOf('Olga Office')]);
      expect(here.graph.mails().at(-1)?.subject).toContain('Escalation Template');
      await at.act('Doris Head', 'Take it to the safeguarding leads', { statedDays: '2 working days' });

      expect(await at.stage()).toBe('4');
      expect(await lastMentioned(here, ref)).toEqual(['Duncan Lead', 'Phoebe Lead']);
      expect(await lastText(here, ref)).toContain('Tuesday 9 June');
      await at.act('Phoebe Lead', 'Ask them to take part', { text_invitation: 'Xerus: Monday at two.' });
      expect([...lastMailTo(here)].sort()).toEqual(
        ['Carla Child', 'Derek Doctor', 'Nina Nurse'].map(emailOf),
      );
      await at.giveUp('Phoebe Lead');
      await at.act('Duncan Lead', 'Refer it to the Scrutineer', { statedDays: '10', statedKind: 'working' });

      expect(await at.stage()).toBe('5');
      expect(await lastMentioned(here, ref)).toEqual(['Scott Scrutineer']);
      expect(await lastText(here, ref)).toContain('Friday 19 June');
      await at.act('Scott Scrutineer', 'Tell the three partners', { text_invitation: 'Xerus: please come.' });
      expect([...lastMailTo(here)].sort()).toEqual(
        ['Conrad Council', 'Helga Health', 'Peter Police'].map(emailOf),
      );

      // Nobody asks for the last stage: it is the Scrutineer's finding, and both must be so.
      expect((await at.buttons()).join()).not.toMatch(/Secretary of State/);
      for (const name of ['Dora Teacher', 'Duncan Lead'])
        expect(await at.own(name)).not.toMatch(/"(Record a finding|Go (straight )?to the Secretary[^"]*)"/);
      expect(await at.own('Scott Scrutineer')).toMatch(/"Record a finding"/);
      const notTheirs = await at.open('Duncan Lead', 'Record a finding');
      expect(answerOf(notTheirs)).toMatch(/This is for .*Scott Scrutineer/);
      await at.act('Scott Scrutineer', 'Record a finding', { leadershipWeak: true });
      expect(await at.stage()).toBe('5');
      await at.act('Scott Scrutineer', 'Record a finding', { leadershipWeak: true, allAttemptsFailed: true });
      expect(await at.stage()).toBe('6');
      expect(await words()).toContain('It went to the Secretary of State');
      const details = await dora.press((await here.thread(ref)).root, 'See the details');
      expect(answerOf(details)).toContain('Every attempt to settle it has failed');

      await at.act('Scott Scrutineer', 'Record what came of it');
      expect(await at.outcome()).toBe('decided');
      await at.act('Dora Teacher', 'The needs are met');
      await at.act('Dora Teacher', 'Close the case');
      expect(await at.outcome()).toBe('closed');
      await at.keeps(['Xerus']);
    },
    LONG,
  );
});
