import type { SentMail } from '../sandbox/graph/mailbox.ts';
import type { Directory, Partnership } from './partnership.ts';

/** A seeded person has no account in the partnership's Teams: the directory says so. */
export const putOutside =
  (...names: readonly string[]) =>
  (directory: Directory): void => {
    directory.people = directory.people.map((it) =>
      names.includes(it.name) ? { ...it, outside: true } : it,
    );
  };

/** Takes somebody out of the team, as its owner would; the bot is not told. */
export function takeOutOfTeam(here: Partnership, name: string): void {
  for (const team of here.connector.world.teams)
    team.members = team.members.filter((member) => member.name !== name);
}

/** The notices that went to one address, oldest first. */
export const noticesTo = (here: Partnership, address: string): SentMail[] =>
  here.graph.mails().filter(({ to, text }) => to.includes(address) && text?.includes('Why you get this'));
