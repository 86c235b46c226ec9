import type { Protocol, Stage } from './definition.ts';
import { factAt, type Facts } from './predicate.ts';
import { levelOf } from './world.ts';

/** True where the stage is held by the person disagreed with, or by somebody below them (DO.9, reading 9). */
export function isBelowRespondent(protocol: Protocol, stage: Stage, facts: Facts): boolean {
  const respondent = protocol.startAbove && factAt(facts, protocol.startAbove);
  if (typeof respondent !== 'string' || stage.kind === 'informal') return false;
  return levelOf(protocol, stage.holders.receiving) <= levelOf(protocol, respondent);
}
