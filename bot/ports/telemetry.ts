import type { Command } from '../protocol/command.ts';
import type { Effect } from '../protocol/effect.ts';
import type { Instant } from '../protocol/instant.ts';
import type { Delivery } from './delivery.ts';

/*
 * What the service says of itself to whoever runs it: ids, references, codes and numbers. Never a name, an address, or a
 * word that somebody typed. There is no field for such a thing, and that is the point of these types.
 */

/** The name, code and status of a fault, never its message: that could carry what somebody typed. */
export type FaultName = string;

/** One activity of Teams, before it is handled. */
export interface TurnAbout {
  /** The activity's id, as Teams gave it: support finds the turn by it. */
  readonly activity: string;
  readonly kind: 'said' | 'pressed' | 'consented' | 'installed' | 'unsupported';
  /** What was wished or pressed: one of our own words, whatever was typed. */
  readonly verb?: string | undefined;
  readonly form?: string | undefined;
  /** The case that a button names. */
  readonly ref?: string | undefined;
}

/** How a command to a case ended. */
export interface Decided {
  readonly ref: string;
  readonly command: Command['type'];
  readonly outcome: 'accepted' | 'repeated' | 'refused' | 'busy';
  readonly because?: string | undefined;
  /** How often somebody else wrote first, so that it was decided anew. */
  readonly conflicts: number;
  /** The directory's id of who gave it; absent: the service itself. */
  readonly person?: string | undefined;
}

/** How a turn ended. `answered`: nothing was to be changed. `busy`: too many wrote to one case. */
export type TurnOutcome = 'accepted' | 'repeated' | 'refused' | 'busy' | 'answered' | 'unsupported' | 'fault';

export interface TurnTold extends TurnAbout {
  readonly event: 'turn';
  readonly outcome: TurnOutcome;
  readonly command?: Command['type'] | undefined;
  readonly because?: string | undefined;
  readonly fault?: FaultName | undefined;
  readonly person?: string | undefined;
  readonly conflicts: number;
  /** Milliseconds until it was answered. */
  readonly ms: number;
}

/** How many effects have waited how long; the ages are upper limits in minutes. */
export interface Waiting {
  readonly under5: number;
  readonly under60: number;
  readonly longer: number;
}

/** What one run of a timer did. */
export interface Swept {
  readonly timer: 'wake' | 'deliver';
  readonly cases: number;
  readonly faults: readonly FaultName[];
  /** How long the earliest case had been due when it began, in milliseconds. Only of `wake`. */
  readonly lagMs?: number | undefined;
  /** Only of `deliver`. */
  readonly waiting?: Waiting | undefined;
  /** Since when the oldest of them waits. */
  readonly oldest?: Instant | undefined;
}
export interface SweepTold extends Swept {
  readonly event: 'sweep';
  readonly conflicts: number;
  readonly ms: number;
}

/** What became of one thing that was to go out. */
export interface Sent {
  readonly to: 'teams' | 'mail';
  readonly ref: string;
  readonly kind: Effect['kind'];
  readonly key: string;
  readonly outcome: Delivery['outcome'];
  /** Why it is not known to have arrived, in the words of the service. */
  readonly why?: string | undefined;
}
export interface SentTold extends Sent {
  readonly event: 'sent';
  readonly ms: number;
}

/** Something beside turns and sweeps that support may want to know. */
export interface Note {
  readonly what:
    | 'case-refused'
    | 'delivery-left'
    | 'directory-account-refused'
    | 'directory-changed'
    | 'directory-file-not-taken'
    | 'directory-file-stored'
    | 'directory-refused'
    | 'directory-role-refused'
    | 'draft-not-marked'
    | 'heartbeat-not-kept'
    | 'look-not-recorded'
    | 'no-mailbox'
    | 'not-ready'
    | 'recast-left'
    | 'recording-refused'
    | 'refusal-not-recorded'
    | 'settings-not-read'
    | 'setup-added'
    | 'setup-channel'
    | 'setup-mail-test'
    | 'setup-managers'
    | 'setup-refused'
    | 'setup-retaken'
    | 'telemetry-away'
    | 'turn-fault'
    | 'turned-away';
  readonly ref?: string | undefined;
  /** The directory's id. */
  readonly person?: string | undefined;
  /** Ids of procedures. */
  readonly protocols?: readonly string[] | undefined;
  readonly because?: string | undefined;
  readonly fault?: FaultName | undefined;
  /** Kinds and codes of our own. */
  readonly codes?: readonly string[] | undefined;
  readonly count?: number | undefined;
}
export interface NoteTold extends Note {
  readonly event: 'note';
}

/** Everything that is told, with when, how urgent, and the activity that it came of. */
export type Told = (TurnTold | SweepTold | SentTold | NoteTold) & {
  readonly at: Instant;
  readonly level: 'info' | 'warn' | 'error';
  readonly activity?: string | undefined;
};

/** Takes what is told, at once and without ever throwing: nobody waits for it. */
export type TellTo = (told: Told) => void;

export type Log = (note: Note) => void;

export interface Telemetry {
  /** Does the work of one activity. What is told meanwhile is told as part of it. */
  readonly turn: <Result>(about: TurnAbout, work: () => Promise<Result>) => Promise<Result>;
  /** Does one run of a timer, and tells what it gives back; a fault that it throws is told and thrown on. */
  readonly sweep: (timer: Swept['timer'], work: () => Promise<Swept>) => Promise<Swept>;
  readonly decided: (decided: Decided) => void;
  readonly sent: (sent: Sent, ms: number) => void;
  readonly log: Log;
}
