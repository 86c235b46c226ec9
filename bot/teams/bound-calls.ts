/** The code of a fault before which nothing has left: no token could be had, or not in time. */
export const NOT_SENT = 'NOT_SENT';
/** The code of a call that was not answered in time. Whether it has been acted on, nobody knows. */
export const NO_ANSWER = 'NO_ANSWER';

interface Request {
  abortSignal?: unknown;
}
interface Policy {
  readonly name: string;
  sendRequest(request: Request, next: (request: Request) => Promise<unknown>): Promise<unknown>;
}
/** As much of the pipeline of the connector's client as is needed here. */
export interface Pipeline {
  addPolicy(policy: Policy, options: { afterPhase: 'Sign' } | { beforePolicies: string[] }): void;
}

/** What the SDK calls the step in which it gets a token. */
const SIGNING = 'ServiceClientContext_Credentials_SignRequest';

class CallFault extends Error {
  readonly code: string;
  constructor(code: string, cause?: unknown) {
    super(code === NOT_SENT ? 'nothing was sent' : 'no answer in time', { cause });
    this.name = 'CallFault';
    this.code = code;
  }
}

/**
 * Bounds every call of a client of the connector: the SDK would wait for ever. Tells apart what failed before anything
 * had left, which may be tried again, from what may have arrived. `limitMs`: for the token and the answer together.
 */
export function boundCalls(pipeline: Pipeline, limitMs: number): void {
  /** The calls that have come as far as the wire, by the signal that cuts them off. */
  const left = new WeakSet<object>();
  const bounded: Policy = {
    name: 'bound-call',
    sendRequest: async (request, next) => {
      const abort = new AbortController();
      request.abortSignal = abort.signal;
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new CallFault(left.has(abort.signal) ? NO_ANSWER : NOT_SENT));
          abort.abort();
        }, limitMs);
      });
      try {
        return await Promise.race([next(request), enough]);
      } catch (fault) {
        throw left.has(abort.signal) || fault instanceof CallFault ? fault : new CallFault(NOT_SENT, fault);
      } finally {
        clearTimeout(timer);
      }
    },
  };
  const leaving: Policy = {
    name: 'on-the-wire',
    sendRequest: (request, next) => {
      const signal = request.abortSignal;
      if (typeof signal === 'object' && signal !== null) left.add(signal);
      return next(request);
    },
  };
  pipeline.addPolicy(bounded, { beforePolicies: [SIGNING] });
  pipeline.addPolicy(leaving, { afterPhase: 'Sign' });
}
