import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskOf, lastMailTo } from './act.ts';
import { emailOf } from './cast-protocol.ts';
import type { Partnership } from './partnership.ts';
import { SAFEGUARDING, raiseUnder } from './raise.ts';
import { CHILD, CONSTABLE, NURSE, PROTOCOL, TRUST_WORKER, startSafeguarding } from './safeguarding-people.ts';
import { answerOf, refIn } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startSafeguarding('2026-06-01T09:00:00+01:00');
});
afterAll(() => here.stop());

/** Raised with the line managers at once, and taken by them to the senior managers before the time. */
async function toSeniors(raiser: string, manager: string, counterpart: string, facts = {}): Promise<Desk> {
  const matter = { ...SAFEGUARDING, zero: 'manager-aware', counterpart, ...facts };
  const at = deskOf(here, refIn(await raiseUnder(here.seat(raiser), PROTOCOL, matter)));
  await at.act(manager, 'Go to the senior managers', { reason: 'Xenopus: it is urgent.' });
  expect(await at.stage()).toBe('2');
  return at;
}

const IRO = 'Tell the Reviewing Officer';
const EARLIER = ' (Line managers)';
const UP = 'My director has the form';

const papers = async (at: Desk): Promise<void> => {
  await at.act('Hilda Senior', 'Send the form to my director', CHILD);
  await at.act('Hilda Senior', 'Tell our representative', { text_notice: 'Xenopus.' });
};

