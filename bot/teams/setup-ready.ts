import { renderNotReady } from '../../cards/setup/not-ready-card.ts';
import type { Protocol } from '../protocol/definition.ts';
import { managersOf } from '../protocol/readiness.ts';
import { type Answer, type Visit, asCard } from './answer.ts';
import { blockersOf, setUpNow } from './readiness-now.ts';
import { whoSetsUp } from './setup-authority.ts';

/** Enough names to ask. */
const MOST_NAMES = 3;

/** To whom to turn: the managers, else whoever added the bot to the team of the channel, else to any team. */
async function whomToAsk({ deps }: Visit, { id }: Protocol, managers: readonly string[]): Promise<string[]> {
  if (managers.length > 0) return managers.slice(0, MOST_NAMES);
  const kept = await deps.directory.read();
  const installer = whoSetsUp(kept, id);
  const anywhere = kept.teams.map(({ installedByName }) => installedByName);
  return [...new Set(installer.length > 0 ? installer : anywhere)].filter(Boolean).slice(0, MOST_NAMES);
}

/**
 * Why nobody can raise a matter under a procedure yet, as a card; undefined where it is ready. `nobody`: for this person
 * there is nobody to disagree with, whoever may be listed. `draft` keeps what they have answered.
 */
export async function notReady(
  visit: Visit,
  protocol: Protocol,
  draft: string,
  nobody = false,
): Promise<Answer | undefined> {
  const { cases } = visit.deps;
  const state = await setUpNow(visit.deps, protocol);
  const found = blockersOf(state);
  const isSaid = found.some(({ kind }) => kind === 'answering');
  const missing = nobody && !isSaid ? [...found, { kind: 'answering' as const }] : found;
  if (missing.length === 0) return undefined;
  visit.deps.log({
    what: 'not-ready',
    protocols: [protocol.id],
    codes: missing.map(({ kind }) => kind),
  });
  const managers = managersOf(state).map((id) => state.roster.people.get(id)?.name ?? '');
  const ask = await whomToAsk(visit, protocol, managers);
  return asCard(renderNotReady({ world: cases.worldOf(protocol), missing, ask, draft }));
}
