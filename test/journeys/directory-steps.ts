import { cardOf } from '../sandbox/connector/read-message.ts';
import type { Message } from '../sandbox/connector/world.ts';
import type { Pressed } from '../sandbox/teams-client/read-answer.ts';
import type { Partnership } from './partnership.ts';
import { answerOf, kept, missing } from './steps.ts';

/** Business managers of Sandwell SEND and of Dorset SEND, and a SENCO who is neither. */
export const MOIRA = 'Moira Kent';
export const HILARY = 'Hilary Beck';
export const PRIYA = 'Priya Shah';

/** What a message shows, word for word. */
export const shown = (message: Message | undefined): string => {
  const said = message ?? missing();
  return cardOf(said) ? answerOf(kept(said)) : said.text;
};

/** The answer to what somebody says in their own chat. */
export async function answerTo(here: Partnership, name: string, text: string): Promise<Message> {
  const seat = here.seat(name);
  await seat.say(text);
  return seat.said().at(-1) ?? missing();
}

/** Opens the entry of somebody as their keeper does. */
export async function openEntry(here: Partnership, keeper: string, name: string): Promise<Pressed> {
  const home = await answerTo(here, keeper, 'directory');
  const found = await here.seat(keeper).press(home, 'Find', { wanted: name });
  return here.seat(keeper).press(found, `Open ${name}`);
}
