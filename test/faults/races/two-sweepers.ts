import { setTimeout as sleep } from 'node:timers/promises';
import { fillIn } from '../../journeys/raise.ts';
import { stageCard } from '../../journeys/steps.ts';
import { type Race, expectNothingTwice, expectTimes, timesIn } from './race-field.ts';

const CASES = 4;
const POSTS = { method: 'POST', path: /^\/v3\/conversations\/.+\/activities/ };

const REMINDERS: Race = {
  name: 'each reminder and each message comes once, also where somebody acts at that moment',
  run: async (field, tally) => {
    const { here, both } = field;
    await field.clockAt('2026-06-01T09:00:00+01:00');
    const refs: string[] = [];
    while (refs.length < CASES) refs.push(await field.raise());
    const [first = ''] = refs;
    await field.clockAt('2026-06-03T09:00:00+01:00');
    const tom = here.seat('Tom Baker');
    const form = await tom.press(await stageCard(here, first), 'I have reviewed the file');
    const [acted] = await Promise.all([
      tom.press(form, 'form.submit', {}),
      ...both.flatMap((host) => [host.runTimer('wake'), host.runTimer('deliver'), host.runTimer('wake')]),
    ]);
    tally.submits += 1;
    tally.sweepers += both.length * 3;
    for (const ref of refs) await field.settle(ref);
    if (acted.status !== 200) tally.wrong.push(`${first}: answered with ${acted.status}`);
    expectTimes(tally, `${first}: reviewed`, timesIn(await here.stored(first), 'file-reviewed'), 1);
    for (const ref of refs) {
      const { messages } = await here.thread(ref);
      const reminders = messages.filter(({ text }) => text.includes('Reminder')).length;
      expectTimes(tally, `${ref}: reminders`, reminders, 1);
      await expectNothingTwice(field, tally, ref);
    }
  },
};

/** So long does Teams take for a message: meanwhile another sweeper comes to the next one. In milliseconds. */
const SLOW_MS = 300;
const SAID = ['has proposed how', 'danger'];

const LEFT: Race = {
  name: 'what turns have left is sent once, whoever comes first',
  run: async (field, tally) => {
    const { here, both } = field;
    const priya = here.seat('Priya Shah');
    const ref = await field.raise();
    here.connector.faults.add({ match: POSTS, do: { status: 429 } });
    await fillIn(priya, await stageCard(here, ref), 'Propose how to settle it', { wording: 'Weekly.' });
    await fillIn(priya, await stageCard(here, ref), 'A child is in danger');
    here.connector.faults.clear();
    await field.clockAt(new Date(here.host.now().getTime() + 60_000));
    here.connector.faults.add({ match: POSTS, do: { delayMs: SLOW_MS } });
    const sweepers = [...both, ...both];
    await Promise.all(
      sweepers.map(async (host, n) => {
        await sleep((n * SLOW_MS) / sweepers.length);
        await host.runTimer('deliver');
      }),
    );
    here.connector.faults.clear();
    tally.submits += 2;
    tally.sweepers += sweepers.length;
    const { messages } = await here.thread(ref);
    for (const words of SAID) {
      const posted = messages.filter(({ text }) => text.includes(words)).length;
      expectTimes(tally, `${ref}: “${words}”`, posted, 1);
    }
    await field.settle(ref);
    await expectNothingTwice(field, tally, ref);
  },
};

/** Timers of two processes, at the same moment. */
export const OF_SWEEPERS: readonly Race[] = [REMINDERS, LEFT];
