import { limitEnd } from './calendar.ts';
import type { Case, Happening } from './case.ts';
import type { Protocol } from './definition.ts';
import { type Instant, earliest } from './instant.ts';
import { type Facts, holds } from './predicate.ts';
import type { World } from './world.ts';

/** Whom to ring. */
export interface GateContact {
  readonly label: string;
  readonly phone?: string | undefined;
  /** The partnership has given the number; the document does not print it. */
  readonly given?: true;
}

/** The steps to take at once when a child may be in danger. Runs beside everything else and holds nothing up. */
export interface GateView {
  readonly open: boolean;
  readonly steps: readonly { id: string; text: string }[];
  readonly contacts: readonly GateContact[];
  /** A printed outer limit; none is invented. */
  readonly limit?: Instant | undefined;
}

type Files = Pick<World, 'protocol' | 'settings'>;
type Printed = Protocol['gate']['contacts'][number];

const isAlike = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * The printed contacts that are meant, and those that the partnership has given. A given one that is called like a
 * printed one without a number is that number, and is meant where the printed one is.
 */
export function contactsOf(
  { protocol, settings }: Files,
  isMeant: (printed: Printed) => boolean,
): GateContact[] {
  const given = settings?.contacts ?? [];
  const printed = protocol.gate.contacts;
  const numbered = ({ label, phone }: Printed): GateContact => {
    const own = phone === undefined ? given.find((it) => isAlike(it.label, label)) : undefined;
    return own ? { label, phone: own.phone, given: true } : { label, phone };
  };
  const isOfPrinted = (label: string): boolean =>
    printed.some((it) => it.phone === undefined && isAlike(it.label, label));
  return [
    ...printed.filter(isMeant).map(numbered),
    ...given.flatMap(({ label, phone }) =>
      isOfPrinted(label) ? [] : [{ label, phone, given: true as const }],
    ),
  ];
}

/** The steps that the protocol prints for these facts, its numbers, and those that the partnership has given. */
export const gateAdvice = (files: Files, facts: Facts): Pick<GateView, 'steps' | 'contacts'> => ({
  steps: files.protocol.gate.steps.filter((step) => holds(step.when, facts) === true),
  contacts: contactsOf(files, (contact) => holds(contact.when, facts) === true),
});

/** The danger that was told of last, while nobody has said that the safety steps have been taken. */
export function openDanger(kase: Case): Happening | undefined {
  const risk = kase.happenings.filter((it) => it.key === 'risk-flagged' || it.key === 'risk-referred').at(-1);
  return risk?.key === 'risk-flagged' ? risk : undefined;
}

export function gateOf(world: World, kase: Case): GateView {
  const { protocol, calendar } = world;
  const risk = openDanger(kase);
  if (!risk) return { open: false, steps: [], contacts: [] };
  const advice = gateAdvice(world, kase.facts);
  const limits = protocol.gate.steps
    .filter((step) => advice.steps.some(({ id }) => id === step.id))
    .map((step) => step.limit && limitEnd(calendar, step.limit, risk.occurredAt));
  return { open: true, ...advice, limit: earliest(...limits) };
}
