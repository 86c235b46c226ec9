import { RestError } from '@azure/data-tables';
import { StoreError, type StoreErrorCode } from './store-error.ts';

/** The HTTP status of a service's answer; undefined where there was none. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof RestError ? error.statusCode : undefined;

/** Does something with a table; what the service or the line refuses becomes a `StoreError` with its cause. */
export async function callTable<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(doing, error);
  }
}

/** The fault in our words. What is not the service's or the line's is a mistake of ours and is left as it is. */
export function toStoreError(doing: string, error: unknown): unknown {
  const fromOutside = error instanceof RestError || (error instanceof Error && error.name === 'AbortError');
  if (!fromOutside) return error;
  const code = codeOf(statusOf(error));
  const answer =
    error instanceof RestError ? (error.code ?? error.statusCode ?? 'no answer') : 'no answer in time';
  return new StoreError(code, `${doing}: ${answer}`, { cause: error });
}

function codeOf(status: number | undefined): StoreErrorCode {
  if (status === 401 || status === 403) return 'forbidden';
  const passes = status === undefined || status >= 500 || [404, 408, 409, 412, 429].includes(status);
  return passes ? 'unavailable' : 'refused';
}
