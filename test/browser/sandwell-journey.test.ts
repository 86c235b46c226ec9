import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hide, type Journey, startJourney } from './browser-journey.ts';
import {
  cardText,
  choose,
  fillField,
  findThread,
  goToChannel,
  loadPlayground,
  newestCard,
  press,
  say,
  takePicture,
  unfold,
  waitForText,
} from './playground-page.ts';

const WORDS = {
  'What happened, and when?': 'On 15 March the council said that it will not join the assessment.',
  'What shows it?': 'The e-mail of 15 March and the minutes of the review.',
  'What would settle it for you?': 'The council joins the assessment, with a date.',
  "The child's reference in your own system": 'OAK-2213',
};
const PHONE = 375;
const WORDING = 'The council joins the assessment by 9 April.';

let here: Journey;
let ref = '';

beforeAll(async () => {
  // Good Friday is on 26 March: the days of the line managers have Easter in them.
  here = await startJourney('2027-03-22 10:00');
});
afterAll(() => here.close());

const thread = () => findThread(here.page, ref);
const cardInThread = async (words: string | RegExp) => newestCard(await thread(), words);
const stage1 = () => cardInThread('The practitioners talk');
const stage2 = () => cardInThread('The line managers try to settle it');

/** The picture of the README: `.pictures/counterpart.png`, to be copied to `.github/` when the cards have changed. */
async function showcase(): Promise<void> {
  const { page } = here;
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 1420 });
  const hints = page.getByText('Full width control is not supported yet');
  // All of the hint, which is whatever is around it and has no card in it.
  const whole = 'xpath=ancestor::*[not(descendant::*[contains(@class, "ac-adaptiveCard")])][last()]';
  for (const hint of await hints.all()) await hide(hint.locator(whole));
  await (
    await thread()
  ).evaluate((element) => (element as unknown as { scrollIntoView(): void }).scrollIntoView());
  await takePicture(page, 'counterpart');
  if (usual) await page.setViewportSize(usual);
}

