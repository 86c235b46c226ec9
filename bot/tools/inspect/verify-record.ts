import type { Pins } from '../../protocol/case.ts';
import type { World } from '../../protocol/world.ts';
import { checkChain } from './check-chain.ts';
import { checkLimits } from './check-limits.ts';
import type { Finding } from './finding.ts';
import type { RawRecord } from './read-record.ts';
import { checkMark, markOf } from './record-mark.ts';
import { type Replayed, checkSnapshot, replay } from './replay.ts';

/** What can be said of a record. It holds where nothing was found. */
export interface Verdict {
  /** In the order in which it was looked for: the first thing that is wrong comes first. */
  readonly findings: readonly Finding[];
  readonly entries: number;
  /** The hash of each entry, as it is stored. */
  readonly hashes: readonly string[];
  readonly mark: string;
  /** A mark that somebody had written down, and that was compared. */
  readonly given?: string | undefined;
  /** The case as its entries give it; absent where they cannot be read. */
  readonly replayed?: (Replayed & { readonly world: World }) | undefined;
}

/**
 * The case as its entries give it. Of entries that were tampered with nothing may follow, not even which protocol it is:
 * where they were is known already, and must not go under in that.
 */
function workOut(
  { events, ref }: RawRecord,
  worldOf: (pins: Pins) => World,
  isBroken: boolean,
): Verdict['replayed'] | Finding {
  try {
    const replayed = replay(events, ref);
    return 'kind' in replayed ? replayed : { ...replayed, world: worldOf(replayed.case.protocol) };
  } catch (fault) {
    if (isBroken) return undefined;
    throw fault;
  }
}

/**
 * Checks a record: the chain of its entries, the case that they give, every limit, and a mark from outside.
 * Throws `StoreError('newer-schema')`, and `MissingProtocolError` where the protocol of the case is not there, of a record
 * whose chain holds.
 */
export function verifyRecord(record: RawRecord, worldOf: (pins: Pins) => World, given?: string): Verdict {
  const hashes = record.events.map(({ hash }) => (typeof hash === 'string' ? hash : ''));
  const broken = checkChain(record);
  const replayed = workOut(record, worldOf, broken !== undefined);
  const head = { entries: hashes.length, hashes, mark: markOf(hashes.length, hashes.at(-1) ?? ''), given };
  const marked = given === undefined ? undefined : checkMark(given, hashes);
  if (!replayed || 'kind' in replayed)
    return { ...head, findings: present(broken, broken ? undefined : replayed, marked) };
  const snapshot = record.snapshot && checkSnapshot(record.snapshot, replayed);
  // What follows from entries that were tampered with says nothing more about where.
  const further = broken ? [] : [snapshot, checkLimits(replayed.world, replayed.events)];
  return { ...head, findings: present(broken, ...further, marked), replayed };
}

const present = (...findings: readonly (Finding | undefined)[]): Finding[] =>
  findings.filter((it) => it !== undefined);
