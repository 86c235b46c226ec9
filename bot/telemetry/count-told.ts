import type { Meter } from '@opentelemetry/api';
import type { SentTold, SweepTold, TellTo, Told, TurnTold } from '../ports/telemetry.ts';

/** Numbers of sweeps: only what was recorded since the last sending is sent, so an instance that sweeps no more is silent. */
function sweepGauges(meter: Meter) {
  const lag = meter.createGauge('counterpart.sweep.lag', {
    unit: 's',
    description: 'How long the earliest case had been due when the sweep began',
  });
  const waiting = meter.createGauge('counterpart.undelivered', {
    description: 'Effects that are not delivered yet, by how long they have waited',
  });
  const oldest = meter.createGauge('counterpart.undelivered.oldest', {
    unit: 's',
    description: 'How long the oldest undelivered effect has waited',
  });
  return ({ at, timer, lagMs, waiting: left, oldest: since }: SweepTold & Pick<Told, 'at'>): void => {
    if (lagMs !== undefined) lag.record(lagMs / 1_000, { timer });
    if (!left) return;
    waiting.record(left.under5, { age: 'under 5 minutes' });
    waiting.record(left.under60, { age: 'under 60 minutes' });
    waiting.record(left.longer, { age: '60 minutes and longer' });
    oldest.record(since === undefined ? 0 : Math.max(0, Date.parse(at) - Date.parse(since)) / 1_000);
  };
}

function turnCounters(meter: Meter) {
  const turns = meter.createCounter('counterpart.turns', { description: 'Activities that were handled' });
  const ms = meter.createHistogram('counterpart.turn.duration', { unit: 'ms' });
  const refusals = meter.createCounter('counterpart.refusals', {
    description: 'Turns in which something was refused',
  });
  return ({ kind, outcome, because = 'none', ms: took }: TurnTold): void => {
    turns.add(1, { kind, outcome });
    ms.record(took, { kind });
    if (outcome === 'refused') refusals.add(1, { because });
  };
}

function sentCounters(meter: Meter) {
  const mails = meter.createCounter('counterpart.mails', {
    description: 'E-mails by outcome: unknown is for a person to clear up',
  });
  const posts = meter.createCounter('counterpart.posts', { description: 'Messages in threads, by outcome' });
  return ({ to, kind, outcome }: SentTold): void => (to === 'mail' ? mails : posts).add(1, { kind, outcome });
}

/** Adds up what is told. The attributes are few and our own: no id of a case or of anybody becomes one. */
export function countIn(meter: Meter): TellTo {
  const ofTurn = turnCounters(meter);
  const ofSweep = sweepGauges(meter);
  const ofSent = sentCounters(meter);
  const conflicts = meter.createCounter('counterpart.conflicts', {
    description: 'How often a command was decided anew, as somebody else wrote first',
  });
  const faults = meter.createCounter('counterpart.faults', { description: 'Turns and cases that failed' });
  return (told) => {
    if (told.event === 'turn') ofTurn(told);
    if (told.event === 'sweep') ofSweep(told);
    if (told.event === 'sent') ofSent(told);
    if ('conflicts' in told && told.conflicts > 0) conflicts.add(told.conflicts, { in: told.event });
    if (told.event === 'turn' && told.fault !== undefined) faults.add(1, { in: 'turn', fault: told.fault });
    if (told.event === 'sweep') for (const fault of told.faults) faults.add(1, { in: told.timer, fault });
  };
}
