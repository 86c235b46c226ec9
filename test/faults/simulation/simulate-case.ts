import { type Case, SERVICE } from '../../../bot/protocol/case.ts';
import type { Command } from '../../../bot/protocol/command.ts';
import { INVARIANTS } from '../../fixtures/case-invariants.ts';
import { finishCase } from '../../fixtures/finish-case.ts';
import { commandOf } from '../../fixtures/random-moves.ts';
import { HOUR, LAST_YEAR, shown } from '../clock/london.ts';
import { drawBeginning } from './begin-case.ts';
import { drawCommand } from './draw-command.ts';
import { type Random, below, chance, oneOf, randomMove, seeded } from './random.ts';
import { recount } from './recount.ts';
import { openCore } from './core-service.ts';
import { type Service, openService } from './service.ts';
import { type Watch, compareReminders, watchReminders } from './watch-reminders.ts';

/** What one simulated case has shown. It stops at the first fault, so the steps told are the shortest way to it. */
export interface Simulated {
  readonly counts: Record<string, number>;
  readonly missed: readonly string[];
  readonly doubled: readonly string[];
  readonly wrong: readonly string[];
}

/** A case on its way through a simulation. */
interface Run {
  readonly random: Random;
  readonly service: Service;
  readonly world: Parameters<typeof watchReminders>[0];
  readonly watch: Watch;
  readonly tell: (line: string) => void;
  readonly counts: Record<string, number>;
  readonly missed: string[];
  readonly doubled: string[];
  readonly wrong: string[];
  case: Case;
  now: number;
  steps: number;
}

const MINUTE = 60_000;
/** Every so-many-th case goes through the product's turn, timer and delivery with the store in memory; the others through its core. */
const STORED_EVERY = 6;
const count = ({ counts }: Run, name: string, n = 1): void => {
  counts[name] = (counts[name] ?? 0) + n;
};
const holds = ({ missed, doubled, wrong }: Run): boolean =>
  missed.length + doubled.length + wrong.length === 0;

/** Lets time pass up to a moment. */
function moveTo(run: Run, at: number): void {
  run.now = at;
  run.service.at(shown(at));
}

async function look(run: Run, command: Command): Promise<void> {
  const before = run.case;
  run.case = await run.service.case();
  const told = { before, command, after: run.case, refused: false };
  run.wrong.push(...INVARIANTS.flatMap((invariant) => invariant(run.world, told)));
}

async function deliver(run: Run): Promise<void> {
  const now = shown(run.now);
  await run.service.deliver();
  await look(run, {
    type: 'report-delivery',
    id: 'any',
    now,
    actor: SERVICE,
    effect: '',
    receipt: ARRIVED(now),
  });
}
const ARRIVED = (at: string) => ({ at, outcome: 'delivered' as const, ids: {} });

/** The same activity again, or another one that means the same: nothing changes, and the answer says so. */
async function repeat(run: Run, command: Command, businessKey: string): Promise<void> {
  if (chance(run.random, 0.5)) moveTo(run, run.now + oneOf(run.random, [0, MINUTE, 5 * HOUR, 30 * HOUR]));
  const again = chance(run.random, 0.5) ? command : { ...command, id: `${command.id}-again` };
  const outcome = await run.service.tell({ ...again, now: shown(run.now) }, businessKey);
  const before = JSON.stringify(run.case);
  run.tell(`  again ${again.id}: ${outcome.done}`);
  count(run, 'repeated commands');
  if (outcome.done !== 'repeated') run.wrong.push(`a repeated ${command.type} was ${outcome.done}`);
  run.case = await run.service.case();
  if (JSON.stringify(run.case) !== before) run.doubled.push(`a repeated ${command.type} changed the case`);
}

