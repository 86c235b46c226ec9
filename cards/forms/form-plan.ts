import type { Case } from '../../bot/protocol/case.ts';
import { currentStage } from '../../bot/protocol/case.ts';
import type { Stage } from '../../bot/protocol/definition.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import type { World } from '../../bot/protocol/world.ts';
import type { CardElement } from '../card-parts.ts';
import type { Field, Fold, Note } from '../fields/field.ts';
import type { CaseButtonData } from '../form-id.ts';
import type { Problems, Submission, Typed } from '../submission.ts';

export interface FormContext {
  readonly world: World;
  readonly case: Case;
  readonly button: CaseButtonData;
  /** Directory id of the person who looks; empty when an answer is read. */
  readonly viewer: string;
  readonly now: Instant;
}

/** What a finished form says: a submission, or what is wrong beyond the single fields. */
export type Reading = { readonly value: Submission } | { readonly problems: Problems };

/** One form: what it shows, what it asks, and what its answers mean. */
export interface FormPlan {
  readonly title: string;
  readonly about: readonly CardElement[];
  readonly items: readonly (Field | Note | Fold)[];
  /** The label of its button; none where there is nothing to send. */
  readonly submit?: string;
  readonly style?: 'positive' | 'destructive';
  /**
   * Marks what the person has read and answers to. It goes out with the button and must come back the same, so that
   * nobody agrees to words that were changed in between.
   */
  readonly seen?: string;
  /** True where these answers are what stands already: they have come a second time, and are not judged by `seen`. */
  readonly stands?: (values: Typed) => boolean;
  /** `values` holds what passed its own field; what did not is empty. */
  readonly read: (values: Typed) => Reading;
}

export type PlanForm = (context: FormContext) => FormPlan;

/** The stage for which the card was drawn; the present one where the card names none of this protocol. */
export function stageSeen({ world, case: kase, button }: FormContext): Stage | undefined {
  const seen = world.protocol.stages.find((stage) => stage.id === button.stage);
  return seen ?? world.protocol.stages.find((stage) => stage.id === currentStage(kase)?.stage);
}

/** All moments on the record of a case. */
export const momentsOf = (kase: Case): Instant[] => [
  ...kase.happenings.map((it) => it.occurredAt),
  ...kase.stages.map((run) => run.enteredAt),
  kase.openedAt,
];

/** A form that has nothing to ask, because it does not fit the case. */
export const nothingToDo = (title: string, why: CardElement): FormPlan => ({
  title,
  about: [why],
  items: [],
  read: () => ({ problems: { '': 'Please go back: this cannot be done now.' } }),
});
