import { typedFrom } from '../../cards/fields/typed.ts';
import { parseAddresses, renderAddresses } from '../../cards/setup/addresses-card.ts';
import { parseContacts, renderContacts } from '../../cards/setup/contacts-card.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Answer, asCard } from './answer.ts';
import { showSetUp } from './setup-state.ts';
import { type SetUpVisit, change, settingsOf } from './setup-visit.ts';

const contactsDesk = (visit: SetUpVisit, protocol: Protocol) => ({
  protocol,
  contacts: settingsOf(visit, protocol).contacts ?? [],
});

export const showContacts = (visit: SetUpVisit, protocol: Protocol): Answer =>
  asCard(renderContacts(contactsDesk(visit, protocol)));

/** Emergency numbers that the document does not print. */
export async function saveContacts(visit: SetUpVisit, protocol: Protocol, inputs: unknown): Promise<Answer> {
  const desk = contactsDesk(visit, protocol);
  const parsed = parseContacts(desk, inputs);
  if ('problems' in parsed) return asCard(renderContacts(desk, typedFrom(inputs), parsed.problems));
  const settings = { ...settingsOf(visit, protocol), contacts: parsed.value };
  const after = await change(visit, [{ kind: 'put-settings', settings }]);
  return showSetUp(after, `The emergency numbers of ${protocol.shortTitle} are saved.`, protocol.id);
}

const addressesDesk = (visit: SetUpVisit, protocol: Protocol) => ({
  protocol,
  confirmed: settingsOf(visit, protocol).confirmedAddresses ?? [],
});

export const showAddresses = (visit: SetUpVisit, protocol: Protocol): Answer =>
  asCard(renderAddresses(addressesDesk(visit, protocol)));

/** Which printed addresses their owners have confirmed; what is no longer ticked is no longer used. */
export async function saveAddresses(visit: SetUpVisit, protocol: Protocol, inputs: unknown): Promise<Answer> {
  const confirmedAddresses = parseAddresses(addressesDesk(visit, protocol), inputs);
  const settings = { ...settingsOf(visit, protocol), confirmedAddresses };
  const after = await change(visit, [{ kind: 'put-settings', settings }]);
  return showSetUp(after, `The printed addresses of ${protocol.shortTitle} are saved.`, protocol.id);
}
