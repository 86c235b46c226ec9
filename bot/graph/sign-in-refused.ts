const REFUSALS = [400, 401, 403];

/**
 * True where the service's own sign-in was refused, and asking again will not help. The library says it with a status;
 * of a managed identity only with what it wraps, which is named for an answer that was an error.
 */
export function isSignInRefused(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if ('statusCode' in fault) return REFUSALS.includes(Number(fault.statusCode));
  const { cause } = fault;
  if (!(cause instanceof Error) || cause.name !== 'ServerError') return false;
  const status = 'status' in cause ? Number(cause.status) : Number.NaN;
  return Number.isNaN(status) || REFUSALS.includes(status);
}
