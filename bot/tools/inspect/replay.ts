import type { Case } from '../../protocol/case.ts';
import type { CaseEvent } from '../../protocol/event.ts';
import { evolve } from '../../protocol/evolve.ts';
import { storedCase } from '../../store/case-schema.ts';
import { storedEvent } from '../../store/event-schema.ts';
import { fromStored } from '../../store/stored-json.ts';
import type { StoredRow } from '../../tables/read-rows.ts';
import { StoreError } from '../../tables/store-error.ts';
import { firstDifference } from './first-difference.ts';
import type { Finding } from './finding.ts';

/** The case as its entries give it, whatever its own row says. */
export interface Replayed {
  readonly events: readonly CaseEvent[];
  readonly case: Case;
}

/** Reads one row; a finding where it has not the shape that it should have. A newer version's row is no finding. */
function unlessMisshapen<T>(read: () => T, finding: Finding): T | Finding {
  try {
    return read();
  } catch (error) {
    if (error instanceof StoreError && error.code === 'unreadable') return finding;
    throw error;
  }
}

const isFinding = (it: object): it is Finding => 'kind' in it && 'text' in it;

function readEntry(row: StoredRow, index: number): CaseEvent | Finding {
  const entry = index + 1;
  const text = `Entry ${entry} does not have the shape of an entry, and cannot be read.`;
  return unlessMisshapen(() => fromStored(storedEvent, row), { kind: 'changed', entry, text });
}

/**
 * Works the case out anew from its entries.
 * Throws `StoreError('newer-schema')` where a newer version of the service has written them.
 */
export function replay(rows: readonly StoredRow[], ref: string): Replayed | Finding {
  const read = rows.map(readEntry);
  const unread = read.find(isFinding);
  if (unread) return unread;
  const events = read as CaseEvent[];
  const opening = events.findIndex(({ type }) => type === 'opened');
  const [first] = events;
  if (opening !== 0 || first?.type !== 'opened')
    return { kind: 'changed', entry: 1, text: 'Entry 1 does not open the case.' };
  if (first.ref !== ref)
    return { kind: 'changed', entry: 1, text: 'Entry 1 opens another case: it was copied from there.' };
  const again = events.findIndex(({ type }, index) => index > 0 && type === 'opened') + 1;
  if (again > 0)
    return { kind: 'inserted', entry: again, text: `Entry ${again} opens the case a second time.` };
  return { events, case: events.reduce<Case | undefined>(evolve, undefined) as Case };
}

/** Where the case's own row says something else than its entries. */
export function checkSnapshot(row: StoredRow, replayed: Replayed): Finding | undefined {
  const misshapen: Finding = {
    kind: 'snapshot',
    text: 'The row of the case itself does not have the shape of a case, and cannot be read.',
  };
  const stored = unlessMisshapen(() => fromStored(storedCase, row), misshapen);
  if (isFinding(stored)) return stored;
  const place = firstDifference(replayed.case, stored);
  if (place === undefined) return undefined;
  return {
    kind: 'snapshot',
    text: `The row of the case itself was changed: its entries give another "${place}".`,
  };
}