describe('notices that stand in the way', () => {
  test('the child becomes looked after in the middle: both sides owe the reviewing officer a notice, and nothing goes up before', async () => {
    const at = await toSeniors('Hana Nurse', 'Hugo Line', CONSTABLE);
    await at.giveUp('Piers Senior');
    await papers(at);
    expect(await at.buttons()).toContain(UP);
    expect((await at.buttons()).join()).not.toContain(IRO);

    await at.act('Paul Constable', 'Add a fact', { facts: 'lookedAfter' });
    expect(await at.buttons()).toContain(`${IRO}${EARLIER}`);
    expect(await at.buttons()).not.toContain(UP);
    const notHis = await at.open('Hilda Senior', `${IRO}${EARLIER}`);
    expect(answerOf(notHis)).toMatch(
      /Hugo Line \(Named Professional, .*Petra Line \(Sergeant, Mercia Police/,
    );
    await at.act('Hugo Line', `${IRO}${EARLIER}`, { text_notice: 'Xenopus: we disagree.' });
    expect(lastMailTo(here)).toEqual([emailOf('Ivo Reviewer')]);
    // One of the two has told; the other has not.
    expect(await at.buttons()).not.toContain(UP);
    const hers = await at.open('Petra Line', `${IRO}${EARLIER}`);
    expect(answerOf(hers)).not.toContain('Xenopus: we disagree.');
    await at.act('Petra Line', `${IRO}${EARLIER}`, { text_notice: 'Xenopus: so do we.' });
    expect((await at.buttons()).join()).not.toContain(IRO);
    await at.act('Hilda Senior', UP);
    expect(await at.stage()).toBe('3');
    await at.keeps(['Yaffle', 'Numbat']);
  });

  test('on a child protection plan from the start: owed at stage 1, also before closing', async () => {
    const matter = { ...SAFEGUARDING, zero: 'manager-aware', fact_cpPlan: 'true', counterpart: TRUST_WORKER };
    const at = deskOf(here, refIn(await raiseUnder(here.seat('Hana Nurse'), PROTOCOL, matter)));
    expect(await at.buttons()).toContain(IRO);
    await at.act('Tessa Line', 'Propose how to settle it', { wording: 'Xenopus: we join.' });
    await at.act('Hugo Line', 'Answer the proposal', { answer: 'confirm' });
    await at.act('Tessa Line', 'Write the outcome', { text_openPoints: 'None.', text_actions: 'None.' });
    expect(await at.buttons()).not.toContain('Close the case');
    await at.act('Tessa Line', IRO, { text_notice: 'Xenopus.' });
    await at.act('Hugo Line', IRO, { text_notice: 'Xenopus.' });
    await at.act('Hugo Line', 'Close the case');
    expect(await at.outcome()).toBe('closed');
  });

  test('a child who cannot wait goes past the papers, with a reason; they stay owed', async () => {
    const at = await toSeniors('Hana Nurse', 'Hugo Line', TRUST_WORKER);
    await at.giveUp('Hilda Senior');
    expect(await at.buttons()).not.toContain(UP);
    const form = await at.open('Hilda Senior', 'Go to the directors');
    expect(answerOf(form)).toContain('Send the completed form to your own service director.');
    expect(answerOf(form)).toContain('Tell the Director for Quality and Review');
    const hilda = here.seat('Hilda Senior');
    const bare = await hilda.press(form, 'form.submit', { reason: ' ' }, { unchecked: true });
    expect(answerOf(bare)).toContain('Please say why the child cannot wait');
    expect(await at.stage()).toBe('2');
    await hilda.press(bare, 'form.submit', { reason: 'Xenopus: he is sent home tonight.' });
    expect(await at.stage()).toBe('3');

    const left = ['Send the form to my director', 'Tell our representative', 'Tell the Director for Quality'];
    for (const button of left) expect(await at.buttons()).toContain(`${button} (Senior managers)`);
    await at.act('Hilda Senior', 'Tell our representative (Senior managers)', { text_notice: 'Xenopus.' });
    expect(lastMailTo(here)).toEqual([emailOf('Holly Delegate')]);
    expect(await at.buttons()).not.toContain('Tell our representative (Senior managers)');
    await at.keeps([]);
  });

  test('past the reviewing officer up to the Chair in writing, each time with a reason; never past closing', async () => {
    const at = await toSeniors('Hana Nurse', 'Hugo Line', CONSTABLE, { fact_cpPlan: 'true' });
    await at.giveUp('Hilda Senior');
    await at.act('Hilda Senior', 'Go to the directors', { reason: 'Xenopus: tonight.' });
    await at.giveUp('Howard Chief');
    const howard = here.seat('Howard Chief');
    const form = await at.open('Howard Chief', 'Refer it to the Chair');
    expect(answerOf(form)).toContain('Tell the Independent Reviewing Officer');
    expect(answerOf(form)).toContain('The child cannot wait because…');
    const bare = await howard.press(form, 'form.submit', CHILD, { unchecked: true });
    expect(answerOf(bare)).toContain('Please give your reason.');
    expect(await at.stage()).toBe('3');
    await howard.press(bare, 'form.submit', { reason: 'Xenopus: tonight.' });
    expect(await at.stage()).toBe('4');
    expect(lastMailTo(here)).toEqual([emailOf('Bronwen Office'), emailOf('Celia Chair')]);

    await at.act('Celia Chair', 'The Chair has decided');
    await at.act('Polly Chief', 'Write the outcome', {
      text_outcome: 'Xenopus.',
      text_openPoints: 'None.',
      text_actions: 'None.',
    });
    const told = { text_outcome: 'Xenopus.', text_learning: 'Nothing.' };
    await at.act('Bronwen Office', 'Tell everybody the outcome', told);
    expect(await at.buttons()).not.toContain('Close the case');
    await at.act('Hugo Line', `${IRO}${EARLIER}`, { text_notice: 'Xenopus.' });
    await at.act('Petra Line', `${IRO}${EARLIER}`, { text_notice: 'Xenopus.' });
    await at.act('Hana Nurse', 'Close the case');
    expect(await at.outcome()).toBe('closed');
    await at.keeps(['Yaffle', 'Numbat']);
  });

  test.each([
    {
      raiser: 'Tariq Worker',
      manager: 'Tessa Line',
      counterpart: CONSTABLE,
      senior: 'Toby Senior',
      owed: true,
    },
    {
      raiser: 'Paul Constable',
      manager: 'Petra Line',
      counterpart: TRUST_WORKER,
      senior: 'Piers Senior',
      owed: true,
    },
    {
      raiser: 'Paul Constable',
      manager: 'Petra Line',
      counterpart: NURSE,
      senior: 'Piers Senior',
      owed: false,
    },
  ])(
    'the Director for Quality is told where the Trust is on either side: $raiser against $counterpart',
    async ({ raiser, manager, counterpart, senior, owed }) => {
      const at = await toSeniors(raiser, manager, counterpart);
      await at.giveUp(senior);
      expect((await at.buttons()).includes('Tell the Director for Quality')).toBe(owed);
    },
  );
});
