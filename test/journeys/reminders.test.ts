import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mentionsOf } from '../sandbox/connector/read-message.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { fillIn, raise } from './raise.ts';
import { refIn, stageCard } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-03-31T10:00:00+01:00');
});
afterAll(() => here.stop());

/** What the thread of a case is reminded of when the clock moves from one moment to the next, each in London time. */
async function remindersAt(ref: string, moments: readonly string[]): Promise<string[]> {
  const seen: string[] = [];
  for (const moment of moments) {
    const before = (await here.thread(ref)).messages.length;
    await here.timeBecomes(london(moment));
    const news = (await here.thread(ref)).messages.slice(before);
    seen.push(
      ...news.map((message) => {
        const names = mentionsOf(message).map(({ name }) => name.split(' ')[0] ?? '');
        const kind = /This is late/.test(message.text) ? 'late' : 'due';
        return `${moment} ${kind}: ${names.sort().join(', ')}`;
      }),
    );
  }
  return seen;
}

const london = (moment: string): string => {
  const [day = '', time = ''] = moment.split(' ');
  return `2026-${day}T${time}:00+01:00`;
};

describe('reminders', () => {
  // Good Friday is 3 April 2026, Easter Monday 6 April: three working days from 31 March end on 7 April.
  let easter: string;
  test('over Easter 2026: on the last working day before, two hours before, when it has passed, each second working day', async () => {
    const sent = await raise(here.seat('Priya Shah'), 'sandwell-send', {
      zeroDate: '2026-03-31',
      zeroTime: '09:00',
    });
    easter = refIn(sent);
    const card = await here.thread(easter);
    expect(here.wordsIn(card)).toContain('Tuesday 7 April');
    expect(here.wordsIn(card)).toMatch(/Good Friday.*Easter Monday/);
    const seen = await remindersAt(easter, [
      '04-01 09:00',
      '04-02 08:59',
      '04-02 09:00',
      '04-02 09:01',
      '04-03 09:00',
      '04-04 09:00',
      '04-06 09:00',
      '04-07 09:00',
      '04-07 14:59',
      '04-07 15:00',
      '04-07 15:01',
      '04-07 17:01',
      '04-07 23:59',
      '04-08 00:00',
      '04-08 07:59',
      '04-08 08:00',
      '04-09 09:00',
      '04-10 08:59',
      '04-10 09:00',
      '04-11 09:00',
      '04-12 09:00',
      '04-13 09:00',
      '04-14 09:00',
      '04-16 09:00',
    ]);
    expect(seen).toEqual([
      '04-02 09:00 due: Tom',
      '04-07 15:00 due: Tom',
      // Late: who owes it, the counterpart, and the manager one level up on their own side.
      '04-08 08:00 late: Colin, Priya, Tom',
      '04-10 09:00 late: Colin, Priya, Tom',
      '04-14 09:00 late: Colin, Priya, Tom',
      '04-16 09:00 late: Colin, Priya, Tom',
    ]);
  });

  test('after an outage of ten days: one message', async () => {
    const seen = await remindersAt(easter, ['04-26 12:00', '04-27 07:59', '04-27 10:00', '04-27 10:01']);
    expect(seen).toEqual(['04-27 10:00 late: Colin, Priya, Tom']);
  });

  test('done: no more reminders', async () => {
    const tom = here.seat('Tom Baker');
    await fillIn(tom, await stageCard(here, easter), 'I have reviewed the file');
    await fillIn(tom, await stageCard(here, easter), 'We have spoken');
    expect(await remindersAt(easter, ['04-28 09:00', '04-29 09:00'])).toEqual([]);
  });

  test('a limit in hours runs through the night and the weekend, and so do its reminders', async () => {
    await here.timeBecomes(london('05-15 09:00'));
    const priya = here.seat('Priya Shah');
    const zero = { zeroDate: '2026-05-15', zeroTime: '09:00' };
    const ref = refIn(await raise(priya, 'sandwell-send', zero));
    await fillIn(priya, await stageCard(here, ref), 'It cannot be settled here', { reason: 'No.' });
    await fillIn(priya, await stageCard(here, ref), 'Bring in my manager');
    await here.timeBecomes(london('05-15 10:00'));
    // On a Friday at 10:00 the managers give up: 24 hours to refer it, until Saturday 10:00. Nobody is at work then,
    // so they are reminded on Friday, two hours before the office closes.
    await fillIn(here.seat('Helen Price'), await stageCard(here, ref), 'It cannot be settled here', {
      reason: 'No.',
    });
    const seen = await remindersAt(ref, [
      '05-15 14:59',
      '05-15 15:00',
      '05-15 20:00',
      '05-16 09:59',
      '05-16 10:01',
    ]);
    expect(seen).toEqual(['05-15 15:00 due: Colin, Helen', '05-16 10:01 late: Colin, Farah, Gareth, Helen']);
  });

  test('Dorset: the next manager is told of a late answer; a lapsed window closes nothing', async () => {
    await here.timeBecomes(london('06-01 09:00'));
    const ref = refIn(await raise(here.seat('Laura Finch'), 'dorset-send', { spokenDate: '2026-06-01' }));
    const seen = await remindersAt(ref, [
      '06-12 09:00',
      '06-15 15:00',
      '06-15 23:59',
      '06-16 08:00',
      '06-18 09:00',
    ]);
    expect(seen).toEqual([
      '06-12 09:00 due: Rachel',
      '06-15 15:00 due: Rachel',
      '06-16 08:00 late: Laura, Rachel, Victor',
      '06-18 09:00 late: Laura, Rachel, Victor',
    ]);
    expect((await here.stored(ref)).outcome).toBeUndefined();
    expect((await here.stored(ref)).stages.at(-1)?.stage).toBe('T');
  });
});
