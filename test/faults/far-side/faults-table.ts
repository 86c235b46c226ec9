import type { FaultAction } from '../../sandbox/faults.ts';

/**
 * What a fault lets the sender know. `refused`: it has not arrived and never will. `busy`: it has not arrived, and may be
 * tried again. `unclear`: it may have arrived. `slow`: it has arrived, after a while.
 */
export type Meaning = 'refused' | 'busy' | 'unclear' | 'slow';

export interface FarFault {
  readonly name: string;
  readonly action: FaultAction;
  readonly meaning: Meaning;
  /** How often it has arrived all the same. */
  readonly arrived: 0 | 1;
}

const status = (code: number, meaning: Meaning, headers?: Record<string, string>): FarFault => ({
  name: headers ? `${code} with Retry-After ${headers['retry-after']}` : `${code}`,
  action: { status: code, ...(headers && { headers }) },
  meaning,
  arrived: 0,
});

/** How long the sender waits, and how long the far side is silent: longer than that. In milliseconds. */
export interface Patience {
  readonly limitMs: number;
  readonly silentMs: number;
}

/** The far side does nothing within the time for which it is waited; it acts later, when nobody listens any more. */
export const silence = ({ silentMs }: Patience): FarFault => ({
  name: `${silentMs} ms of silence`,
  action: { delayMs: silentMs },
  meaning: 'unclear',
  arrived: 1,
});

const COMMON: readonly FarFault[] = [
  status(500, 'unclear'),
  status(502, 'unclear'),
  status(504, 'unclear'),
  { name: '502 after it was done', action: { deliverThenStatus: 502 }, meaning: 'unclear', arrived: 1 },
  { name: '504 after it was done', action: { deliverThenStatus: 504 }, meaning: 'unclear', arrived: 1 },
  { name: 'reset before', action: { resetBefore: true }, meaning: 'unclear', arrived: 0 },
  { name: 'reset after it was done', action: { deliverThenReset: true }, meaning: 'unclear', arrived: 1 },
  { name: '100 ms of silence', action: { delayMs: 100 }, meaning: 'slow', arrived: 1 },
  status(429, 'busy'),
  status(429, 'busy', { 'retry-after': '30' }),
  status(403, 'refused'),
  status(413, 'refused'),
];

export const TEAMS_FAULTS: readonly FarFault[] = [...COMMON, status(412, 'busy')];

/** A 412 of Graph is no throttling: the request itself was wrong. A 503 that says when to come back has done nothing. */
export const GRAPH_FAULTS: readonly FarFault[] = [
  ...COMMON,
  status(412, 'refused'),
  status(503, 'unclear'),
  status(503, 'busy', { 'retry-after': '30' }),
];
