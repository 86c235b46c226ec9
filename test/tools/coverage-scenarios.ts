import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exitMoves } from '../../cards/exit-moves.ts';
import { movesOf } from '../../cards/moves.ts';
import type { View } from '../../cards/view.ts';
import type { Case } from '../../bot/protocol/case.ts';
import type { Duty, Protocol } from '../../bot/protocol/definition.ts';
import { type DutyRun, dutyRuns } from '../../bot/protocol/duty-runs.ts';
import { eligibilityOf } from '../../bot/protocol/eligibility.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import { currentStage } from '../../bot/protocol/case.ts';
import { leadsInto } from '../../cards/move.ts';
import { stageAfter } from '../../cards/stage-now.ts';
import { offeredExits } from '../../bot/protocol/standing.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { type Played, playScenario } from '../../bot/tools/play-scenario.ts';
import { parseScenario } from '../../bot/tools/scenario.ts';

/** Where a duty was met, by file: open or done there, and with a button or a form on somebody's card. */
export interface Met {
  readonly reachedIn: Set<string>;
  readonly cardIn: Set<string>;
}
export type MetDuties = Map<string, Met>;

/** Of one duty of one protocol. */
export const dutyKey = (protocol: Protocol, duty: Pick<Duty, 'id'>): string => `${protocol.id} ${duty.id}`;

export function metOf(met: MetDuties, key: string): Met {
  const known = met.get(key) ?? { reachedIn: new Set<string>(), cardIn: new Set<string>() };
  met.set(key, known);
  return known;
}

const ENDS: readonly string[] = ['resolved', 'unresolved', 'decision-made', 'satisfied'];
const ENDING_FORMS: readonly string[] = [
  'settle',
  'answer-settlement',
  'not-settled',
  'decision',
  'satisfied',
];

/** True where somebody's card has a button that leads to the doing of an open duty. */
function hasCard(view: View, { duty }: DutyRun): boolean {
  const moves = movesOf(view).filter(({ who }) => who.length > 0);
  if (moves.some((move) => move.duty === duty.id)) return true;
  const here = currentStage(view.case)?.stage;
  // What only the end of its stage fulfils is done by the buttons that end it.
  const isEnding = duty.stage === here && duty.doneBy.some(({ key }) => ENDS.includes(key));
  const exits = exitMoves(view, offeredExits(view.world, view.case, view.now));
  if (isEnding && exits.some(({ form, who }) => who.length > 0 && ENDING_FORMS.includes(form))) return true;
  const next = stageAfter(view);
  return next !== undefined && leadsInto(duty, next) && moves.some(({ form }) => form === 'escalate');
}

/** A case as it stood after the opening and after each happening, and at last. */
function momentsOf({ world, events, marks, case: last, asOf }: Played): View[] {
  const views = [...new Set(marks)].flatMap((mark): View[] => {
    const kase = events.slice(0, mark).reduce<Case | undefined>(evolve, undefined);
    const now = events[mark - 1]?.at;
    return kase && now !== undefined ? [{ world, case: kase, now }] : [];
  });
  return [...views, { world, case: last, now: asOf }];
}

function note(met: MetDuties, played: Played, file: string): void {
  for (const view of momentsOf(played)) {
    for (const run of dutyRuns(view.world, view.case, view.now)) {
      if (run.status !== 'open' && run.status !== 'done') continue;
      const one = metOf(met, dutyKey(view.world.protocol, run.duty));
      one.reachedIn.add(file);
      if (run.status === 'open' && hasCard(view, run)) one.cardIn.add(file);
    }
  }
}

/** Plays every scenario of a folder, and notes the duties that are met on the way. */
export async function meetInScenarios(
  folder: string,
  protocols: ReadonlyMap<string, Protocol>,
  met: MetDuties,
): Promise<void> {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const scenario = parseScenario(readFileSync(join(folder, file), 'utf8'), file, protocols);
    const protocol = protocols.get(scenario.protocol);
    if (!protocol || eligibilityOf(protocol, scenario.facts).result !== 'accept') continue;
    note(met, await playScenario(scenario, protocol, readCalendar()), file);
  }
}
