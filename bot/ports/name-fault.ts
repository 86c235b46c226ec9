import type { FaultName } from './telemetry.ts';

const PLAIN = /^[\w.-]{1,60}$/;

/** The name and codes of a fault, never its message: that could carry what somebody typed. */
export function nameFault(fault: unknown): FaultName {
  if (typeof fault !== 'object' || fault === null) return 'Error';
  const { name, code, statusCode } = fault as { name?: unknown; code?: unknown; statusCode?: unknown };
  const known = [name, code, statusCode].filter((part) => part !== undefined).map(String);
  return known.filter((part) => PLAIN.test(part)).join(' ') || 'Error';
}
