import type { FarFault } from './faults-table.ts';
import type { Kind } from './kinds.ts';
import type { Seen } from './one-run.ts';

/** How it must stand: right after the turn, in the end, and how often it has arrived then. */
interface Due {
  readonly atOnce: string;
  readonly atLast: string;
  readonly arrived: number;
  /** Mails to the business manager. */
  readonly told: number;
  readonly isShown: boolean;
}

const once = { atOnce: 'delivered', atLast: 'delivered', arrived: 1, told: 0, isShown: false };
/** An edit leaves no receipt, and is made again after anything: what counts is what the card shows in the end. */
const redrawn = { ...once, atOnce: 'none', atLast: 'none' };

/**
 * A thread is tried for as long as there is none. Until then its people are told by e-mail, and the manager of the message
 * that they did not get; where it is in doubt, nothing else can be posted: of that trouble the manager hears once.
 */
function ofThread({ meaning, arrived }: FarFault): Due {
  switch (meaning) {
    case 'refused':
      return { ...once, atOnce: 'none', told: 1, isShown: true };
    case 'busy':
      return { ...once, atOnce: 'none' };
    case 'unclear':
      return { atOnce: 'unknown', atLast: 'unknown', arrived, told: 1, isShown: true };
    case 'slow':
      return once;
  }
}

function ofEdit({ meaning, arrived }: FarFault): Due {
  return meaning === 'refused' ? { ...redrawn, arrived } : redrawn;
}

function ofMessage({ meaning, arrived }: FarFault, isLetter: boolean): Due {
  switch (meaning) {
    case 'refused':
      return { atOnce: 'failed', atLast: 'failed', arrived: 0, told: 1, isShown: true };
    case 'busy':
      return { ...once, atOnce: 'none' };
    case 'unclear':
      return { atOnce: 'unknown', atLast: 'unknown', arrived, told: isLetter ? 1 : 0, isShown: true };
    case 'slow':
      return once;
  }
}

function dueOf(kind: Kind, fault: FarFault): Due {
  if (kind.name === 'open a thread') return ofThread(fault);
  if (kind.receipt === undefined) return ofEdit(fault);
  const due = ofMessage(fault, kind.name === 'send a letter');
  // The mention that the notice follows was refused: the manager has heard of that one already.
  return kind.name === 'send a notice' ? { ...due, told: due.told + 1, isShown: true } : due;
}

export interface Complaints {
  readonly losses: string[];
  readonly duplicates: string[];
  readonly wrong: string[];
}

/** Compares what was seen with what must follow. */
export function judge(kind: Kind, fault: FarFault, seen: Seen): Complaints {
  const due = dueOf(kind, fault);
  const found: Complaints = { losses: [], duplicates: [], wrong: [] };
  const run = `${kind.name}, ${fault.name}`;
  const amiss = (list: string[], what: string): void => void list.push(`${run}: ${what}`);
  const { arrivedAtLast, managerTold } = seen;
  if (arrivedAtLast < due.arrived)
    amiss(found.losses, `arrived ${arrivedAtLast} times instead of ${due.arrived}`);
  if (arrivedAtLast > due.arrived)
    amiss(found.duplicates, `arrived ${arrivedAtLast} times instead of ${due.arrived}`);
  if (managerTold < due.told)
    amiss(found.losses, `the manager was told ${managerTold} times instead of ${due.told}`);
  if (managerTold > due.told)
    amiss(found.duplicates, `the manager was told ${managerTold} times instead of ${due.told}`);
  if (seen.atOnce !== due.atOnce)
    amiss(found.wrong, `after the turn: ${seen.atOnce} instead of ${due.atOnce}`);
  if (seen.atLast !== due.atLast) amiss(found.wrong, `in the end: ${seen.atLast} instead of ${due.atLast}`);
  if (due.isShown !== (seen.says !== '')) amiss(found.wrong, `the case says “${seen.says}”`);
  if (seen.pending > 0) amiss(found.wrong, `${seen.pending} are still pending`);
  return found;
}
