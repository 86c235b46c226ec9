import type { CaseStore } from '../ports/case-store.ts';
import type { Tables } from '../tables/open-tables.ts';
import { openCaseTables, type CaseTables } from './case-tables.ts';
import { commitCase } from './commit-case.ts';
import { markEffects, readPending } from './deliver-rows.ts';
import { findDue, findOfPerson, findOpenedAlike, findUndelivered } from './find-cases.ts';
import { hasCommand, loadCase, readEvents } from './read-case.ts';

/**
 * Keeps cases in the tables `Cases` and `Index`, which are made when they are first needed.
 * Every method throws `StoreError`; see its codes. `tidies: 'later'`: what a commit makes needless in the index is
 * taken away when nobody waits for it.
 */
export function createTableCaseStore(
  tables: Tables,
  { tidies = 'at-once' }: { readonly tidies?: 'at-once' | 'later' } = {},
): CaseStore {
  const open = openCaseTables(tables, tidies === 'later');
  const within = async <T>(work: (opened: CaseTables) => Promise<T>): Promise<T> => await work(await open());
  return {
    load: (ref) => within((opened) => loadCase(opened, ref)),
    commit: (commit) => within((opened) => commitCase(opened, commit)),
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
