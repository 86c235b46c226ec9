import type { Findings, Proof, ProofOptions } from '../proof.ts';
import { GRAPH_FAULTS, TEAMS_FAULTS, silence, type FarFault, type Patience } from './faults-table.ts';
import { KINDS, type Kind } from './kinds.ts';
import { type Complaints, judge } from './must-follow.ts';
import { oneRun } from './one-run.ts';

/** As in Azure: Teams and Graph are waited for ten seconds, and are silent for twenty. */
const AS_DEPLOYED: Patience = { limitMs: 10_000, silentMs: 20_000 };
const SHORT: Patience = { limitMs: 2_000, silentMs: 3_000 };
/** Most of a run is waiting. */
const SIDE_BY_SIDE = 6;

interface Run {
  readonly kind: Kind;
  readonly fault: FarFault;
  readonly patience: Patience;
}

const faultsOf = ({ by }: Kind): readonly FarFault[] => (by === 'teams' ? TEAMS_FAULTS : GRAPH_FAULTS);

/** Every kind of effect with every fault of its far side, and with its silence. */
const plan = (full: boolean): { runs: Run[]; silent: Run[] } => ({
  runs: KINDS.flatMap((kind) => faultsOf(kind).map((fault) => ({ kind, fault, patience: AS_DEPLOYED }))),
  silent: (full ? [SHORT, AS_DEPLOYED] : [SHORT]).flatMap((patience) =>
    KINDS.map((kind) => ({ kind, fault: silence(patience), patience })),
  ),
});

async function run({ full, tell }: ProofOptions): Promise<Findings> {
  const found: Complaints = { losses: [], duplicates: [], wrong: [] };
  let unknowns = 0;
  const { runs, silent } = plan(full);
  const one = async ({ kind, fault, patience }: Run): Promise<void> => {
    const seen = await oneRun(kind, fault, patience);
    const amiss = judge(kind, fault, seen);
    found.losses.push(...amiss.losses);
    found.duplicates.push(...amiss.duplicates);
    found.wrong.push(...amiss.wrong);
    if (seen.atLast === 'unknown') unknowns += 1;
  };
  const waiting = [...runs];
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let it = waiting.shift(); it; it = waiting.shift()) await one(it);
    }),
  );
  tell(`now ${silent.length} runs in which the far side is silent`);
  await Promise.all(silent.map(one));
  return {
    figures: {
      'kinds of effect': KINDS.length,
      'faults of Teams': TEAMS_FAULTS.length + 1,
      'faults of Graph': GRAPH_FAULTS.length + 1,
      runs: runs.length + silent.length,
    },
    ...found,
    unknowns,
  };
}

/** Teams and Graph fail in every way, for every kind of effect: nothing is lost, nothing comes twice, doubt is shown. */
export const proveFarSide: Proof = { name: 'far-side', run };
