import { setTimeout as sleep } from 'node:timers/promises';
import { renderCase } from '../../../cards/case-card.ts';
import { deliverLeftovers } from '../../../bot/work/wake-due-cases.ts';
import type { Desk } from '../../fixtures/desk.ts';
import { wordsOf } from '../../sandbox/connector/read-message.ts';
import type { FarFault, Patience } from './faults-table.ts';
import type { Kind } from './kinds.ts';
import { type FarSide, MANAGERS_ADDRESS, startFarSide } from './open-line.ts';

/** What one effect of one kind was seen to come to under one fault. */
export interface Seen {
  /** Of its receipt: right after the turn, and after the sweeps. */
  readonly atOnce: string;
  readonly atLast: string;
  /** How often it had arrived after the turn, and after the sweeps. */
  readonly arrivedAtOnce: number;
  readonly arrivedAtLast: number;
  /** How many mails about it the business manager got. */
  readonly managerTold: number;
  /** What the case shows to one of its parties in the end, of what may not have arrived. */
  readonly says: string;
  /** Whether everything has been seen to in the end. */
  readonly pending: number;
}

const outcomeOf = async (desk: Desk, { receipt }: Kind): Promise<string> => {
  const receipts = Object.entries((await desk.case()).receipts);
  return receipts.find(([key]) => receipt?.test(key))?.[1].outcome ?? 'none';
};

const notesOf = async (desk: Desk): Promise<string> => {
  const kase = await desk.case();
  const card = renderCase(desk.deps.worldOf(kase.protocol), kase, 'raising:practitioner', desk.now);
  return wordsOf({ ...card })
    .filter((words) => words.startsWith('✉'))
    .join('\n');
};

const SWEEPS = 3;

/** Waits for what is late, for as long as it can take and ten seconds more. */
async function untilArrived(
  count: () => Promise<number>,
  { arrived }: FarFault,
  { silentMs }: Patience,
): Promise<void> {
  const end = performance.now() + silentMs + 10_000;
  while ((await count()) < arrived && performance.now() < end) await sleep(20);
}

async function observe(far: FarSide, kind: Kind, fault: FarFault, patience: Patience): Promise<Seen> {
  const desk = await kind.prepare(far);
  const line = kind.by === 'teams' ? far.connector : far.graph;
  line.faults.add({ match: { ...kind.line, times: 1 }, do: fault.action });
  await desk.deliver();
  // What is late arrives now, after nobody waits for it any more.
  if ('delayMs' in fault.action) await untilArrived(() => kind.count(far, desk), fault, patience);
  const [atOnce, arrivedAtOnce] = [await outcomeOf(desk, kind), await kind.count(far, desk)];
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    desk.now = new Date(Date.parse(desk.now) + 180_000).toISOString();
    await deliverLeftovers(desk.deps);
  }
  const { ref } = await desk.case();
  return {
    atOnce,
    arrivedAtOnce,
    atLast: await outcomeOf(desk, kind),
    arrivedAtLast: await kind.count(far, desk),
    managerTold: far.graph.mailsTo(MANAGERS_ADDRESS).length,
    says: await notesOf(desk),
    pending: (await desk.store.pendingEffects(ref)).length,
  };
}

/** Brings one effect of one kind about while its far side fails once, and then lets the sweep come three times. */
export async function oneRun(kind: Kind, fault: FarFault, patience: Patience): Promise<Seen> {
  const far = await startFarSide(patience.limitMs);
  try {
    return await observe(far, kind, fault, patience);
  } finally {
    await far.stop();
  }
}
