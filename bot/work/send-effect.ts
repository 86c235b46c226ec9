import type { Clock } from '../ports/clock.ts';
import type { Delivery, Mailer, Messenger, NamedKeeper } from '../ports/delivery.ts';
import type { Log } from '../ports/telemetry.ts';
import type { Case } from '../protocol/case.ts';
import type { Effect } from '../protocol/effect.ts';
import type { CommandDeps } from './handle-command.ts';
import { rest, restAfter } from './pause.ts';

export interface DeliveryDeps extends CommandDeps {
  readonly clock: Clock;
  readonly messenger: Messenger;
  readonly mailer: Mailer;
  readonly named: NamedKeeper;
  readonly log: Log;
}

/** How much time there is for a case. */
export interface Allowance {
  /** By `performance.now()`: nothing is begun after it. */
  readonly end: number;
  /** How often what was certainly not delivered is tried again at once: somebody waits for it, and the sweep does not. */
  readonly repeats: number;
}

function sendOnce(deps: DeliveryDeps, kase: Case, effect: Effect): Promise<Delivery> {
  const context = { world: deps.worldOf(kase.protocol), case: kase, now: deps.clock.now() };
  switch (effect.kind) {
    case 'send-writing':
      return deps.mailer.send(effect.duty, context);
    case 'send-notice':
      return deps.mailer.notify(effect, context);
    case 'keep-named':
      return deps.named.keepNamed(effect, context);
    default:
      return deps.messenger.deliver(effect, context);
  }
}

/** Sends what an effect means; a far side that is busy is asked again while there is time. */
export async function sendEffect(
  deps: DeliveryDeps,
  kase: Case,
  effect: Effect,
  { end, repeats }: Allowance,
): Promise<Delivery> {
  for (let tries = 0; ; tries += 1) {
    const delivery = await sendOnce(deps, kase, effect);
    if (delivery.outcome !== 'failed' || !delivery.retry || tries >= repeats) return delivery;
    const pause = restAfter(tries, delivery.afterMs);
    if (performance.now() + pause > end) return delivery;
    await rest(pause);
  }
}
