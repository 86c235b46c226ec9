import type { Instant } from '../protocol/instant.ts';
import type { FaultName, Sent } from './telemetry.ts';

/** What a run of a timer leaves behind, so that whoever looks can tell whether the timers run, and how well. */
export interface Heartbeat {
  readonly timer: 'wake' | 'deliver';
  /** When the run ended. */
  readonly at: Instant;
  /** How many cases it saw to. */
  readonly cases: number;
  /** What failed, each kind once; empty: all went well. */
  readonly faults: readonly FaultName[];
  /** How many cases failed. */
  readonly failed: number;
  /** How long the earliest case had been due, in milliseconds. Only of `wake`. */
  readonly lagMs?: number | undefined;
}

/** An effect that each run of `deliver` since then has found pending. */
export interface WaitingEffect {
  readonly ref: string;
  readonly key: string;
  readonly since: Instant;
}

/** What the run of `deliver` found still waiting when it ended. */
export interface Backlog {
  readonly at: Instant;
  /** Those that have waited longest, the longest first. */
  readonly waiting: readonly WaitingEffect[];
  /** How many more there are. */
  readonly more: number;
}

/** Whether the service can sign in to Microsoft Graph, through which the mails go. */
export interface SignIn {
  readonly at: Instant;
  readonly outcome: 'ok' | 'refused' | 'not-reached';
}

/** A far side that has not taken what was sent to it. It is over with the next thing that it takes. */
export interface Trouble {
  readonly to: Sent['to'];
  readonly since: Instant;
  readonly last: Instant;
  readonly count: number;
  /** Of the last one: the reason in the words of the service, and the case. */
  readonly why: string;
  readonly ref: string;
}

export interface ServiceState {
  readonly wake?: Heartbeat | undefined;
  readonly deliver?: Heartbeat | undefined;
  readonly backlog?: Backlog | undefined;
  readonly signIn?: SignIn | undefined;
  readonly troubles: readonly Trouble[];
}

/** Keeps what the service knows of its own health: a few rows, whatever happens. Its methods reject with `StoreError`. */
export interface ServiceStore {
  read(): Promise<ServiceState>;
  beat(heartbeat: Heartbeat): Promise<void>;
  keepBacklog(backlog: Backlog): Promise<void>;
  keepSignIn(signIn: SignIn): Promise<void>;
  keepTrouble(trouble: Trouble): Promise<void>;
  endTrouble(to: Trouble['to']): Promise<void>;
}

/** Something about the service that somebody should see to. */
export interface ServiceFinding {
  readonly code:
    | 'storage-away'
    | 'never-beaten'
    | 'heartbeat-old'
    | 'clocks-differ'
    | 'sweep-failed'
    | 'sweep-late'
    | 'effects-stuck'
    | 'sign-in-refused'
    | 'sign-in-not-reached'
    | 'teams-trouble'
    | 'mail-trouble';
  /** What was found, in one or two sentences. */
  readonly what: string;
  /** What it means for people. */
  readonly means: string;
  /** What to do about it. */
  readonly remedy: string;
  /** A business manager can do that in Teams; anything else is for whoever runs the service. */
  readonly byManager?: boolean | undefined;
}

export interface ServiceHealth {
  /** `unknown`: by what was found it cannot be told. */
  readonly state: 'well' | 'degraded' | 'unknown';
  readonly at: Instant;
  /** Most urgent first; none where it is well. */
  readonly findings: readonly ServiceFinding[];
  /** When each timer last ran; absent where nothing of them could be read. */
  readonly lastRuns?: Readonly<Record<Heartbeat['timer'], Instant | undefined>> | undefined;
  /** Effects that wait to be delivered. */
  readonly waiting: number;
}
