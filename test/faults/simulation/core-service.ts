import { type Case, SERVICE } from '../../../bot/protocol/case.ts';
import type { Command } from '../../../bot/protocol/command.ts';
import { decide } from '../../../bot/protocol/decide/decide.ts';
import type { Effect } from '../../../bot/protocol/effect.ts';
import type { CaseEvent } from '../../../bot/protocol/event.ts';
import type { Instant } from '../../../bot/protocol/instant.ts';
import { nextWake } from '../../../bot/protocol/remind.ts';
import { castOf } from '../../../bot/tools/cast.ts';
import type { Beginning, Service } from './service.ts';

/** What a case is on the way: nothing is kept but what the core gives back. */
interface Core {
  now: Instant;
  case: Case | undefined;
  wakeAt: Instant | undefined;
  readonly events: CaseEvent[];
  /** What an e-mail or the thread is still to be asked for. */
  waiting: Effect[];
}

function openingOf({ world, at, facts, reports }: Beginning): Command {
  const parties = castOf(world.protocol, facts);
  const person = parties.find(({ side }) => side === 'raising')?.person ?? '';
  const intake = { category: 1, whatHappened: '', evidence: '', wouldSettle: '', childReference: '' };
  return {
    ...{ id: 'open', now: at, actor: { person, name: person }, type: 'open', ref: 'XX-000001' },
    ...{ facts, parties, intake, reports },
  };
}

/**
 * The core alone, for the long run: `decide` and `nextWake` of the product, and the timer's habit of looking only at a
 * case whose moment has come. It keeps no ids of commands: repeated ones are the store's part.
 */
export function openCore(beginning: Beginning, mailArrives: () => boolean): Service {
  const { world } = beginning;
  const core: Core = { now: beginning.at, case: undefined, wakeAt: undefined, events: [], waiting: [] };
  const carryOut = (command: Command) => {
    const decision = decide(world, core.case, command);
    if ('refused' in decision) return decision;
    core.case = decision.next;
    core.wakeAt = nextWake(world, decision.next, command.now);
    core.events.push(...decision.events);
    core.waiting.push(
      ...decision.effects.filter((it) => it.kind === 'send-writing' || it.kind === 'open-thread'),
    );
    return decision;
  };
  const kept = (): Case => {
    if (!core.case) throw new Error('the case was not opened');
    return core.case;
  };
  carryOut(openingOf(beginning));
  return {
    keepsCommands: false,
    at: (now) => {
      core.now = now;
    },
    case: () => Promise.resolve(kept()),
    events: () => Promise.resolve(core.events),
    tell: (command) => {
      const decision = carryOut(command);
      return Promise.resolve(
        'refused' in decision
          ? { done: 'refused', refusal: decision.refused, case: core.case }
          : { done: 'accepted', case: decision.next },
      );
    },
    deliver: () => {
      const ready = core.waiting;
      core.waiting = [];
      for (const { key, kind } of ready) {
        const outcome = kind === 'open-thread' || mailArrives() ? 'delivered' : 'unknown';
        const receipt = { at: core.now, outcome, ids: {} } as const;
        carryOut({ type: 'report-delivery', id: key, now: core.now, actor: SERVICE, effect: key, receipt });
      }
      return Promise.resolve();
    },
    wake: () => {
      if (core.wakeAt === undefined || core.wakeAt > core.now) return Promise.resolve([]);
      const woken = carryOut({ type: 'wake', id: `wake:${core.now}`, now: core.now, actor: SERVICE });
      if ('refused' in woken) throw new Error('the timer was refused');
      return Promise.resolve(woken.effects.flatMap((it) => (it.kind === 'remind' ? [[...it.duties]] : [])));
    },
  };
}
