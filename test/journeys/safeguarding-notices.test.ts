import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskOf, lastMailTo } from './act.ts';
import { emailOf } from './seeded.ts';
import { type Partnership, startPartnership } from './partnership.ts';
import { SAFEGUARDING, raiseUnder } from './raise.ts';
import { CHILD, CONSTABLE, NURSE, PROTOCOL, TRUST_WORKER } from './safeguarding-people.ts';
import { answerOf, refIn } from './steps.ts';

let here: Partnership;
beforeAll(async () => {
  here = await startPartnership('2026-06-01T09:00:00+01:00');
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
  await at.act('Ian Fletcher', 'Send the form to my director', CHILD);
  await at.act('Ian Fletcher', 'Tell our representative', { text_notice: 'Xenopus.' });
};

describe('notices that stand in the way', () => {
  test('the child becomes looked after in the middle: both sides owe the reviewing officer a notice, and nothing goes up before', async () => {
    const at = await toSeniors('Sunita Rao', 'Beth Harmon', CONSTABLE);
    await at.giveUp('Declan Doyle');
    await papers(at);
    expect(await at.buttons()).toContain(UP);
    expect((await at.buttons()).join()).not.toContain(IRO);

    await at.act('Aaron Pike', 'Add a fact', { facts: 'lookedAfter' });
    expect(await at.buttons()).toContain(`${IRO}${EARLIER}`);
    expect(await at.buttons()).not.toContain(UP);
    const notHis = await at.open('Ian Fletcher', `${IRO}${EARLIER}`);
    expect(answerOf(notHis)).toMatch(
      /Beth Harmon \(Named Professional, .*Maya Lunn \(Sergeant, Sandwell Police/,
    );
    await at.act('Beth Harmon', `${IRO}${EARLIER}`, { text_notice: 'Xenopus: we disagree.' });
    expect(lastMailTo(here)).toEqual([emailOf('Elaine Potts')]);
    // One of the two has told; the other has not.
    expect(await at.buttons()).not.toContain(UP);
    const hers = await at.open('Maya Lunn', `${IRO}${EARLIER}`);
    expect(answerOf(hers)).not.toContain('Xenopus: we disagree.');
    await at.act('Maya Lunn', `${IRO}${EARLIER}`, { text_notice: 'Xenopus: so do we.' });
    expect((await at.buttons()).join()).not.toContain(IRO);
    await at.act('Ian Fletcher', UP);
    expect(await at.stage()).toBe('3');
    await at.keeps(['Yaffle', 'Numbat']);
  });

  test('on a child protection plan from the start: owed at stage 1, also before closing', async () => {
    const matter = { ...SAFEGUARDING, zero: 'manager-aware', fact_cpPlan: 'true', counterpart: TRUST_WORKER };
    const at = deskOf(here, refIn(await raiseUnder(here.seat('Sunita Rao'), PROTOCOL, matter)));
    expect(await at.buttons()).toContain(IRO);
    await at.act('Yvonne Hart', 'Propose how to settle it', { wording: 'Xenopus: we join.' });
    await at.act('Beth Harmon', 'Answer the proposal', { answer: 'confirm' });
    await at.act('Yvonne Hart', 'Write the outcome', { text_openPoints: 'None.', text_actions: 'None.' });
    expect(await at.buttons()).not.toContain('Close the case');
    await at.act('Yvonne Hart', IRO, { text_notice: 'Xenopus.' });
    await at.act('Beth Harmon', IRO, { text_notice: 'Xenopus.' });
    await at.act('Beth Harmon', 'Close the case');
    expect(await at.outcome()).toBe('closed');
  });

  test('a child who cannot wait goes past the papers, with a reason; they stay owed', async () => {
    const at = await toSeniors('Sunita Rao', 'Beth Harmon', TRUST_WORKER);
    await at.giveUp('Ian Fletcher');
    expect(await at.buttons()).not.toContain(UP);
    const form = await at.open('Ian Fletcher', 'Go to the directors');
    expect(answerOf(form)).toContain('Send the completed form to your own service director.');
    expect(answerOf(form)).toContain('Tell the Director for Quality and Review');
    const ian = here.seat('Ian Fletcher');
    const bare = await ian.press(form, 'form.submit', { reason: ' ' }, { unchecked: true });
    expect(answerOf(bare)).toContain('Please say why the child cannot wait');
    expect(await at.stage()).toBe('2');
    await ian.press(bare, 'form.submit', { reason: 'Xenopus: he is sent home tonight.' });
    expect(await at.stage()).toBe('3');

    const left = ['Send the form to my director', 'Tell our representative', 'Tell the Director for Quality'];
    for (const button of left) expect(await at.buttons()).toContain(`${button} (Senior managers)`);
    await at.act('Ian Fletcher', 'Tell our representative (Senior managers)', { text_notice: 'Xenopus.' });
    expect(lastMailTo(here)).toEqual([emailOf('Grace Nwosu')]);
    expect(await at.buttons()).not.toContain('Tell our representative (Senior managers)');
    await at.keeps([]);
  });

  test('past the reviewing officer up to the Chair in writing, each time with a reason; never past closing', async () => {
    const at = await toSeniors('Sunita Rao', 'Beth Harmon', CONSTABLE, { fact_cpPlan: 'true' });
    await at.giveUp('Ian Fletcher');
    await at.act('Ian Fletcher', 'Go to the directors', { reason: 'Xenopus: tonight.' });
    await at.giveUp('Grace Nwosu');
    const grace = here.seat('Grace Nwosu');
    const form = await at.open('Grace Nwosu', 'Refer it to the Chair');
    expect(answerOf(form)).toContain('Tell the Independent Reviewing Officer');
    expect(answerOf(form)).toContain('The child cannot wait because…');
    const bare = await grace.press(form, 'form.submit', CHILD, { unchecked: true });
    expect(answerOf(bare)).toContain('Please give your reason.');
    expect(await at.stage()).toBe('3');
    await grace.press(bare, 'form.submit', { reason: 'Xenopus: tonight.' });
    expect(await at.stage()).toBe('4');
    expect(lastMailTo(here)).toEqual([emailOf('Stewart Lane'), emailOf('Bernard Achebe')]);

    await at.act('Bernard Achebe', 'The Chair has decided');
    await at.act('Rosa Bianchi', 'Write the outcome', {
      text_outcome: 'Xenopus.',
      text_openPoints: 'None.',
      text_actions: 'None.',
    });
    const told = { text_outcome: 'Xenopus.', text_learning: 'Nothing.' };
    await at.act('Stewart Lane', 'Tell everybody the outcome', told);
    expect(await at.buttons()).not.toContain('Close the case');
    await at.act('Beth Harmon', `${IRO}${EARLIER}`, { text_notice: 'Xenopus.' });
    await at.act('Maya Lunn', `${IRO}${EARLIER}`, { text_notice: 'Xenopus.' });
    await at.act('Sunita Rao', 'Close the case');
    expect(await at.outcome()).toBe('closed');
    await at.keeps(['Yaffle', 'Numbat']);
  });

  test.each([
    {
      raiser: 'Leah Morgan',
      manager: 'Yvonne Hart',
      counterpart: CONSTABLE,
      senior: 'Dafydd Rees',
      owed: true,
    },
    {
      raiser: 'Aaron Pike',
      manager: 'Maya Lunn',
      counterpart: TRUST_WORKER,
      senior: 'Declan Doyle',
      owed: true,
    },
    {
      raiser: 'Aaron Pike',
      manager: 'Maya Lunn',
      counterpart: NURSE,
      senior: 'Declan Doyle',
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
