import type { Protocol } from '../protocol/definition.ts';
export const outlineOf = (protocol: Protocol): string => protocol.id;
