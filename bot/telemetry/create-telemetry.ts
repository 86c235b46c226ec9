import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../ports/clock.ts';
import type {
  Decided,
  Note,
  NoteTold,
  SentTold,
  SweepTold,
  Swept,
  TellTo,
  Telemetry,
  Told,
  TurnAbout,
  TurnOutcome,
  TurnTold,
} from '../ports/telemetry.ts';
import { nameFault } from '../ports/name-fault.ts';

/** What has happened so far in a turn or a sweep. */
interface Under {
  readonly about: TurnAbout | undefined;
  readonly commands: Decided[];
  refused: Note | undefined;
  fault: string | undefined;
}

type Line = TurnTold | SweepTold | SentTold | NoteTold;

const WORRYING: ReadonlySet<Note['what']> = new Set<Note['what']>([
  'delivery-left',
  'draft-not-marked',
  'heartbeat-not-kept',
  'look-not-recorded',
  'no-mailbox',
  'recast-left',
  'refusal-not-recorded',
  'settings-not-read',
  'telemetry-away',
]);

/** What is put on record about a turn, beside what somebody wanted of the case. */
const ASIDE: ReadonlySet<Decided['command']> = new Set<Decided['command']>(['see', 'note-refusal']);

/** The last thing that the person of the turn has asked of a case. */
const wanted = ({ commands }: Under): Decided | undefined =>
  commands.findLast(({ person, command }) => person !== undefined && !ASIDE.has(command));

function outcomeOf(under: Under): TurnOutcome {
  if (under.fault !== undefined) return under.fault.includes('case-busy') ? 'busy' : 'fault';
  if (under.about?.kind === 'unsupported') return 'unsupported';
  const asked = wanted(under);
  if (asked) return asked.outcome;
  return under.refused ? 'refused' : 'answered';
}

const conflictsOf = ({ commands }: Under): number =>
  commands.reduce((sum, { conflicts }) => sum + conflicts, 0);

function turnOf(about: TurnAbout, under: Under, ms: number): TurnTold {
  const asked = wanted(under) ?? under.commands.find(({ person }) => person !== undefined);
  return {
    event: 'turn',
    ...about,
    ref: asked?.ref ?? about.ref,
    command: wanted(under)?.command,
    outcome: outcomeOf(under),
    because: asked?.because ?? under.refused?.because ?? under.refused?.what,
    fault: under.fault,
    person: asked?.person ?? under.refused?.person,
    conflicts: conflictsOf(under),
    ms,
  };
}

const ofTurn: Readonly<Partial<Record<TurnOutcome, Told['level']>>> = { fault: 'error', busy: 'warn' };

function levelOf(told: Line): Told['level'] {
  switch (told.event) {
    case 'turn':
      return ofTurn[told.outcome] ?? 'info';
    case 'sweep':
      return told.faults.length > 0 ? 'error' : 'info';
    case 'sent':
      return told.outcome === 'delivered' ? 'info' : 'warn';
    case 'note':
      return told.what === 'turn-fault' ? 'error' : WORRYING.has(told.what) ? 'warn' : 'info';
  }
}

const begin = (about?: TurnAbout): Under => ({ about, commands: [], refused: undefined, fault: undefined });
const since = (start: number): number => Math.round(performance.now() - start);

/** What a note says of the turn in which it was made. */
function keepIn(under: Under | undefined, note: Note): void {
  if (under && note.what.endsWith('refused')) under.refused = note;
  if (under && note.what === 'turn-fault') under.fault = note.fault;
}

/** Does the work, and tells how it ended even where it throws. */
async function ending<Result>(work: () => Promise<Result>, end: (given?: Result, fault?: unknown) => void) {
  try {
    const given = await work();
    end(given);
    return given;
  } catch (fault) {
    end(undefined, fault ?? 'fault');
    throw fault;
  }
}

/** Tells `to` of everything; whatever is told while a turn lasts, or goes on after it was answered, names its activity. */
export function createTelemetry(clock: Clock, to: readonly TellTo[]): Telemetry {
  const running = new AsyncLocalStorage<Under>();
  const tell = (told: Line): void => {
    const activity = running.getStore()?.about?.activity;
    const whole: Told = { at: clock.now(), level: levelOf(told), ...(activity && { activity }), ...told };
    for (const one of to) one(whole);
  };
  return {
    log: (note) => {
      keepIn(running.getStore(), note);
      tell({ event: 'note', ...note });
    },
    decided: (decided) => void running.getStore()?.commands.push(decided),
    sent: (sent, ms) => tell({ event: 'sent', ...sent, ms }),
    turn: (about, work) => {
      const [under, start] = [begin(about), performance.now()];
      const end = (_given: unknown, fault?: unknown): void => {
        if (fault !== undefined) under.fault ??= nameFault(fault);
        tell(turnOf(about, under, since(start)));
      };
      return running.run(under, () => ending(work, end));
    },
    sweep: (timer, work) => {
      const [under, start] = [begin(), performance.now()];
      const end = (given?: Swept, fault?: unknown): void => {
        const swept = given ?? { timer, cases: 0, faults: [nameFault(fault)] };
        tell({ event: 'sweep', ...swept, conflicts: conflictsOf(under), ms: since(start) });
      };
      return running.run(under, () => ending(work, end));
    },
  };
}