describe('a Sandwell SEND matter, in the browser', () => {
  it('is raised in the chat, after a form that came back with a mistake', async () => {
    const { page, picture } = here;
    await say(page, 'hi');
    await expect.poll(() => page.getByText('When two agencies disagree about a child').count()).toBe(2);
    const card = await newestCard(page, 'When two agencies disagree');
    await picture(card, '01-welcome');
    await press(card, 'Raise a disagreement');
    await picture(card, '02-danger-first');
    await choose(card, 'Is a child or young person in danger now?', 'No');
    await choose(card, 'Which procedure is it for?', 'Sandwell SEND resolution and escalation protocol');
    await choose(card, 'Is the young person 18 or over?', 'No, under 18');
    await press(card, 'Go on');
    await picture(card, '03-raise-form');
    await choose(card, 'Who do you disagree with?', 'Tom Baker, EHC plan coordinator, Sandwell Council');
    await choose(card, 'What is it about?', 'Whether an agency must join the statutory assessment');
    await choose(card, 'Have you already raised it with them?', 'Yes, by word of mouth');
    for (const [label, words] of Object.entries(WORDS)) await fillField(card, label, words);
    await press(card, 'See what will be sent');
    await picture(card, '04-raise-form-with-a-mistake');
    expect(await cardText(card)).toContain('Please say on which day you talked.');
    for (const [label, words] of Object.entries(WORDS))
      expect(await card.getByRole('textbox', { name: label }).inputValue()).toBe(words);
    expect(await card.getByRole('radio', { name: 'Whether an agency must join' }).isChecked()).toBe(true);

    await choose(card, 'Have you already raised it with them?', 'No. Sending this tells them');
    await press(card, 'See what will be sent');
    await picture(card, '05-preview');
    expect(await cardText(card)).toContain('Thursday 25 March');
    await press(card, 'Send');
    await picture(card, '06-sent');
    ref = /SS-[0-9A-Z]{6}/.exec(await cardText(card))?.[0] ?? '';
    expect(ref).not.toBe('');
  });

  it('shows the case to the one who raised it, in the chat', async () => {
    const { page, picture } = here;
    const card = await newestCard(page, `Sent: case ${ref}`);
    await press(card, 'Show the case');
    await picture(card, '07-my-view-of-the-case');
    expect(await cardText(card)).toContain('Tom Baker');
    await press(card, 'See the details');
    await picture(card, '08-details');
    for (const words of Object.values(WORDS)) expect(await cardText(card)).toContain(words);
    await say(page, 'my cases');
    await picture(await newestCard(page, 'Your cases'), '09-my-cases');
    await say(page, 'help');
    await picture(await newestCard(page, 'What you can do here'), '10-help');
  });

  it('opens a thread that mentions the counterpart, and tells another whose move it is', async () => {
    const { page, picture } = here;
    await goToChannel(page, 'Sandwell SEND');
    await waitForText(await thread(), 'Tom Baker');
    await picture(await cardInThread('The steps'), '11-root-card');
    await picture(await thread(), '12-thread');
    await showcase();
    for (const words of Object.values(WORDS)) expect(await (await thread()).innerText()).not.toContain(words);
    const stage = await stage1();
    await press(stage, 'I have reviewed the file');
    await picture(stage, '13-wrong-person');
    expect(await cardText(stage)).toContain('Tom Baker (Sandwell Council)');
    await press(stage, 'Back');
    expect(await cardText(stage)).toContain('Tom Baker (Sandwell Council) – by Thursday 25 March, 17:00');
    await unfold(stage, 'More');
    await picture(stage, '14-practitioners-more');
    await press(stage, 'A child is in danger');
    await picture(stage, '15-danger-form');
    await press(stage, 'Back');
  });

  it('reminds on the working day before, and lets the counterpart answer', async () => {
    const { picture } = here;
    await here.timeBecomes('2027-03-24T10:00');
    await waitForText(await thread(), `Reminder for ${ref}`);
    await picture(await thread(), '16-reminder');
    await here.becomes('Tom Baker');
    const stage = await stage1();
    await press(stage, 'See the details');
    expect(await cardText(stage)).toContain(WORDS['What happened, and when?']);
    await press(stage, 'Back');
    await press(stage, 'I have reviewed the file');
    await picture(stage, '17-file-reviewed-form');
    await picture(stage, '17-file-reviewed-form-phone', PHONE);
    await press(stage, 'Put it on record');
    await press(stage, 'We have spoken');
    await press(stage, 'Put it on record');
    await picture(stage, '18-answered');
    expect((await cardText(stage)).split('done on Wednesday 24 March')).toHaveLength(3);
  });

  it('goes to the line managers when it cannot be settled', async () => {
    const { page, picture } = here;
    await here.becomes('Priya Shah');
    const stage = await stage1();
    await press(stage, 'It cannot be settled here');
    await picture(stage, '19-cannot-be-settled-form');
    await fillField(
      stage,
      'Why can it not be settled here?',
      'We looked at it twice and see it differently.',
    );
    await press(stage, 'Put it on record');
    await picture(stage, '20-cannot-be-settled');
    await press(stage, 'Bring in my manager');
    await picture(stage, '21-bring-in-form');
    await press(stage, 'Put it on record');
    await picture(stage, '22-practitioners-ended');
    await waitForText(await thread(), 'Colin Webb');
    await loadPlayground(page, here.playgroundUrl);
    await goToChannel(page, 'Sandwell SEND');
    await picture(await stage2(), '23-line-managers');
    expect(await cardText(await stage2())).toContain('Good Friday and Easter Monday are not counted.');
    await picture(await cardInThread('The steps'), '24-root-at-the-line-managers');
    await picture(await thread(), '25-thread-at-the-line-managers');
    await picture(await thread(), '25-thread-at-the-line-managers-phone', PHONE);
  });

  it('is settled by both line managers in the same words', async () => {
    const { picture } = here;
    await here.becomes('Helen Price');
    const own = await stage2();
    await press(own, 'Propose how to settle it');
    await picture(own, '26-propose-form');
    await fillField(own, 'What is agreed, and how anything still open will be followed up', WORDING);
    await press(own, 'Send to the other side');
    await picture(own, '27-proposed');
    expect(await (await thread()).innerText()).not.toContain(WORDING);
    await here.becomes('Colin Webb');
    const other = await stage2();
    await press(other, 'Answer the proposal');
    await picture(other, '28-answer-form');
    await choose(other, 'Your answer', 'Yes, this is what we agreed');
    await press(other, 'Send my answer');
    await picture(other, '29-settled');
    await press(other, 'Write the outcome');
    await picture(other, '30-outcome-form');
    await fillField(other, 'What is still open, and how it will be pursued', 'Nothing is open.');
    await fillField(other, 'Who does what, and by when', 'Tom Baker names the people by 2 April.');
    await press(other, 'Send the e-mail');
    await picture(other, '31-outcome-sent');
    await waitForText(await thread(), 'The written outcome was sent by e-mail to Helen Price');
    await picture(await cardInThread('The steps'), '32-root-settled');
    await picture(await thread(), '33-thread-settled');
  });

  it('ends with the outcome in the mailbox', async () => {
    const { control, controlUrl } = here;
    const mails = await here.mails();
    expect(mails).toMatchObject([
      {
        to: ['Helen Price <helen.price@oak.example>'],
        cc: ['Priya Shah <priya.shah@oak.example>', 'Tom Baker <tom.baker@sandwell-council.example>'],
        subject: `${ref}: written outcome (Sandwell SEND)`,
      },
    ]);
    await control.goto(controlUrl);
    await takePicture(control, '34-control-page');
    await control.getByRole('link', { name: new RegExp(ref) }).click();
    await control.frameLocator('iframe').getByText(WORDING).waitFor();
    await control.goto(`${control.url()}/html`);
    await takePicture(control.locator('body'), '35-mail');
  });
});
