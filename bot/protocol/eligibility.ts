import type { Protocol } from './definition.ts';
import { type Facts, holds } from './predicate.ts';

export interface Eligibility {
  readonly result: 'accept' | 'redirected' | 'not-eligible' | 'ask-owner';
  /** Where the person is sent instead, in order. */
  readonly steps: readonly { id: string; text: string }[];
  readonly flags: readonly string[];
}

/** May this matter be raised here, and if not, where does the person go instead? The first rule that applies decides. */
export function eligibilityOf(protocol: Protocol, facts: Facts): Eligibility {
  const rule = protocol.eligibility.find(({ when }) => holds(when, facts) === true);
  if (rule) return { result: rule.result, steps: rule.steps, flags: rule.flags };
  return {
    result: protocol.otherwise,
    steps: [],
    flags: protocol.otherwise === 'ask-owner' ? ['owner'] : [],
  };
}
