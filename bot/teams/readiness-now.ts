import type { Protocol } from '../protocol/definition.ts';
import { londonDay } from '../protocol/instant.ts';
import { type Missing, type SetUp, isBlocking, whatIsMissing } from '../protocol/readiness.ts';
import { holdingKey } from '../protocol/roster.ts';
import type { World } from '../protocol/world.ts';
import type { AnswerDeps } from './answer.ts';
import { worldsNow } from './worlds-now.ts';

type Deps = Pick<AnswerDeps, 'people' | 'cases' | 'clock' | 'setUp'>;

/** How far a procedure is set up at this moment. */
export async function setUpNow(
  { people, clock, setUp }: Omit<Deps, 'cases'>,
  protocol: Protocol,
): Promise<SetUp> {
  const [settings, channel, roster] = await Promise.all([
    people.settings(protocol.id),
    people.channel(protocol.id),
    people.roster(),
  ]);
  const { mailbox } = setUp;
  const today = londonDay(clock.now());
  return { protocol, settings, channel: channel !== undefined, mailbox, roster, today };
}

/** Without what nobody can raise a matter. */
export const blockersOf = (setUp: SetUp): Missing[] => whatIsMissing(setUp).filter(isBlocking);

/** Whether a person, or anybody of their agency, is listed in a procedure. */
const takesPart = ({ protocol, roster }: SetUp, { id, agency }: { id: string; agency: string }): boolean =>
  protocol.roles.some((role) =>
    (roster.holdings.get(holdingKey(protocol.id, role.id)) ?? []).some(
      (held) => held.person === id || held.agency === agency,
    ),
  );

/** Those procedures under which a matter can be raised now; empty where none is set up. */
export async function readyWorlds(deps: Deps): Promise<{ world: World; setUp: SetUp }[]> {
  const all = await Promise.all(
    worldsNow(deps.cases).map(async (world) => ({ world, setUp: await setUpNow(deps, world.protocol) })),
  );
  return all.filter(({ setUp }) => blockersOf(setUp).length === 0);
}

/**
 * What somebody is offered when they raise a matter: what is set up, and first that in which they or their agency are
 * listed. Where nothing is set up, everything: whoever chooses is told what is missing.
 */
export async function worldsOffered(
  deps: Deps,
  person: { readonly id: string; readonly agency: string },
): Promise<World[]> {
  const ready = await readyWorlds(deps);
  if (ready.length === 0) return worldsNow(deps.cases);
  const own = ready.filter(({ setUp }) => takesPart(setUp, person));
  return [...own, ...ready.filter((it) => !own.includes(it))].map(({ world }) => world);
}
