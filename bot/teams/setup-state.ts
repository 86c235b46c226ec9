import { renderSetUp, type SetUpState } from '../../cards/setup/state-card.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { Roster } from '../protocol/roster.ts';
import { type Answer, asCard } from './answer.ts';
import { managersIn, teamIn, whoSetsUp } from './setup-authority.ts';
import { type SetUpVisit, may, missingOf, settingsOf } from './setup-visit.ts';

/** The procedures that a set-up card is about: in a channel its own, in a personal chat all. */
function protocolsHere({ deps, place, record }: SetUpVisit): Protocol[] {
  if (place.personal) return [...deps.cases.protocols];
  const here = record.channels.filter(
    ({ teamId, channelId }) => teamId === place.teamId && channelId === place.channelId,
  );
  return deps.cases.protocols.filter(({ id }) => here.some(({ protocol }) => protocol === id));
}

function stateOf(visit: SetUpVisit, protocol: Protocol, roster: Roster): SetUpState {
  const settings = settingsOf(visit, protocol);
  const own = settings.mailbox;
  return {
    protocol,
    missing: missingOf(visit, protocol, roster),
    managers: managersIn(visit.record, protocol.id).map(({ name }) => name),
    mailbox: own ?? visit.deps.setUp.mailbox,
    isDefaultMailbox: own === undefined,
    unheld: visit.deps.desk.unheld(visit.record, protocol.id),
    contacts: settings.contacts?.length ?? 0,
    printsAddresses: protocol.roles.some(({ address }) => address !== undefined),
  };
}

/** Whether there is anything for this person to choose in this channel: they added the bot, or manage a procedure. */
const canChoose = (visit: SetUpVisit): boolean =>
  !visit.place.personal &&
  visit.place.channelId !== undefined &&
  teamIn(visit.record, visit.place.teamId) !== undefined &&
  visit.deps.cases.protocols.some((protocol) => may(visit, protocol));

/** How the procedures of this place are set up; `done` says what was just changed, `at` for which of them. */
export async function showSetUp(visit: SetUpVisit, done?: string, at?: string): Promise<Answer> {
  const { deps, place, record } = visit;
  const here = protocolsHere(visit);
  const own = here.filter((protocol) => may(visit, protocol));
  const roster = await deps.people.roster();
  const others = place.personal ? [] : here.filter((protocol) => !own.includes(protocol));
  return asCard(
    renderSetUp({
      states: own.map((protocol) => stateOf(visit, protocol, roster)),
      others: others.map((protocol) => ({
        title: protocol.shortTitle,
        who: whoSetsUp(record, protocol.id, place.teamId),
      })),
      canChoose: canChoose(visit),
      at,
      done,
    }),
  );
}
