import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Journey, startJourney } from './browser-journey.ts';
import {
  cardText,
  choose,
  fillField,
  findThread,
  goToChannel,
  goToPersonalChat,
  newestCard,
  press,
  say,
  takePicture,
  tick,
  waitForText,
} from './playground-page.ts';

let here: Journey;

beforeAll(async () => {
  here = await startJourney('2027-03-22 10:00', { empty: true });
});
afterAll(() => here.close());

/** "Set up a partnership, in ten minutes" of the README, step by step. */
describe('a new business manager, from an empty store to the first case', () => {
  it('adds Counterpart to the team on the control page', async () => {
    const { control } = here;
    expect(await control.locator('#you strong').innerText()).toContain('Moira Kent');
    await control.getByLabel('Channel to begin in').selectOption('Sandwell SEND');
    await takePicture(control.locator('#team'), 'set-up-01-team');
    await control.getByRole('button', { name: 'Add Counterpart to the team as Moira Kent' }).click();
    await control.getByText('Moira Kent has added Counterpart to the team.').waitFor();
  });

  it('chooses the procedure of the channel, and names herself its business manager', async () => {
    const { page, picture } = here;
    await goToChannel(page, 'Sandwell SEND');
    const card = await newestCard(
      await findThread(page, 'Hello. I am Counterpart'),
      'Hello. I am Counterpart',
    );
    await press(card, 'Set it up');
    await press(card, 'Choose the procedures of this channel');
    await tick(card, 'Sandwell SEND resolution and escalation protocol');
    await press(card, 'Use this channel');
    await picture(card, 'set-up-02-state');
    await press(card, 'Name the business manager');
    await press(card, 'It is me');
    await fillField(card, 'Your agency: its name', 'Sandwell Partnership Office');
    await choose(card, 'What kind of agency is it?', 'Council');
    await press(card, 'Yes, it is me');
    expect(await cardText(card)).toContain('Moira Kent is business manager of Sandwell SEND.');
  });

  it('tests the mailbox with the words of a mail', async () => {
    const { page } = here;
    const card = await newestCard(
      await findThread(page, 'Moira Kent is business manager'),
      'Setting up Counterpart',
    );
    await press(card, 'Test the mailbox');
    await press(card, 'Send a test mail to me');
    const [mail] = await here.mails();
    expect(mail?.to).toEqual(['Moira Kent <moira.kent@scsp-office.example>']);
    const words = /\b[a-z]+ [a-z]+ \d{4}\b/.exec(mail?.text ?? '')?.[0] ?? '';
    await fillField(card, 'The words in the mail', words);
    await press(card, 'It has arrived');
    expect(await cardText(card)).toContain('Mails of Sandwell SEND arrive.');
  });

  it('gives the bot the people as a file, sees what would change, and applies it', async () => {
    const { page, control, controlUrl, picture } = here;
    await control.goto(controlUrl);
    const [people] = await Promise.all([
      control.waitForEvent('download'),
      control.locator('#files').getByRole('link', { name: 'Sandwell SEND' }).click(),
    ]);
    await takePicture(control.locator('#files'), 'set-up-03-files');
    await control.getByLabel('A file to drop into the chat, as Moira Kent').setInputFiles({
      name: people.suggestedFilename(),
      mimeType: 'text/csv',
      buffer: await bytesOf(await people.createReadStream()),
    });
    await control.getByRole('button', { name: 'Give the bot the file' }).click();
    await goToPersonalChat(page);
    const card = await newestCard(page, 'What this file would change');
    await picture(card, 'set-up-04-file');
    await press(card, 'Apply');
    expect(await cardText(card)).toContain('17 people added');
  });

  it('downloads the directory, which waits on the control page', async () => {
    const { page, control, controlUrl } = here;
    await press(await newestCard(page, 'The directory'), 'Download it');
    await waitForText(page, 'The bot offers a file: directory-2027-03-22.csv');
    await control.goto(controlUrl);
    await control.getByRole('button', { name: 'Take directory-2027-03-22.csv' }).click();
    await control.getByRole('link', { name: 'Download directory-2027-03-22.csv' }).waitFor();
    await waitForText(page, 'The file directory-2027-03-22.csv has come');
  });

  it('lets somebody be added who is asked by e-mail, and the health be checked', async () => {
    const { page, picture } = here;
    await say(page, 'directory');
    const card = await newestCard(page, 'Whom are you looking for?');
    await press(card, 'Add a person');
    await picture(card, 'set-up-05-add');
    await press(card, 'Back');
    await press(card, 'Check its health');
    await picture(card, 'set-up-06-health');
  });

  it('lets anybody in it say when they are away', async () => {
    const { page, becomes, picture } = here;
    await becomes('Colin Webb');
    await say(page, 'away');
    await picture(await newestCard(page, 'Your absence'), 'set-up-07-away');
    await becomes('Moira Kent');
  });

  it('is done: setup says so, and Priya raises the first case', async () => {
    const { page, becomes } = here;
    await say(page, 'setup');
    expect(await cardText(await newestCard(page, 'Setting up Counterpart'))).toContain(
      'Ready: matters can be raised.',
    );
    await becomes('Priya Shah');
    await say(page, 'raise');
    const card = await newestCard(page, 'Raise a disagreement');
    expect(await cardText(card)).not.toContain('not ready');
    await choose(card, 'Is a child or young person in danger now?', 'No');
    expect(await cardText(card)).toContain('Sandwell SEND resolution and escalation protocol');
    await choose(card, 'Is the young person 18 or over?', 'No, under 18');
    await press(card, 'Go on');
    await choose(card, 'Who do you disagree with?', 'Tom Baker, EHC plan coordinator, Sandwell Council');
  });
});

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
