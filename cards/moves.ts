import { actorsOf, stageHolders } from '../bot/protocol/authority.ts';
import type { Party } from '../bot/protocol/case.ts';
import type { Duty } from '../bot/protocol/definition.ts';
import type { DutyRun } from '../bot/protocol/duty-runs.ts';
import { gateOf } from '../bot/protocol/gate.ts';
import { entryOf } from '../bot/protocol/entry-of.ts';
import { offeredExits, stateOf } from '../bot/protocol/standing.ts';
import { stageOf } from '../bot/protocol/world.ts';
import { exitMoves } from './exit-moves.ts';
import type { FormId } from './form-id.ts';
import { openFacts } from './forms/open-facts.ts';
import { type Move, isAside, leadsInto } from './move.ts';
import { isOfEarlierStage, openDuties, openOffer, stageAfter, stageNow } from './stage-now.ts';
import type { View } from './view.ts';
import { ownersOf } from './whose-move.ts';

/**
 * What keeps a case from being closed comes to the front once it has ended. What somebody still owes who takes a case
 * to where it is already, and what is owed while a wording waits for its answer, hurries less.
 */
function rankOf(view: View, run: DutyRun): Move['rank'] {
  if (view.case.outcome !== undefined && run.duty.blocks.includes('close')) return run.duty.writing ? 1 : 2;
  if (isAside(run.duty)) return 3;
  if (isOfEarlierStage(view, run)) return 2;
  return leadsInto(run.duty, stageNow(view)) || openOffer(view) ? 2 : 1;
}

/** Who may say that a duty is done: who owes it; of a talk or a meeting everybody who was there. */
function whoOf(view: View, runs: readonly DutyRun[], { kind, stage }: Duty): Party[] {
  const here = stageNow(view);
  const mutual = (kind === 'speak' || kind === 'meet') && stage === here.id;
  return [
    ...new Set([
      ...runs.flatMap((run) => ownersOf(view, run)),
      ...(mutual ? stageHolders(view.case, here) : []),
    ]),
  ];
}

function formOf({ writing, perAction }: Duty): FormId {
  if (perAction) return 'action-check';
  return writing ? 'write' : 'record';
}

function dutyMove(view: View, runs: readonly DutyRun[]): Move[] {
  const [run] = runs;
  if (!run) return [];
  const { duty } = run;
  if (duty.writing && entryOf(view.case.writings, duty.id)?.status === 'sending') return [];
  const next = stageAfter(view);
  const button = duty.button ?? 'This is done';
  const earlier = isOfEarlierStage(view, run) ? ` (${stageOf(view.world.protocol, duty.stage).tracker})` : '';
  const before = entryOf(view.case.writings, duty.id)?.side;
  const own = runs.some(({ side }) => side === undefined || side === before);
  const again = before !== undefined && own ? ' again' : '';
  return [
    {
      form: formOf(duty),
      label: `${button}${again}${earlier}`,
      duty: duty.id,
      who: whoOf(view, runs, duty),
      rank: rankOf(view, run),
      style: next && leadsInto(duty, next) ? 'positive' : undefined,
    },
  ];
}

const DECIDES: readonly string[] = ['resolved', 'unresolved', 'decision-made'];

/**
 * A decision has the buttons that lead out of its stage, and none of its own; so has whatever nothing but the end of its
 * stage fulfils, that its time is not taken for kept because somebody has talked.
 */
function isDecidedElsewhere(view: View, { kind, stage, doneBy }: Duty): boolean {
  if (doneBy.length > 0 && doneBy.every(({ key }) => DECIDES.includes(key))) return true;
  if (kind !== 'decide') return false;
  const here = stageNow(view);
  return (
    doneBy.some(({ key }) => DECIDES.includes(key)) ||
    (view.case.outcome === undefined && here.id === stage && here.decidedBy === 'neutral')
  );
}

/** A button for each open duty, one for both sides where both owe it; none for a way that is shut. */
function dutyMoves(view: View, exits: readonly string[]): Move[] {
  const next = stageAfter(view);
  const open = openDuties(view).filter(({ duty }) => {
    if (isDecidedElsewhere(view, duty)) return false;
    return !next || !leadsInto(duty, next) || (!duty.writing && exits.includes(`to:${next.id}`));
  });
  const ids = [...new Set(open.map((run) => run.duty.id))];
  return ids.flatMap((id) =>
    dutyMove(
      view,
      open.filter((run) => run.duty.id === id),
    ),
  );
}

function asksForFacts({ world, case: kase }: View): boolean {
  const { questions, ticks } = openFacts(world, kase);
  return questions.length + ticks.length > 0;
}

/** Agreed actions are kept where the protocol has them checked. */
const keepsActions = ({ world: { protocol } }: View): boolean =>
  protocol.duties.some(({ perAction }) => perAction);

const isThreadMissing = ({ case: { receipts } }: View): boolean =>
  receipts['thread'] !== undefined && receipts['thread'].outcome !== 'delivered';

/** What every party may do at any time. */
function anytimeMoves(view: View): Move[] {
  const who = actorsOf(view.case);
  const running = view.case.outcome === undefined;
  const moves: (Move | false)[] = [
    isThreadMissing(view) && { form: 'reopen-thread', label: 'Open the thread again', who, rank: 1 },
    running && { form: 'earlier-date', label: 'Set an earlier date', who, rank: 3 },
    running && { form: 'later-date', label: 'Ask for more time', who, rank: 3 },
    keepsActions(view) && { form: 'action', label: 'Add an agreed action', who, rank: running ? 3 : 2 },
    running && asksForFacts(view) && { form: 'facts', label: 'Add a fact', who, rank: 3 },
  ];
  return moves.filter((move) => move !== false);
}

function gateMoves(view: View): Move[] {
  const gate = gateOf(view.world, view.case);
  if (!gate.open) return [];
  const label = 'Safety steps taken';
  return [{ form: 'danger-done', label, who: actorsOf(view.case), rank: 1, style: 'positive' }];
}

/** Everything that somebody may do now in a case, most pressing first; "details" and "danger" are on every card. */
export function movesOf(view: View): Move[] {
  if (stateOf(view.world, view.case, view.now) === 'closed') return gateMoves(view);
  const exits = offeredExits(view.world, view.case, view.now);
  const duties = dutyMoves(view, exits);
  const moves = [
    ...gateMoves(view),
    ...duties.filter(({ rank }) => rank === 1),
    ...exitMoves(view, exits),
    ...duties.filter(({ rank }) => rank > 1),
    ...anytimeMoves(view),
  ];
  return moves.sort((a, b) => a.rank - b.rank);
}
