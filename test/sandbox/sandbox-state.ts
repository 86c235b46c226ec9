import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Directory, Person } from './load-directory.ts';

const saved = z.object({ personId: z.string(), clockOffset: z.number() });

/** Who speaks in the chats and what time it is: what the control page changes. Kept in a file over a restart. */
export interface SandboxState {
  directory: Directory;
  person(): Person;
  actAs(person: Person): void;
  /** Called after another person was chosen. */
  onPerson(listener: (person: Person) => void): void;
  /** Milliseconds by which sandbox time is ahead of real time. */
  clockOffset(): number;
  setClockOffset(milliseconds: number): void;
  /** Sandbox time. */
  now(): Date;
}

/** `firstId`: who sits there at the first start; the first of the directory when left out. */
export function openSandboxState(file: string, directory: Directory, firstId?: string): SandboxState {
  const first = directory.people.find(({ id }) => id === firstId) ?? directory.people[0];
  if (!first) throw new Error('directory: nobody is in it');
  const found = existsSync(file) ? saved.safeParse(parseJson(readFileSync(file, 'utf8'))) : undefined;
  let person = directory.people.find(({ id }) => id === found?.data?.personId) ?? first;
  let clockOffset = found?.data?.clockOffset ?? 0;
  const listeners: ((person: Person) => void)[] = [];

  function save(): void {
    mkdirSync(dirname(file), { recursive: true });
    // Written beside it and renamed, so that a killed process leaves the old file or the new one.
    writeFileSync(`${file}.new`, JSON.stringify({ personId: person.id, clockOffset }));
    renameSync(`${file}.new`, file);
  }

  return {
    directory,
    person: () => person,
    actAs: (next) => {
      if (next.id === person.id) return;
      person = next;
      save();
      listeners.forEach((listener) => listener(next));
    },
    onPerson: (listener) => listeners.push(listener),
    clockOffset: () => clockOffset,
    setClockOffset: (milliseconds) => {
      clockOffset = milliseconds;
      save();
    },
    now: () => new Date(Date.now() + clockOffset),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
