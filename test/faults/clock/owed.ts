import { peopleMeant } from '../../../bot/protocol/authority.ts';
import { isBelowRespondent } from '../../../bot/protocol/below-respondent.ts';
import type { Case, Happening } from '../../../bot/protocol/case.ts';
import type { Duty, Protocol, Who } from '../../../bot/protocol/definition.ts';
import { holds } from '../../../bot/protocol/predicate.ts';
import { type World, stageOf } from '../../../bot/protocol/world.ts';
import { dueOf } from './due.ts';
import { isMeant, timesOf } from './what-happened.ts';

/** What somebody owes at present, reckoned a second time from what has happened. Moments in milliseconds UTC. */
export interface Owed {
  readonly key: string;
  readonly duty: Duty;
  readonly startedAt: number;
  /** When it is to be chased for; absent where no time is printed, or all of them were over when it began. */
  readonly due?: number | undefined;
}

/** One of the things that a duty asks for: of one side, for one action, or of whoever it is. */
interface Part {
  readonly key: string;
  readonly side?: Happening['side'];
  readonly action?: Happening;
}

const ms = (at: string): number => Date.parse(at);

function partsOf(kase: Case, duty: Duty): Part[] {
  if (duty.perAction) {
    const agreed = kase.happenings.filter(({ key }) => key === 'action-agreed');
    return agreed.map((action, n) => ({ key: `${duty.id}:${n + 1}`, action }));
  }
  if (duty.by.side === 'each') {
    return (['raising', 'receiving'] as const).map((side) => ({ key: `${duty.id}:${side}`, side }));
  }
  const alone = duty.by.side === 'raising' || duty.by.side === 'receiving';
  return [{ key: duty.id, ...(alone && { side: duty.by.side as 'raising' | 'receiving' }) }];
}

function startOf(kase: Case, duty: Duty, { action }: Part): number | undefined {
  if (action) return ms(action.occurredAt);
  const times = timesOf(kase, duty, duty.starts);
  return duty.startPick === 'last' ? times.at(-1) : times[0];
}

function isDone(kase: Case, duty: Duty, { side, action }: Part, startedAt: number): boolean {
  return kase.happenings.some((it) => {
    if (action) return it.key === 'action-checked' && it.action === action.action;
    const kind = (it.key === 'done' && it.duty === duty.id) || duty.doneBy.some((r) => isMeant(r, duty, it));
    const ours = side === undefined || it.side === undefined || it.side === side;
    return kind && ours && (duty.startPick === 'first' || ms(it.occurredAt) >= startedAt);
  });
}

/** Nobody refers a matter to themselves. */
function isToThemselves(world: World, kase: Case, duty: Duty, { side }: Part): boolean {
  if (duty.kind !== 'refer' || side === undefined || side === 'neutral') return false;
  const who = (it: Who) => peopleMeant(world, kase, { ...it, side }).map(({ person }) => person);
  const [from, to] = [who(duty.by), duty.to.flatMap(who)];
  return from.length > 0 && to.length > 0 && from.every((it) => to.includes(it));
}

/** Talk is over with its stage, or once the case has gone above a stage that it never came to. */
function isOver({ stages }: Protocol, kase: Case, duty: Duty): boolean {
  if (!duty.endsWithStage) return false;
  if (kase.endedAt !== undefined) return true;
  const own = kase.stages.find(({ stage }) => stage === duty.stage);
  if (own) return own.leftAt !== undefined;
  const ids = stages.map(({ id }) => id);
  return kase.stages.some(({ stage }) => ids.indexOf(stage) > ids.indexOf(duty.stage));
}

/** Everything that is owed in a case now. A closed case asks for nothing. */
export function owedIn(world: World, kase: Case): Owed[] {
  const { protocol } = world;
  if (kase.outcome === 'closed') return [];
  return protocol.duties.flatMap((duty) => {
    if (duty.when && holds(duty.when, kase.facts) !== true) return [];
    if (isBelowRespondent(protocol, stageOf(protocol, duty.stage), kase.facts)) return [];
    if (isOver(protocol, kase, duty)) return [];
    return partsOf(kase, duty).flatMap((part): Owed[] => {
      const startedAt = startOf(kase, duty, part);
      if (startedAt === undefined || isDone(kase, duty, part, startedAt)) return [];
      if (isToThemselves(world, kase, duty, part)) return [];
      return [{ key: part.key, duty, startedAt, due: dueOf(protocol, kase, duty, startedAt, part.action) }];
    });
  });
}
