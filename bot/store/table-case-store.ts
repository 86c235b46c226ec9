import type { CaseStore } from '../ports/case-store.ts';
import type { Tables } from '../tables/open-tables.ts';
import { openCaseTables, type CaseTables } from './case-tables.ts';
import { type Aside, commitCase } from './commit-case.ts';
import { markEffects, readPending } from './deliver-rows.ts';
import { findDue, findOfPerson, findOpenedAlike, findUndelivered } from './find-cases.ts';
import { hasCommand, loadCase, readEvents } from './read-case.ts';

/**
 * Keeps cases in the tables `Cases` and `Index`, which are made when they are first needed.
 * Every method throws `StoreError`; see its codes. `aside` is given what a commit tidies up, and may let it go on alone.
 */
export function createTableCaseStore(tables: Tables, aside: Aside = (work) => work): CaseStore {
  const within = async <T>(work: (opened: CaseTables) => Promise<T>): Promise<T> =>
    await work(await openCaseTables(tables));
  return {
    load: (ref) => within((opened) => loadCase(opened, ref)),
    commit: (commit) => within((opened) => commitCase(opened, commit, aside)),
    hasCommand: (ref, commandId) => within((opened) => hasCommand(opened, ref, commandId)),
    events: (ref) => within((opened) => readEvents(opened, ref)),
    pendingEffects: (ref) => within((opened) => readPending(opened, ref)),
    mark: (ref, marks) => within((opened) => markEffects(opened, ref, marks)),
    due: (until, most) => within((opened) => findDue(opened, until, most)),
    undelivered: (most) => within((opened) => findUndelivered(opened, most)),
    openedAlike: (kind, since, most) => within((opened) => findOpenedAlike(opened, kind, since, most)),
    ofPerson: (person, most) => within((opened) => findOfPerson(opened, person, most)),
  };
}
