import { setClock } from '../../sandbox/functions-host/shift-date.ts';
import { begin } from '../crash/crash-at.ts';
import { type Found, findForms, raise, START, type Witness } from '../crash/find-subjects.ts';
import { uninterrupted } from '../crash/crash-at.ts';
import { openGate } from '../crash/gate.ts';
import { OPENINGS } from '../crash/raise-cases.ts';
import { type Setting, startSetting } from '../crash/setting.ts';
import type { Findings, Proof, ProofOptions } from '../proof.ts';
import { breakAt, type Reached } from './break-at.ts';
import type { Purpose } from './name-request.ts';
import { CUT_AFTER, SILENT_AFTER, SWIFT_FAULTS, UNAVAILABLE } from './storage-faults.ts';
import { type Break, openStorageLine } from './storage-line.ts';

/** What a turn does with storage that has to do with its case. */
const PURPOSES: readonly Purpose[] = [
  'load the case',
  'announce in the index',
  'commit',
  'mark as begun',
  'commit receipts',
  'read what is pending',
];

interface Task {
  readonly forms: readonly string[];
  readonly states: readonly string[];
  readonly isFull: boolean;
}

/** The raising alone: it announces, commits, begins and tells how it went. */
const QUICK: Task = { forms: [], states: [], isFull: false };
const FULL: Task = { forms: ['later-date', 'write 1e'], states: ['begun', 'settled'], isFull: true };

/** Where it hurts most: storage has written, and nothing is heard of it, now or ever. */
function quickBreaks(purpose: Purpose): Break[] {
  const once: Break = { purpose, nth: 1, fault: CUT_AFTER, lasts: 'once' };
  if (purpose === 'load the case' || purpose === 'announce in the index') return [];
  return purpose === 'commit receipts' ? [once] : [once, { ...once, lasts: 'for all' }];
}

/** At each request of a turn, in each way. */
function breaksOf(asked: readonly Purpose[], { isFull }: Task): Break[] {
  return PURPOSES.flatMap((purpose) => {
    const times = asked.filter((it) => it === purpose).length;
    return Array.from({ length: times }, (_, at) => at + 1).flatMap((nth): Break[] => {
      const one = { purpose, nth };
      if (!isFull) return nth === 1 ? quickBreaks(purpose) : [];
      return [
        ...[...SWIFT_FAULTS, SILENT_AFTER].map((fault): Break => ({ ...one, fault, lasts: 'once' })),
        ...SWIFT_FAULTS.map((fault): Break => ({ ...one, fault, lasts: 'for its kind' })),
        ...[UNAVAILABLE, CUT_AFTER].map((fault): Break => ({ ...one, fault, lasts: 'for all' })),
      ];
    });
  });
}

interface Sum {
  readonly operations: Set<string>;
  readonly losses: string[];
  readonly duplicates: string[];
  readonly wrong: string[];
  breaks: number;
  pressedAgain: number;
  unknowns: number;
}

async function breakEach(
  setting: Setting,
  { subject, calm }: Found,
  reached: Reached,
  task: Task,
  sum: Sum,
): Promise<void> {
  await begin(setting, subject);
  reached.line.arm();
  await subject.act(reached.app);
  for (const at of breaksOf(reached.line.asked(), task)) {
    const broken = await breakAt(setting, subject, at, reached, calm);
    const where = `${subject.name}, ${at.purpose} ${at.nth}, ${at.fault.name} ${at.lasts}`;
    if (!broken) {
      sum.wrong.push(`${where}: the turn did not come to it`);
      continue;
    }
    sum.operations.add(`${subject.name} ${at.purpose} ${at.nth}`);
    sum.breaks += 1;
    sum.pressedAgain += broken.isAskedAgain ? 1 : 0;
    sum.unknowns += broken.unknowns.length;
    for (const kind of ['losses', 'duplicates', 'wrong'] as const)
      sum[kind].push(...broken[kind].map((it) => `${where}: ${it}`));
  }
}

/** The forms to be sent, and in the full run the raising, each with how it goes when nothing happens. */
async function subjectsOf(setting: Setting, witness: Witness, task: Task): Promise<Found[]> {
  const opening = OPENINGS.find(({ protocol }) => protocol === 'sandwell-send');
  if (!opening) throw new Error('nobody knows how to raise a matter');
  const raised = await raise(setting, opening, task.states);
  const { found } = task.isFull ? await findForms(setting, witness, raised, task.forms) : { found: [] };
  const calm = await uninterrupted(setting, raised.subject, witness.app, witness.gate);
  return [...found, { subject: raised.subject, calm }];
}

async function prove(task: Task, tell: ProofOptions['tell']): Promise<Findings> {
  const setting = await startSetting(START);
  const [gate, line] = await Promise.all([openGate(setting.far), openStorageLine(setting.far.tables)]);
  const witness = { app: await setting.start(gate.addresses), gate };
  const sum: Sum = {
    ...{ operations: new Set(), losses: [], duplicates: [], wrong: [] },
    ...{ breaks: 0, pressedAgain: 0, unknowns: 0 },
  };
  const subjects = await subjectsOf(setting, witness, task);
  const app = await setting.start({ ...setting.far, tables: line.url });
  for (const found of subjects) {
    await breakEach(setting, found, { app, line }, task, sum);
    tell(`${found.subject.name}: ${sum.breaks} faults so far, ${sum.wrong.length} wrong`);
  }
  await Promise.all([line.stop(), gate.stop(), setting.stop()]);
  return {
    figures: {
      commands: subjects.length,
      'operations of storage': sum.operations.size,
      faults: sum.breaks,
      'asked to press again': sum.pressedAgain,
    },
    ...{ losses: sum.losses, duplicates: sum.duplicates, wrong: sum.wrong, unknowns: sum.unknowns },
  };
}

/** What a running app leaves in this process: where its identity asks for tokens, and the clock. */
async function withoutTrace<T>(work: () => Promise<T>): Promise<T> {
  const kept = { ...process.env };
  try {
    return await work();
  } finally {
    for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'])
      if (kept[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = kept[name];
    setClock({ offset: 0 });
  }
}

/**
 * Table Storage fails at each request of a turn, in every way, once or for good: whoever pressed is told the truth, the
 * case changes once, each message comes once or is called unknown where it may have been sent, and nothing stays pending.
 */
export const proveStorage: Proof = {
  name: 'storage',
  run: ({ full, tell }) => withoutTrace(() => prove(full ? FULL : QUICK, tell)),
};
