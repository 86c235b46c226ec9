import { peopleMeant } from '../../bot/protocol/authority.ts';
import type { Case, Party } from '../../bot/protocol/case.ts';
import type { Duty } from '../../bot/protocol/definition.ts';
import { provenAmong, unconfirmedAmong } from '../../bot/protocol/unconfirmed-address.ts';
import { sayPeopleInRole } from '../say-people.ts';
import { sayUnconfirmed } from '../say-unconfirmed.ts';
import type { FormContext } from './form-plan.ts';
import { ownEarlier } from './writing-fields.ts';

/** Those whom the e-mail goes to, and those who get a copy; nobody gets a copy of their own e-mail. */
function recipientsOf(
  { world, case: kase, viewer }: FormContext,
  duty: Duty,
): { to: Party[]; copies: Party[]; waiting: Party[] } {
  const { proven: to, waiting } = provenAmong(duty.to.flatMap((who) => peopleMeant(world, kase, who)));
  const known = new Set([viewer, ...to.map((party) => party.person)]);
  const copied = provenAmong(
    duty.copies.flatMap((who) => peopleMeant(world, kase, who)).filter((party) => !known.has(party.person)),
  );
  return { to, copies: copied.proven, waiting: [...waiting, ...copied.waiting] };
}

/** Who gets the e-mail and who gets a copy, by name and role. */
export function sayRecipients(context: FormContext, duty: Duty): string {
  const { to, copies, waiting } = recipientsOf(context, duty);
  const named = (people: readonly Party[]): string => sayPeopleInRole(context.world, people);
  const nobody = waiting.length > 0 ? '' : 'Nobody is listed to get it yet.';
  const goes = to.length === 0 ? nobody : `It goes to ${named(to)}.`;
  const left =
    waiting.length === 0
      ? ''
      : `${named(waiting)}: left out until the business manager has confirmed their address.`;
  return [goes, copies.length === 0 ? '' : `Copies go to ${named(copies)}.`, left].filter(Boolean).join(' ');
}

/** Told before anything is written: it cannot be sent as long as an address is not confirmed. */
export function sayUnsendable(context: FormContext, duty: Duty): string | undefined {
  const { to, copies, waiting } = recipientsOf(context, duty);
  if (to.length === 0 && waiting.length > 0)
    return sayUnconfirmed(
      context,
      waiting.map(({ person }) => person),
    );
  const found = unconfirmedAmong(context.world, [...to, ...copies]).map(({ party }) => party.person);
  return found.length === 0 ? undefined : sayUnconfirmed(context, found);
}

/** What became of an earlier e-mail for the same step, where that matters before another is sent. */
export function sayWritingState(kase: Case, duty: Duty, side: Party['side'] | undefined): string | undefined {
  switch (ownEarlier(kase, duty, side)?.status) {
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
