import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Journey, startJourney } from './browser-journey.ts';
import {
  cardText,
  choose,
  chooseDate,
  chooseTime,
  fillField,
  findThread,
  goToChannel,
  newestCard,
  press,
  say,
  tick,
  waitForText,
} from './playground-page.ts';

const WORDS = {
  'What happened, and when?': 'The plan of 1 March names no occupational therapy.',
  'What shows it?': 'The report of the therapist of 3 February.',
  'What would settle it for you?': 'The plan names the therapy that the report asks for.',
  "The child's reference in your own system": 'CB-118',
};
const MATTER = 'What you disagree with, and what has been tried';

let here: Journey;
let ref = '';

beforeAll(async () => {
  here = await startJourney('2027-03-08 10:00');
});
afterAll(() => here.close());

const thread = () => findThread(here.page, ref);
const cardInThread = async (words: string | RegExp) => newestCard(await thread(), words);

/** As a person of the seeded directory, at the card of a stage. */
async function at(person: string, stage: string) {
  await here.becomes(person);
  return cardInThread(stage);
}

async function writeAnswer(person: string, stage: string, confirm: string, answer: string): Promise<void> {
  const card = await at(person, stage);
  await press(card, 'Write the answer');
  await fillField(card, 'What you found', 'The report of 3 February was on the file.');
  await fillField(card, 'Your answer', answer);
  await here.picture(card, `dorset-answer-form-${person.split(' ')[0] ?? ''}`);
  await tick(card, confirm);
  await press(card, 'Send the e-mail');
}

describe('a Dorset SEND matter, in the browser', () => {
  it('goes to the Team Manager by e-mail and in the thread, once talking has been tried', async () => {
    const { page } = here;
    await here.becomes('Laura Finch');
    await say(page, 'raise');
    const card = await newestCard(page, 'First, the child');
    await choose(card, 'Is a child or young person in danger now?', 'No');
    await choose(
      card,
      'Which procedure is it for?',
      'Dorset procedure for disagreements about children with SEND',
    );
    await press(card, 'Go on');
    await here.picture(card, 'dorset-01-eligibility');
    await choose(card, 'Who are you?', 'A professional who works with the child or young person');
    await choose(card, 'Who employs you?', 'Another organisation, such as a school or the NHS');
    await choose(
      card,
      "Does the person whose view or decision you disagree with work for Dorset Children's Services?",
      'Yes',
    );
    await press(card, 'Go on');
    await here.picture(card, 'dorset-02-raise-form');
    await choose(
      card,
      'Whose view, action or decision do you disagree with?',
      'Simon Gray, SEND case officer, Dorset Council',
    );
    await choose(card, 'What is it about?', 'A decision');
    await choose(card, 'Have you talked about it with this person?', 'Yes, and it did not settle it');
    await chooseDate(card, 'If yes: on which day?', '2027-03-05');
    await chooseTime(card, 'If yes: at what time?', '14:30');
    for (const [label, words] of Object.entries(WORDS)) await fillField(card, label, words);
    await press(card, 'See what will be sent');
    await here.picture(card, 'dorset-03-preview');
    await press(card, 'Send');
    await here.picture(card, 'dorset-04-sent');
    ref = /DO-[0-9A-Z]{6}/.exec(await cardText(card))?.[0] ?? '';
    expect(ref).not.toBe('');
    await goToChannel(page, 'Dorset SEND');
    await waitForText(await thread(), 'Rachel Dunn');
    await here.picture(await thread(), 'dorset-05-thread');
    expect(await (await thread()).innerText()).toContain('Talking has not settled it');
    expect(await here.mails()).toMatchObject([{ to: ['Rachel Dunn <rachel.dunn@dorset-council.example>'] }]);
  });

  it('goes on to the Service Manager when the answer does not satisfy', async () => {
    const team = 'The Team Manager looks into it';
    await here.timeBecomes('2027-03-10T11:00');
    await writeAnswer(
      'Rachel Dunn',
      team,
      'I have spoken with both practitioners and looked at the records that matter.',
      'The plan stays as it is.',
    );
    await waitForText(await thread(), /has been answered in writing/);
    const card = await at('Laura Finch', team);
    await here.picture(card, 'dorset-06-answered');
    await press(card, 'I am not satisfied');
    await here.picture(card, 'dorset-07-not-satisfied-form');
    await press(card, 'I am not satisfied');
    await here.picture(card, 'dorset-08-not-satisfied');
    await press(card, 'Take it to the Service Manager');
    await here.picture(card, 'dorset-09-up-form');
    await fillField(card, MATTER, 'The answer does not say why the report was left out.');
    await fillField(card, 'What you ask for', 'Please look at the report again.');
    await press(card, 'Send the e-mail');
    await waitForText(await thread(), 'Victor Stone');
    await here.picture(await thread(), 'dorset-10-thread');
  });

  it('is closed when the practitioner says that the second answer satisfies', async () => {
    const service = 'The Service Manager reviews it';
    await writeAnswer(
      'Victor Stone',
      service,
      "I have reviewed the Team Manager's work.",
      'The plan will name the therapy.',
    );
    const card = await at('Laura Finch', service);
    await press(card, 'I am satisfied');
    await here.picture(card, 'dorset-11-satisfied-form');
    await press(card, 'Yes, I am satisfied');
    await here.picture(card, 'dorset-12-closed');
    await here.picture(await thread(), 'dorset-13-thread');
    const to = (await here.mails()).map((mail) => mail.to[0]?.split(' <')[0]);
    expect(to.reverse()).toEqual(['Rachel Dunn', 'Laura Finch', 'Victor Stone', 'Laura Finch']);
    expect(await (await thread()).innerText()).toContain('Closed. Laura Finch was satisfied');
  });
});