async function command(run: Run): Promise<void> {
  moveTo(run, run.now + oneOf(run.random, [0, 0, 0, MINUTE, 20 * MINUTE, HOUR, 5 * HOUR, 26 * HOUR]));
  const [now, id] = [shown(run.now), `c${run.steps}`];
  const drawn =
    drawCommand(run.random, run.case, { id, now }) ??
    commandOf({ world: run.world }, run.case, randomMove(run.random), now, id);
  if (drawn.type === 'wake') return wake(run);
  const outcome = await run.service.tell(drawn, `key-${id}`);
  run.tell(`${now} ${JSON.stringify({ ...drawn, now: undefined })}: ${outcome.done}`);
  count(run, 'commands');
  if (outcome.done === 'refused') count(run, 'refused');
  if (outcome.done === 'refused') {
    if (outcome.case?.revision !== run.case.revision)
      run.wrong.push('a refused command has changed the case');
    return;
  }
  await look(run, drawn);
  if (run.service.keepsCommands && chance(run.random, 0.15)) await repeat(run, drawn, `key-${id}`);
  if (chance(run.random, 0.3)) await deliver(run);
}

async function wake(run: Run): Promise<void> {
  await deliver(run);
  const want = run.watch.expects(run.case, run.now);
  const messages = await run.service.wake();
  const now = shown(run.now);
  run.tell(`${now} the timer: ${want.map(({ owed }) => owed.key).join() || 'nothing'} due`);
  await look(run, { type: 'wake', id: `wake:${now}`, now, actor: SERVICE });
  const found = compareReminders(want, messages.flat(), run.case);
  run.missed.push(...found.missed);
  run.doubled.push(...found.doubled);
  run.wrong.push(...found.wrong);
  if (messages.length > 1) run.wrong.push(`${messages.length} messages in place of one`);
  run.watch.came(want);
  count(run, 'timer runs');
  count(run, 'reminders', want.length);
}

/** Time goes on: to the very moment of the next reminder, just before or after it, or over an outage. */
async function timePasses(run: Run): Promise<void> {
  const next = run.watch.nextAfter(run.case, run.now);
  const odd = oneOf(run.random, [0, 0, 0, 0, -1, 1, MINUTE, below(run.random, 3 * HOUR)]);
  const outage = oneOf(run.random, [3 * HOUR, 10 * 24 * HOUR, below(run.random, 80 * HOUR)]);
  const isOutage = chance(run.random, 0.12);
  const at = isOutage ? run.now + outage : Math.max(run.now, (next ?? run.now + 20 * HOUR) + odd);
  if (isOutage) count(run, 'outages');
  moveTo(run, at);
  await wake(run);
  if (chance(run.random, 0.1)) await wake(run);
}

async function ends(run: Run): Promise<void> {
  const events = await run.service.events();
  count(run, 'events', events.length);
  run.wrong.push(...recount(run.case, events));
  if (!chance(run.random, 0.05)) return;
  count(run, 'brought to their end');
  const ended = finishCase(run.world, run.case, shown(run.now));
  if (ended.outcome !== 'closed') run.wrong.push(`no way to the end from ${ended.stages.at(-1)?.stage}`);
}

/** Plays one case. The same seed plays the same case; `tell` gets each step. */
export async function simulateCase(seed: number, tell: (line: string) => void): Promise<Simulated> {
  const random = seeded(seed);
  const beginning = drawBeginning(random);
  const { world } = beginning;
  const mailArrives = (): boolean => chance(random, 0.95);
  const service =
    seed % STORED_EVERY === 0 ? await openService(beginning, mailArrives) : openCore(beginning, mailArrives);
  tell(`${beginning.at} ${world.protocol.id} begins: ${JSON.stringify(beginning.reports)}`);
  const run: Run = {
    ...{ random, service, world, tell, counts: {}, missed: [], doubled: [], wrong: [] },
    ...{ watch: watchReminders(world), case: await service.case() },
    ...{ now: Date.parse(beginning.at), steps: 0 },
  };
  const most = 20 + below(random, 130);
  while (run.steps < most && holds(run) && run.now < Date.UTC(LAST_YEAR, 0, 1)) {
    run.steps += 1;
    await (chance(random, 0.55) ? command(run) : timePasses(run));
  }
  if (holds(run)) await ends(run);
  count(run, service.keepsCommands ? 'cases with the store' : 'cases of the core');
  return run;
}
