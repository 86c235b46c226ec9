import type { Clock } from '../ports/clock.ts';
import type { Delivery, DeliveryContext, Mailer, Messenger } from '../ports/delivery.ts';
import type { ServiceStore, Trouble } from '../ports/service-state.ts';
import type { Sent, Telemetry } from '../ports/telemetry.ts';
import type { Effect } from '../protocol/effect.ts';

/** Reasons that lie with the far side, or with our standing there; whatever else fails lies in the case or the set-up. */
const THEIRS: Readonly<Record<Trouble['to'], RegExp>> = {
  teams: /^Teams (is busy|could not be reached|gave no clear|did not accept the sign-in)|^the bot may not/,
  mail: /^the (mail service (cannot|is too|answered|did not)|connection to the mail|service may not|service could not|service’s (mailbox|own sign-in))/,
};

const isTheirs = (to: Trouble['to'], delivery: Delivery): boolean =>
  delivery.outcome === 'unknown' || (delivery.outcome === 'failed' && THEIRS[to].test(delivery.why));

export interface FarSides {
  readonly messenger: (messenger: Messenger) => Messenger;
  readonly mailer: (mailer: Mailer) => Mailer;
  /** What is known of them from before, or from another process. */
  readonly learn: (troubles: readonly Trouble[]) => void;
}

type Kept = Pick<ServiceStore, 'keepTrouble' | 'endTrouble'>;
type Telling = Pick<Telemetry, 'sent' | 'log'>;

/** Troubles as this process knows them, kept for whoever looks after the service. */
function troublesIn(service: Kept, clock: Clock, { log }: Telling) {
  const known = new Map<Trouble['to'], Trouble>();
  const keep = (work: Promise<void>): void => void work.catch(() => log({ what: 'heartbeat-not-kept' }));
  return {
    known,
    worse: (to: Trouble['to'], why: string, ref: string): void => {
      const last = clock.now();
      const { since = last, count = 0 } = known.get(to) ?? {};
      const trouble = { to, since, last, count: count + 1, why, ref };
      known.set(to, trouble);
      keep(service.keepTrouble(trouble));
    },
    over: (to: Trouble['to']): void => {
      if (known.delete(to)) keep(service.endTrouble(to));
    },
  };
}

/** Says of everything that goes out how it went, and keeps for whoever looks after the service where it does not get through. */
export function watchFarSides(service: Kept, clock: Clock, telemetry: Telling): FarSides {
  const { known, worse, over } = troublesIn(service, clock, telemetry);
  const watch = async (
    sent: Pick<Sent, 'to' | 'kind' | 'key'>,
    { case: { ref } }: DeliveryContext,
    deliver: () => Promise<Delivery>,
  ): Promise<Delivery> => {
    const start = performance.now();
    const delivery = await deliver();
    const why = delivery.outcome === 'delivered' ? undefined : delivery.why;
    const ms = Math.round(performance.now() - start);
    telemetry.sent({ ...sent, ref, outcome: delivery.outcome, why }, ms);
    if (isTheirs(sent.to, delivery)) worse(sent.to, why ?? '', ref);
    else if (delivery.outcome === 'delivered') over(sent.to);
    return delivery;
  };
  const post = ({ kind, key }: Effect) => ({ to: 'teams', kind, key }) as const;
  const mail = (kind: Effect['kind'], key: string) => ({ to: 'mail', kind, key }) as const;
  return {
    messenger: (through) => ({
      deliver: (effect, context) => watch(post(effect), context, () => through.deliver(effect, context)),
    }),
    mailer: (through) => ({
      send: (duty, context) => watch(mail('send-writing', duty), context, () => through.send(duty, context)),
      notify: (notice, context) =>
        watch(mail(notice.kind, notice.key), context, () => through.notify(notice, context)),
    }),
    learn: (troubles) => {
      for (const trouble of troubles) if (!known.has(trouble.to)) known.set(trouble.to, trouble);
    },
  };
}
