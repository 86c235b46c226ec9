import * as z from 'zod';
import { type CardAction, execute } from '../card-parts.ts';
import { leave } from '../fields/form-card.ts';
import { VERBS } from '../form-id.ts';

/** What can be asked for on the cards of the set-up: to see one, and to save what was filled in. */
const SETUP_STEPS = [
  'state',
  'choose',
  'choose-save',
  'manager',
  'manager-save',
  'manager-me',
  'manager-me-save',
  'manager-remove',
  'mailbox',
  'mailbox-test',
  'mailbox-confirm',
  'contacts',
  'contacts-save',
  'addresses',
  'addresses-save',
] as const;
export type SetUpStep = (typeof SETUP_STEPS)[number];

/** What somebody asked for. It names a procedure and a person, and proves nothing. */
export interface SetUpWish {
  readonly step: SetUpStep;
  readonly protocol?: string | undefined;
  readonly who?: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const wish = z.object({
  step: z.enum(SETUP_STEPS),
  about: z.string().min(1).max(60).optional(),
  who: z.guid().optional(),
});
const OWN_NAMES: ReadonlySet<string> = new Set(Object.keys(wish.shape));

/** Reads what a button of the set-up carries; undefined where it is none of ours. */
export function readSetUpWish(data: object): SetUpWish | undefined {
  const parsed = wish.safeParse(data);
  if (!parsed.success) return undefined;
  const { step, about, who } = parsed.data;
  const inputs = Object.fromEntries(Object.entries(data).filter(([name]) => !OWN_NAMES.has(name)));
  return { step, protocol: about, who, inputs };
}

interface Named {
  readonly protocol?: string;
  readonly who?: string;
}
const dataOf = (step: SetUpStep, { protocol, who }: Named) => ({
  step,
  ...(protocol !== undefined && { about: protocol }),
  ...(who !== undefined && { who }),
});

/** Leads to a card of the set-up; nothing that is filled in goes along. */
export const toSetUp = (
  label: string,
  step: SetUpStep,
  named: Named = {},
  style?: 'positive' | 'destructive',
): CardAction => leave(execute(label, VERBS.setUp, dataOf(step, named), style));

/** Sends what is filled in. */
export const sendSetUp = (label: string, step: SetUpStep, named: Named = {}): CardAction =>
  execute(label, VERBS.setUp, dataOf(step, named), 'positive');
