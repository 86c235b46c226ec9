import { peopleMeant } from '../../bot/protocol/authority.ts';
import type { Case, Party } from '../../bot/protocol/case.ts';
import type { Duty } from '../../bot/protocol/definition.ts';
import { sayPeopleInRole } from '../say-people.ts';
import type { FormContext } from './form-plan.ts';

/** Who gets the e-mail and who gets a copy, by name and role. */
export function sayRecipients({ world, case: kase, viewer }: FormContext, duty: Duty): string {
  const to = duty.to.flatMap((who) => peopleMeant(world, kase, who));
  const known = new Set([viewer, ...to.map((party) => party.person)]);
  const copies: Party[] = duty.copies
    .flatMap((who) => peopleMeant(world, kase, who))
    .filter((party) => !known.has(party.person));
  const goes =
    to.length === 0 ? 'Nobody is listed to get it yet.' : `It goes to ${sayPeopleInRole(world, to)}.`;
  return copies.length === 0 ? goes : `${goes} Copies go to ${sayPeopleInRole(world, copies)}.`;
}

/** What became of an earlier e-mail for the same step, where that matters before another is sent. */
export function sayWritingState(kase: Case, duty: Duty): string | undefined {
  switch (kase.writings[duty.id]?.status) {
    case 'sending':
      return 'An e-mail for this step is being sent now. Please wait for the answer in the thread.';
    case 'unknown':
      return 'The last e-mail may have arrived, or not. Please ask whoever should have it before you send another.';
    case 'failed':
      return 'The last e-mail could not be sent. Your words are below: you can send them again.';
    case 'sent':
    case undefined:
      return undefined;
  }
}
