import type { Person } from '../load-directory.ts';
import { describePerson, findPerson } from '../find-person.ts';
import { readDate } from '../read-date.ts';
import type { SandboxState } from '../sandbox-state.ts';

/** What a person asks of the sandbox itself, in the chat. */
export type Command =
  { kind: 'as'; person: Person } | { kind: 'now'; target: Date } | { kind: 'unclear'; answer: string };

/** Reads "/as NAME" and "/now DATE"; undefined when the text is for the bot. */
export function readCommand(text: string, state: SandboxState): Command | undefined {
  const typed = plainText(text);
  const match = /^(?:@?counterpart\s+)?\/(as|now)(?:\s+(.*))?$/i.exec(typed);
  if (!match) return undefined;
  const argument = match[2] ?? '';
  return match[1]?.toLowerCase() === 'as' ? readAs(argument, state) : readNow(argument, state);
}

function readAs(name: string, { directory }: SandboxState): Command {
  const found = findPerson(directory.people, name);
  if (!Array.isArray(found)) return { kind: 'as', person: found as Person };
  const people = found as readonly Person[];
  const start =
    people.length < directory.people.length
      ? `More than one person is called “${name}”:`
      : `Write /as and a name. ${name === '' ? '' : `Nobody here is called “${name}”. `}The people here are:`;
  const names = people.map((one) => `- ${describePerson(one, directory.agencies)}`);
  return { kind: 'unclear', answer: [start, '', ...names].join('\n') };
}

function readNow(typed: string, state: SandboxState): Command {
  const target = readDate(typed, state.now());
  if (target) return { kind: 'now', target };
  const examples = '/now 2026-04-09 14:30, /now 9 April 2026, /now +3 hours or /now +1 working day';
  return { kind: 'unclear', answer: `Write /now and a date, for example ${examples}.` };
}

function plainText(text: string): string {
  return text
    .replaceAll(/<at>.*?<\/at>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
