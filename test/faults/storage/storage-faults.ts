/** What storage does to a request. */
export interface StorageFault {
  readonly name: string;
  /** A status; the connection cut; or no word at all, until the client gives up waiting. */
  readonly how: number | 'cut' | 'silent';
  /** It has done what it was asked for all the same. */
  readonly isDone: boolean;
}

const status = (how: number): StorageFault => ({ name: `${how}`, how, isDone: false });

export const CUT_AFTER: StorageFault = { name: 'cut after it was done', how: 'cut', isDone: true };
export const UNAVAILABLE: StorageFault = status(503);
/** The client waits five seconds for it. */
export const SILENT_AFTER: StorageFault = { name: 'silent after it was done', how: 'silent', isDone: true };

/** All that are over at once. */
export const SWIFT_FAULTS: readonly StorageFault[] = [
  ...[409, 412, 429, 500].map(status),
  UNAVAILABLE,
  { name: 'cut before', how: 'cut', isDone: false },
  CUT_AFTER,
  { name: '500 after it was done', how: 500, isDone: true },
];
