import { describePerson } from '../find-person.ts';
import type { SandboxClock } from '../move-clock.ts';
import { showDate } from '../read-date.ts';
import type { SandboxState } from '../sandbox-state.ts';
import type { Command } from './read-command.ts';

/** Does what a person asked of the sandbox and says so. */
export async function obeyCommand(
  command: Command,
  state: SandboxState,
  clock: SandboxClock,
): Promise<string> {
  switch (command.kind) {
    case 'as':
      state.actAs(command.person);
      return `You are now ${describePerson(command.person, state.directory.agencies)}.`;
    case 'now':
      try {
        await clock.moveTo(command.target);
        return `It is now ${showDate(clock.now())}.`;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    case 'unclear':
      return command.answer;
  }
}
