import type { Fate } from './gate.ts';
import { openGate } from './gate.ts';
import { type Subject, uninterrupted } from './crash-at.ts';
import {
  type Found,
  START,
  type Witness,
  findForms,
  findLooks,
  raise,
  type Raised,
} from './find-subjects.ts';
import { findRecast, findSweep, findWake } from './find-timers.ts';
import { proveKilled } from './prove-killed.ts';
import { OPENINGS } from './raise-cases.ts';
import { type CrashSites, type Tally, addTo, emptyTally, openCrashSites, runPoints } from './run-points.ts';
import { type Setting, startSetting } from './setting.ts';

/** What of a protocol is to be proved. */
export interface Task {
  readonly protocol: string;
  readonly fates: readonly Fate[];
  readonly seed: number;
  /** These forms alone, in these states, and nothing else; absent: everything, and once more in a process that is killed. */
  readonly only?: { readonly forms: readonly string[]; readonly states: readonly string[] };
}

/** What a protocol has shown. */
export interface Proved extends Tally {
  /** Commands that were interrupted. */
  commands: number;
  /** Forms that were sent and taken; some look to a crash like another one. */
  forms: number;
  /** How often the process was killed. */
  killed: number;
}

interface Bench {
  readonly setting: Setting;
  readonly sites: CrashSites;
  readonly witness: Witness;
  readonly raised: Raised;
  /** A command, and how it goes when nothing happens. */
  readonly calm: (subject: Subject) => Promise<Found>;
}

/** Commands that no form sends: the opening, what is put on record of who looks, and the timers'. */
async function* otherCommands({ setting, sites, witness, raised, calm }: Bench, forms: readonly Found[]) {
  const raising = await calm(raised.subject);
  yield raising;
  for (const subject of await findLooks(setting, raised)) yield calm(subject);
  for (const subject of await findWake(setting, raised)) yield calm(subject);
  const longest = [...forms].sort((a, b) => b.calm.crossings.length - a.calm.crossings.length)[0];
  for (const found of [raising, longest]) {
    const site = await sites.fresh(raised.subject);
    for (const subject of found ? await findSweep(setting, found, site) : []) yield calm(subject);
  }
  const recast = await findRecast(setting, raised);
  if (!recast) return;
  // The witness knows the directory as it was.
  const anew = await sites.fresh(recast.subject);
  yield { subject: recast.subject, calm: await uninterrupted(setting, recast.subject, anew.app, anew.gate) };
  await recast.undo();
  anew.gate.shut();
  witness.gate.arm();
}

async function setUp({ protocol, only }: Task): Promise<Bench> {
  const opening = OPENINGS.find((it) => it.protocol === protocol);
  if (!opening) throw new RangeError(`nobody knows how to raise a matter under ${protocol}`);
  const setting = await startSetting(START);
  const sites = await openCrashSites(setting);
  const gate = await openGate(setting.far);
  const witness: Witness = { app: await setting.start(gate.addresses), gate };
  const raised = await raise(setting, opening, only?.states);
  const calm = async (subject: Subject): Promise<Found> => ({
    subject,
    calm: await uninterrupted(setting, subject, witness.app, gate),
  });
  return { setting, sites, witness, raised, calm };
}

/** Interrupts every command of a protocol at every point, each in a state of a case in which it is accepted. */
export async function proveProtocol(task: Task, tell: (line: string) => void): Promise<Proved> {
  const bench = await setUp(task);
  const { setting, sites, witness, raised } = bench;
  const proved: Proved = { ...emptyTally(), commands: 0, forms: 0, killed: 0 };
  const prove = async (found: Found): Promise<void> => {
    const tally = await runPoints(setting, found, task.fates, sites);
    addTo(proved, tally);
    proved.commands += 1;
    const bad = tally.losses.length + tally.duplicates.length + tally.wrong.length;
    tell(
      `${found.subject.name}: ${tally.points} points, ${tally.runs} runs, ${tally.unknowns} unknown, ${bad} bad`,
    );
  };
  const forms = await findForms(setting, witness, raised, task.only?.forms);
  tell(`${task.protocol}: ${forms.sent} forms can be sent, ${forms.found.length} of them differ`);
  proved.forms = forms.sent;
  for (const found of forms.found) await prove(found);
  if (!task.only) {
    for await (const found of otherCommands(bench, forms.found)) await prove(found);
    const killed = await proveKilled(setting, forms.found, task.seed);
    addTo(proved, killed);
    proved.killed = killed.runs;
    tell(`${task.protocol}: the process killed ${killed.runs} times`);
  }
  await Promise.all([sites.stop(), witness.gate.stop(), setting.stop()]);
  return proved;
}
