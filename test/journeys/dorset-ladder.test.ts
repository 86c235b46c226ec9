import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Partnership } from './partnership.ts';
import { startPartnership } from './partnership.ts';
import { SECRETS, fillIn, raise } from './raise.ts';
import { answerOf, buttonsOn, lastMentioned, lastText, refIn, stageCard } from './steps.ts';

const LADDER = [
  { title: 'Team Manager', holder: 'Rachel Dunn', address: 'rachel.dunn@dorset-council.example', duty: 'T3' },
  {
    title: 'Service Manager',
    holder: 'Victor Stone',
    address: 'victor.stone@dorset-council.example',
    duty: 'S2',
  },
  {
    title: 'Strategic Lead for SEND',
    holder: 'Amara Bello',
    address: 'amara.bello@dorset-council.example',
    duty: 'L2',
  },
  {
    title: 'Corporate Director for Education',
    holder: 'Edward Marsh',
    address: 'edward.marsh@dorset-council.example',
    duty: 'C2',
  },
] as const;
const PRACTITIONER = 'laura.finch@chesilbank.example';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

describe('Dorset SEND: one practitioner, four managers, one after the other', () => {
  test('no answer settles it, up to the Corporate Director, and then there is no further stage', async () => {
    const laura = here.seat('Laura Finch');
    const sent = await raise(laura, 'dorset-send');
    const ref = refIn(sent);
    expect(ref).toMatch(/^DO-/);

    for (const [level, manager] of LADDER.entries()) {
      const asked = here.graph.mails().at(-1);
      expect(asked?.to).toEqual([manager.address]);
      expect(asked?.body).toContain('Zebrafinch');
      expect(asked?.subject).not.toMatch(/Zebrafinch|Quokka|Wombat|OAK-77123/);
      expect(await lastMentioned(here, ref)).toEqual([manager.holder]);

      const officer = here.seat(manager.holder);
      const write = buttonsOn(await stageCard(here, ref)).find((it) =>
        /^Write the (answer|outcome)$/.test(it),
      );
      const answer = {
        text_findings: `Findings of level ${level}.`,
        text_answer: `No, says level ${level}.`,
      };
      const form = await officer.press(await stageCard(here, ref), write ?? '');
      const bare = await officer.press(form, 'form.submit', answer, { unchecked: true });
      expect(answerOf(bare)).toContain('Please tick this once it is true');
      expect(answerOf(bare)).toContain(`Findings of level ${level}.`);
      await officer.press(bare, 'form.submit', { [`tick_${manager.duty}`]: true });

      const answered = here.graph.mails().at(-1);
      expect(answered?.to).toEqual([PRACTITIONER]);
      expect(answered?.body).toContain(`No, says level ${level}.`);
      expect(await lastMentioned(here, ref)).toEqual(['Laura Finch']);

      await fillIn(laura, await stageCard(here, ref), 'I am not satisfied');
      const next = LADDER[level + 1];
      if (!next) break;
      const up = buttonsOn(await stageCard(here, ref)).filter((it) => it.startsWith('Take it to'));
      expect(up).toEqual([
        `Take it to the ${next.title.replace(' for SEND', '').replace(' for Education', '')}`,
      ]);
      await fillIn(laura, await stageCard(here, ref), up[0] ?? '', {
        text_matter: 'Zebrafinch still will not join.',
        text_ask: 'That it joins.',
      });
    }

    const kase = await here.stored(ref);
    expect(kase.outcome).toBe('final-not-agreed');
    expect(kase.stages.map((run) => run.stage)).toEqual(['I', 'T', 'S', 'L', 'C']);
    expect(await lastText(here, ref)).toMatch(/last stage/);
    expect(
      buttonsOn(await stageCard(here, ref)).filter((it) => /Take it|satisfied|up late/.test(it)),
    ).toEqual([]);
    expect(here.graph.mails()).toHaveLength(8);

    const words = here.wordsIn(await here.thread(ref));
    for (const secret of [...Object.values(SECRETS), 'Zebrafinch', 'Findings of level', 'says level'])
      expect(words).not.toContain(secret);
    const details = await laura.press((await here.thread(ref)).root, 'See the details');
    expect(answerOf(details)).toContain('No, says level 3.');
  });

  test('a manager who is asked in writing keeps the days of the first notification', async () => {
    const peter = here.seat('Peter Hale');
    const ref = refIn(await raise(peter, 'dorset-send'));
    const rachel = here.seat('Rachel Dunn');
    const before = (await here.stored(ref)).stages.at(-1)?.enteredAt;
    await fillIn(rachel, await stageCard(here, ref), 'I have asked for it in writing');
    expect((await here.stored(ref)).stages.at(-1)?.enteredAt).toBe(before);
    expect(here.wordsIn(await here.thread(ref))).toContain('Monday 15 June');
  });

  test('satisfied with an answer: the case is closed, and nobody has to go on', async () => {
    const anna = here.seat('Anna Kowalska');
    const ref = refIn(await raise(anna, 'dorset-send'));
    await fillIn(here.seat('Rachel Dunn'), await stageCard(here, ref), 'Write the answer', {
      text_findings: 'It was overlooked.',
      text_answer: 'We join.',
      tick_T3: true,
    });
    const done = await fillIn(anna, await stageCard(here, ref), 'I am satisfied');
    expect(answerOf(done)).toMatch(/satisfied/);
    expect((await here.stored(ref)).outcome).toBe('closed');
    expect(await lastText(here, ref)).toContain('Closed. Anna Kowalska');
  });
});
