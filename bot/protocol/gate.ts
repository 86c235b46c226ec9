import type { Calendar } from './calendar.ts';
import { limitEnd } from './calendar.ts';
import type { Case, Happening } from './case.ts';
import type { Protocol } from './definition.ts';
import { type Instant, earliest } from './instant.ts';
import { type Facts, holds } from './predicate.ts';

/** The steps to take at once when a child may be in danger. Runs beside everything else and holds nothing up. */
export interface GateView {
  readonly open: boolean;
  readonly steps: readonly { id: string; text: string }[];
  readonly contacts: readonly { label: string; phone?: string | undefined }[];
  /** A printed outer limit; none is invented. */
  readonly limit?: Instant | undefined;
}

/** The steps and numbers that the protocol prints for these facts. */
export const gateAdvice = ({ gate }: Protocol, facts: Facts): Pick<GateView, 'steps' | 'contacts'> => ({
  steps: gate.steps.filter((step) => holds(step.when, facts) === true),
  contacts: gate.contacts.filter((contact) => holds(contact.when, facts) === true),
});

/** The danger that was told of last, while nobody has said that the safety steps have been taken. */
export function openDanger(kase: Case): Happening | undefined {
  const risk = kase.happenings.filter((it) => it.key === 'risk-flagged' || it.key === 'risk-referred').at(-1);
  return risk?.key === 'risk-flagged' ? risk : undefined;
}

export function gateOf(protocol: Protocol, calendar: Calendar, kase: Case): GateView {
  const risk = openDanger(kase);
  if (!risk) return { open: false, steps: [], contacts: [] };
  const advice = gateAdvice(protocol, kase.facts);
  const limits = protocol.gate.steps
    .filter((step) => advice.steps.some(({ id }) => id === step.id))
    .map((step) => step.limit && limitEnd(calendar, step.limit, risk.occurredAt));
  return { open: true, ...advice, limit: earliest(...limits) };
}
