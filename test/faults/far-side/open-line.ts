import type { TokenCredential } from '@azure/identity';
import { createMemoryPeople } from '../../../bot/directory/memory-people.ts';
import { createGraphMailer } from '../../../bot/mail/graph-mailer.ts';
import type { Report } from '../../../bot/protocol/command.ts';
import type { Roster } from '../../../bot/protocol/roster.ts';
import type { World } from '../../../bot/protocol/world.ts';
import { castOf } from '../../../bot/tools/cast.ts';
import { createHost } from '../../../bot/teams/host.ts';
import { createTeamsMessenger } from '../../../bot/teams/messenger.ts';
import { type Pacer, unpaced } from '../../../bot/teams/pace.ts';
import { type Desk, openDesk } from '../../fixtures/desk.ts';
import { CHILD, ELIGIBLE, at } from '../../fixtures/given.ts';
import { startConnector } from '../../sandbox/connector.ts';
import { startGraph } from '../../sandbox/graph.ts';

const MAILBOX = 'counterpart@example.org';
const MANAGER = 'moira';
export const MANAGERS_ADDRESS = 'moira@example.org';

/** The business manager, as the directory has her: for what is rendered only, so that nobody is looked up by it. */
const ROSTER: Roster = {
  agencies: new Map(),
  people: new Map([
    [
      MANAGER,
      {
        person: MANAGER,
        name: 'Moira Kent',
        email: MANAGERS_ADDRESS,
        agency: 'office',
        agencyName: 'The Office',
      },
    ],
  ]),
  holdings: new Map(),
  at: at('2026-09-01 09:00'),
};

/** Asks the stand-in itself, and not by the environment: runs go side by side, each with a far side of its own. */
function identityOf(graph: FarSide['graph']): TokenCredential {
  const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = graph.env();
  return {
    getToken: async (scopes) => {
      const resource = encodeURIComponent(String(scopes).replace('/.default', ''));
      const answer = await fetch(`${IDENTITY_ENDPOINT}?resource=${resource}&api-version=2019-08-01`, {
        headers: { 'X-IDENTITY-HEADER': IDENTITY_HEADER },
      });
      const { access_token: token } = (await answer.json()) as { access_token: string };
      return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
}

/** Real clients of Teams and Graph over real HTTP, to stand-ins that can be told to fail. */
export interface FarSide {
  readonly connector: Awaited<ReturnType<typeof startConnector>>;
  readonly graph: Awaited<ReturnType<typeof startGraph>>;
  /** A new case of a protocol, with nothing delivered yet, that sends to this far side. */
  open(world: World, reports: readonly Report[]): Promise<Desk>;
  stop(): Promise<void>;
}

/** `limitMs`: how long the clients wait for an answer; `pacer`: what a thread takes, anything when left out. */
export async function startFarSide(limitMs: number, pacer: Pacer = unpaced): Promise<FarSide> {
  const connector = await startConnector();
  const graph = await startGraph({ mailboxes: [MAILBOX] });
  const mailer = createGraphMailer({
    credential: identityOf(graph),
    mailbox: MAILBOX,
    graphUrl: graph.baseUrl,
    timeoutMs: limitMs,
  });
  const { adapter } = createHost({ isLocal: true }, { callLimitMs: limitMs });
  const team = connector.addTeam('Partnership', { channels: ['Cases'] });
  const open = async (bare: World, reports: readonly Report[]): Promise<Desk> => {
    const world = { ...bare, settings: { managers: [MANAGER] } };
    const facts = bare.protocol.id === 'dorset-send' ? ELIGIBLE : CHILD;
    for (const { person, name } of castOf(world.protocol, facts))
      if (!team.members.some(({ id }) => id === person))
        team.members.push(connector.addPerson(name, { id: person, aadObjectId: person }));
    const channel = {
      protocol: world.protocol.id,
      tenantId: connector.world.tenantId,
      teamId: team.id,
      channelId: team.channel('Cases').id,
      serviceUrl: connector.url,
    };
    const people = createMemoryPeople({ agencies: [], people: [], roles: [], channels: [channel] });
    const messenger = createTeamsMessenger(adapter, '', people, pacer);
    const desk = await openDesk(world, at('2026-09-07 09:00'), reports, facts);
    desk.farSide = async (effect) => {
      const context = { world: { ...world, roster: ROSTER }, case: await desk.case(), now: desk.now };
      if (effect.kind === 'send-writing') return mailer.send(effect.duty, context);
      if (effect.kind === 'send-notice') return mailer.notify(effect, context);
      return messenger.deliver(effect, context);
    };
    return desk;
  };
  return {
    connector,
    graph,
    open,
    stop: async () => {
      await Promise.all([connector.stop(), graph.stop()]);
    },
  };
}
