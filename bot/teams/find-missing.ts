import type { MentionText } from '../../cards/mention.ts';
import type { People } from '../ports/people.ts';
import { joinPeople } from '../protocol/call-people.ts';

/** So long is a member of a team taken for one without asking again. In milliseconds. */
const KNOWN_FOR_MS = 10 * 60_000;
/** A question that takes longer must not keep a message from going out. In milliseconds. */
const PATIENCE_MS = 1_500;

/** Whether somebody, by the id by which Teams knows them, is a member of a channel's team; it may reject. */
export type AskForMember = (teamsId: string) => Promise<boolean>;

/** Remembers who is a member of what; who is none is asked about each time, as they may have been added since. */
export type KnownMembers = Map<string, number>;

/** Undefined where there is no answer in time, or none that says anything. */
function inTime(asked: Promise<boolean>): Promise<boolean | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  return Promise.race([asked.catch(() => undefined), enough]).finally(() => clearTimeout(timer));
}

/** Only a clear "no" counts: after any fault they are mentioned as if they were members. */
async function isMember(known: KnownMembers, key: string, ask: () => Promise<boolean>): Promise<boolean> {
  if ((known.get(key) ?? 0) > performance.now()) return true;
  const found = await inTime(ask());
  if (found === true) known.set(key, performance.now() + KNOWN_FOR_MS);
  return found !== false;
}

export interface Reached {
  /** The text as it is posted, and the mentions that Teams can resolve, by the ids that it knows. */
  readonly text: string;
  readonly mentions: readonly { readonly teamsId: string; readonly name: string }[];
  /** Those whom the text names and cannot mention, as a receipt says it. */
  readonly missed: string;
}

/** Splits the people of a text into those whom Teams can mention there and those whom it can only name. */
export async function findMissing(
  said: MentionText,
  people: Pick<People, 'person'>,
  members: { readonly known: KnownMembers; readonly channel: string; readonly ask: AskForMember },
): Promise<Reached> {
  const found = await Promise.all(
    said.mentions.map(async ({ person, name }) => {
      const teamsId = (await people.person(person))?.entraId ?? person;
      const key = `${members.channel} ${teamsId}`;
      const member = await isMember(members.known, key, () => members.ask(teamsId));
      return { person, name, teamsId, member };
    }),
  );
  const missed = found.filter(({ member }) => !member);
  const text = missed.reduce((left, { name }) => left.replaceAll(`<at>${name}</at>`, name), said.text);
  const mentions = found.filter(({ member }) => member).map(({ teamsId, name }) => ({ teamsId, name }));
  return { text, mentions, missed: joinPeople(missed.map(({ person }) => person)) };
}
