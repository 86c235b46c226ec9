import { type Case, currentStage } from '../../bot/protocol/case.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { World } from '../../bot/protocol/world.ts';
import { sayLimitDay } from '../say-date.ts';
import { type ReasonNeeded, stageEnds } from './leaving-reason.ts';

/** Why a reason for going up is asked for, or that none is. */
export function sayLeaving(world: World, kase: Case, needed: ReasonNeeded | undefined, now: Instant): string {
  if (needed === 'exceptional') {
    return 'This stage is only for exceptional cases, so please say what makes this one exceptional.';
  }
  if (needed === 'urgent') return 'You can go on at once if the child cannot wait. Please say why.';
  const from = world.protocol.stages.find((stage) => stage.id === currentStage(kase)?.stage);
  if (needed === undefined) {
    return from?.kind === 'informal'
      ? 'You do not need to give a reason: an informal talk may be left at any time.'
      : 'You do not need to give a reason: this stage has had its time, or could not settle it.';
  }
  const limit = from && stageEnds(world, kase, from, now);
  const until = limit ? `: this stage runs until ${sayLimitDay(world.calendar, limit, now)}` : '';
  return `You may go up early at any time${until}. Please say why you do not wait.`;
}
