import { findPerson } from '../find-person.ts';
import type { PersonActs } from '../forwarder/act-as-person.ts';
import type { Person } from '../load-directory.ts';
import type { SandboxClock } from '../move-clock.ts';
import { readDate } from '../read-date.ts';
import type { SandboxState } from '../sandbox-state.ts';
import type { SentForm } from './read-form.ts';

interface Desk {
  state: SandboxState;
  clock: SandboxClock;
  acts?: PersonActs;
}

/** Does what a form asks: /as, /now, /team, /file, /offer. Gives what kept it from being done; undefined when it is done. */
export async function obeyForm(
  desk: Desk,
  path: string,
  { fields, file }: SentForm,
): Promise<string | undefined> {
  const { acts } = desk;
  const what = path.split('/').at(-1);
  if (what === 'as') return choose(desk, fields['person'] ?? '');
  if (what === 'now') return moveClock(desk, fields['to'] ?? '');
  if (!acts) return 'There is no such form.';
  if (what === 'team') return acts.addToTeam(fields['channel'] ?? '');
  if (what === 'file')
    return file ? acts.dropFile(file.name, file.bytes) : 'Choose a file first. The bot was given nothing.';
  if (what !== 'offer') return 'There is no such form.';
  return acts.answerOffer(fields['message'] ?? '', fields['action'] === 'accept' ? 'accept' : 'decline');
}

function choose({ state }: Desk, wanted: string): string | undefined {
  const found = findPerson(state.directory.people, wanted);
  if (Array.isArray(found)) return `Nobody, or more than one person, is called “${wanted}”.`;
  state.actAs(found as Person);
  return undefined;
}

async function moveClock({ clock }: Desk, wanted: string): Promise<string | undefined> {
  try {
    if (wanted === 'reset') await clock.reset();
    else {
      const target = /Z$/.test(wanted) ? new Date(wanted) : readDate(wanted, clock.now());
      if (!target || Number.isNaN(target.getTime())) return `“${wanted}” is not a day and time.`;
      await clock.moveTo(target);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
