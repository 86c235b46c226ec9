import { typedFrom } from '../../cards/fields/typed.ts';
import { type Choosable, parseChoose, renderChoose } from '../../cards/setup/choose-card.ts';
import { sayList } from '../../cards/say-list.ts';
import type { Channel } from '../ports/people.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Answer, asCard, asText } from './answer.ts';
import { whoSetsUp } from './setup-authority.ts';
import { showSetUp } from './setup-state.ts';
import { type SetUpVisit, change, may } from './setup-visit.ts';

const NO_CHANNEL =
  'I cannot tell which channel this is. Please press “Set it up” in the channel in which the cases are to be.';
const NO_TEAM =
  'I do not know who added me to this team, so nobody can set me up here yet. Please take me out of the team and add me again: whoever does that can set me up.';

/** Where the button was pressed, as Teams says; never what a card says. */
function channelHere({ place }: SetUpVisit): Omit<Channel, 'protocol'> | undefined {
  const { tenantId, teamId, channelId, serviceUrl, personal } = place;
  if (personal || tenantId === undefined || teamId === undefined || channelId === undefined) return undefined;
  return { tenantId, teamId, channelId, serviceUrl };
}

function choosableIn(visit: SetUpVisit): Choosable {
  const { deps, record, place } = visit;
  const channelOf = ({ id }: Protocol) => record.channels.find(({ protocol }) => protocol === id);
  const free: Choosable['free'][number][] = [];
  const taken: string[] = [];
  for (const protocol of deps.cases.protocols) {
    const { id, title, shortTitle } = protocol;
    const channel = channelOf(protocol);
    const isHere = channel?.teamId === place.teamId;
    if (isHere && channel?.channelId === place.channelId) taken.push(`${shortTitle}: in this channel.`);
    else if (channel && !isHere) taken.push(`${shortTitle}: used in another team.`);
    else if (may(visit, protocol)) free.push({ id, title, moves: channel !== undefined });
    else {
      const who = whoSetsUp(record, id, place.teamId);
      taken.push(`${shortTitle}: set up by ${who.length > 0 ? sayList(who, 'or') : 'somebody else'}.`);
    }
  }
  return { free, taken };
}

export function chooseProtocols(visit: SetUpVisit): Answer {
  if (!channelHere(visit)) return asText(NO_CHANNEL);
  if (!visit.record.teams.some(({ teamId }) => teamId === visit.place.teamId)) return asText(NO_TEAM);
  return asCard(renderChoose(choosableIn(visit)));
}

/** Gives procedures the channel in which the button was pressed. Only those that may be chosen at this moment. */
export async function saveProtocols(visit: SetUpVisit, inputs: unknown): Promise<Answer> {
  const here = channelHere(visit);
  if (!here) return asText(NO_CHANNEL);
  const choosable = choosableIn(visit);
  const parsed = parseChoose(choosable, inputs);
  if ('problems' in parsed) return asCard(renderChoose(choosable, typedFrom(inputs), parsed.problems));
  const chosen = visit.deps.cases.protocols.filter(({ id }) => parsed.value.includes(id));
  const after = await change(
    visit,
    chosen.map(({ id }) => ({ kind: 'put-channel', channel: { ...here, protocol: id } })),
  );
  visit.deps.log({ what: 'setup-channel', protocols: chosen.map(({ id }) => id) });
  const names = sayList(chosen.map(({ shortTitle }) => shortTitle));
  return showSetUp(after, `${names} ${chosen.length === 1 ? 'belongs' : 'belong'} to this channel.`);
}
