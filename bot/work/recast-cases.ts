import type { CaseStore } from '../ports/case-store.ts';
import { nameFault } from '../ports/name-fault.ts';
import type { DirectoryChange, DirectoryKeeper } from '../ports/people.ts';
import { SERVICE } from '../protocol/case.ts';
import type { Instant } from '../protocol/instant.ts';
import { recast } from '../protocol/recast.ts';
import { type Roster, holdingKey } from '../protocol/roster.ts';
import { deliverEffects } from './deliver-effects.ts';
import { handleCommand } from './handle-command.ts';
import type { Held } from './held-case.ts';
import type { DeliveryDeps } from './send-effect.ts';

/** So much is done at once, in milliseconds: whoever changed the directory waits for it. The rest follows with each case's next command. */
const BUDGET_MS = 2_000;
/** So many people are looked up: more of them change with a file only. */
const MOST_PEOPLE = 100;
const MOST_CASES = 100;

export interface RecastDeps extends DeliveryDeps {
  /** Reads the directory anew, so that cases are judged by what it now says. */
  readonly refresh: () => Promise<void>;
  readonly roster: () => Roster | undefined;
}

/** Whom a change of the directory is about: cards are drawn and parts given by it. */
function peopleIn(changes: readonly DirectoryChange[]): string[] {
  const named = changes.flatMap((change) => {
    switch (change.kind) {
      case 'put-person':
        return [change.person.id];
      case 'remove-person':
        return [change.id];
      case 'put-role':
      case 'remove-role':
        return [change.role.person, ...(change.role.deputy === undefined ? [] : [change.role.deputy])];
      default:
        return [];
    }
  });
  return [...new Set(named)];
}

/** Those who hold the same role there: a new holder joins in their cases. */
function besideThem(roster: Roster | undefined, changes: readonly DirectoryChange[]): string[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'put-role' && change.kind !== 'remove-role') return [];
    const { protocol, role, agency } = change.role;
    const held = roster?.holdings.get(holdingKey(protocol, role)) ?? [];
    return held.filter((it) => it.agency === agency).map(({ person }) => person);
  });
}

async function casesOf(store: CaseStore, people: readonly string[], end: number): Promise<string[]> {
  const refs = new Set<string>();
  for (const person of people.slice(0, MOST_PEOPLE)) {
    if (performance.now() > end || refs.size >= MOST_CASES) break;
    for (const ref of await store.ofPerson(person, MOST_CASES)) refs.add(ref);
  }
  return [...refs].slice(0, MOST_CASES);
}

/** Looks up again who has a part in a case. Undefined where nothing has changed there. */
async function recastOne(deps: RecastDeps, ref: string, at: Instant): Promise<Held | undefined> {
  const loaded = await deps.store.load(ref);
  if (!loaded) return undefined;
  const now = deps.clock.now();
  if (recast(deps.worldOf(loaded.case.protocol), loaded.case, now).length === 0) return undefined;
  const command = { id: `recast:${at}`, now, actor: SERVICE, type: 'recast' } as const;
  const outcome = await handleCommand(deps, { ref, command, loaded });
  return outcome.done === 'accepted' ? outcome.held : undefined;
}

/**
 * After a change of the directory: whoever has lost a role loses their part in open cases at once, and whoever has
 * joined is called. Bounded: what is not reached now follows with the case's next command. A case that cannot be
 * handled is left to that, too.
 */
async function recastCases(
  deps: RecastDeps,
  changes: readonly DirectoryChange[],
  at: Instant,
): Promise<void> {
  const people = peopleIn(changes);
  if (people.length === 0) return;
  const end = performance.now() + BUDGET_MS;
  await deps.refresh();
  const concerned = [...new Set([...people, ...besideThem(deps.roster(), changes)])];
  const changed: Held[] = [];
  for (const ref of await casesOf(deps.store, concerned, end)) {
    if (performance.now() > end) break;
    const held = await recastOne(deps, ref, at);
    if (held) changed.push(held);
  }
  for (const held of changed) await deliverEffects(deps, held, { end, repeats: 0 });
}

/** Keeps the directory as before, and lets each change take effect in the cases that run. */
export const recastingKeeper = (keeper: DirectoryKeeper, deps: RecastDeps): DirectoryKeeper => ({
  ...keeper,
  apply: async (changes, by, at) => {
    await keeper.apply(changes, by, at);
    await recastCases(deps, changes, at).catch((fault: unknown) => {
      deps.log({ what: 'recast-left', fault: nameFault(fault) });
    });
  },
});
