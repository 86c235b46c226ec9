import type { CommandOutcome } from '../../../bot/ports/case-service.ts';
import type { Case } from '../../../bot/protocol/case.ts';
import type { Command, Report } from '../../../bot/protocol/command.ts';
import type { RemindedDuty } from '../../../bot/protocol/effect.ts';
import type { CaseEvent } from '../../../bot/protocol/event.ts';
import type { Instant } from '../../../bot/protocol/instant.ts';
import type { Facts } from '../../../bot/protocol/predicate.ts';
import type { World } from '../../../bot/protocol/world.ts';
import { castOf } from '../../../bot/tools/cast.ts';
import { handleCommand } from '../../../bot/work/handle-command.ts';
import { wakeDueCases } from '../../../bot/work/wake-due-cases.ts';
import { type Desk, REF, openDesk } from '../../fixtures/desk.ts';

/** The service as a simulation sees it: the product's own turn, timer and delivery on the store in memory. */
export interface Service {
  /** Whether it knows a command that it has had before. */
  readonly keepsCommands: boolean;
  /** Moves the clock. */
  at(now: Instant): void;
  case(): Promise<Case>;
  events(): Promise<CaseEvent[]>;
  tell(command: Command, businessKey?: string): Promise<CommandOutcome>;
  /** Delivers what waits. */
  deliver(): Promise<void>;
  /** The timer: gives what the messages that have left name as due. */
  wake(): Promise<readonly RemindedDuty[][]>;
}

export interface Beginning {
  readonly world: World;
  readonly at: Instant;
  readonly facts: Facts;
  readonly reports: readonly Report[];
}

async function openAsFirst({ deps }: Desk, { world, at, facts, reports }: Beginning): Promise<void> {
  const parties = castOf(world.protocol, facts);
  const person = parties.find(({ side }) => side === 'raising')?.person ?? '';
  const intake = { category: 1, whatHappened: '', evidence: '', wouldSettle: '', childReference: '' };
  await handleCommand(deps, {
    ref: REF,
    pins: world.protocol,
    command: {
      ...{ id: 'open-as-first', now: at, actor: { person, name: person }, type: 'open', ref: REF },
      ...{ facts, parties, intake, reports },
    },
  });
}

/** Opens a case. `mailArrives` says of each e-mail whether it certainly has. */
export async function openService(beginning: Beginning, mailArrives: () => boolean): Promise<Service> {
  const { world } = beginning;
  const desk = await openDesk(world, beginning.at, beginning.reports, beginning.facts);
  // The desk opens it as a practitioner; a protocol that nobody has written calls its first level something else.
  if (!(await desk.store.load(REF))) await openAsFirst(desk, beginning);
  desk.farSide = (effect) =>
    effect.kind === 'send-writing' && !mailArrives()
      ? { outcome: 'unknown', why: 'the line broke' }
      : { outcome: 'delivered', ids: { id: effect.key } };
  return {
    keepsCommands: true,
    at: (now) => {
      desk.now = now;
    },
    case: () => desk.case(),
    events: () => desk.store.events(REF),
    tell: (command, businessKey) =>
      handleCommand(desk.deps, { ref: REF, command, businessKey, pins: world.protocol }),
    deliver: () => desk.deliver(),
    wake: async () => {
      desk.sent.length = 0;
      await wakeDueCases(desk.deps);
      return desk.sent.flatMap(({ effect }) => (effect.kind === 'remind' ? [[...effect.duties]] : []));
    },
  };
}
