import { entryOf } from './entry-of.ts';
import * as z from 'zod';

export type FactValue = string | number | boolean;
/** What is known of a case. A fact that is left out is unknown, never false. */
export interface Facts {
  readonly [name: string]: FactValue | Facts | undefined;
}

/** A condition over facts, as a protocol file writes it. */
export type Predicate =
  | { fact: string; is: FactValue }
  | { fact: string; in: FactValue[] }
  | { unknown: string }
  /** Two facts have the same value. */
  | { same: [string, string] }
  | { all: Predicate[] }
  | { any: Predicate[] }
  | { not: Predicate };

const value = z.union([z.string(), z.number(), z.boolean()]);

export const predicateSchema: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: z.string(), is: value }),
    z.strictObject({ fact: z.string(), in: z.array(value).min(1) }),
    z.strictObject({ unknown: z.string() }),
    z.strictObject({ same: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ all: z.array(predicateSchema).min(1) }),
    z.strictObject({ any: z.array(predicateSchema).min(1) }),
    z.strictObject({ not: predicateSchema }),
  ]),
);

/** The value of a fact by its path (`raising.agencyType`), or undefined where it is unknown. */
export function factAt(facts: Facts, path: string): FactValue | undefined {
  let here: FactValue | Facts | undefined = facts;
  for (const name of path.split('.')) {
    if (typeof here !== 'object' || !Object.hasOwn(here, name)) return undefined;
    here = here[name];
  }
  return typeof here === 'object' ? undefined : here;
}

/** Three-valued: undefined where the facts do not say. */
export function holds(predicate: Predicate | undefined, facts: Facts): boolean | undefined {
  if (!predicate) return true;
  if ('unknown' in predicate) return factAt(facts, predicate.unknown) === undefined;
  if ('not' in predicate) {
    const inner = holds(predicate.not, facts);
    return inner === undefined ? undefined : !inner;
  }
  if ('all' in predicate) return combine(predicate.all, facts, false);
  if ('any' in predicate) return combine(predicate.any, facts, true);
  if ('same' in predicate) {
    const [one, other] = predicate.same.map((path) => factAt(facts, path));
    return one === undefined || other === undefined ? undefined : one === other;
  }
  const known = factAt(facts, predicate.fact);
  if (known === undefined) return undefined;
  return 'in' in predicate ? predicate.in.includes(known) : predicate.is === known;
}

/** `decisive` settles the whole: one true for "any", one false for "all". */
function combine(parts: Predicate[], facts: Facts, decisive: boolean): boolean | undefined {
  const values = parts.map((part) => holds(part, facts));
  if (values.includes(decisive)) return decisive;
  return values.includes(undefined) ? undefined : !decisive;
}

/** Sets a fact by its path, leaving the given facts as they are. */
export function withFact(facts: Facts, path: string, to: FactValue): Facts {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...facts, [head]: to };
  const inner = entryOf(facts, head);
  return { ...facts, [head]: withFact(typeof inner === 'object' ? inner : {}, rest.join('.'), to) };
}

/** Facts are told piece by piece: what is told later replaces what was told before. */
export function mergeFacts(known: Facts, told: Facts): Facts {
  const merged = new Map(Object.entries(known));
  for (const [name, value] of Object.entries(told)) {
    const before = merged.get(name);
    merged.set(
      name,
      typeof before === 'object' && typeof value === 'object' ? mergeFacts(before, value) : value,
    );
  }
  return Object.fromEntries(merged);
}
