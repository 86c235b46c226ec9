import * as z from 'zod';
import { type DirectoryWish, readDirectoryWish } from './directory/directory-wish.ts';
import { type CaseButtonData, FORM_IDS, VERBS } from './form-id.ts';
import { isModest } from './is-modest.ts';
import { type SetUpWish, readSetUpWish } from './setup/setup-action.ts';
import { RAISE_STEPS, type RaiseStep } from './raise/raise-buttons.ts';

/** What somebody asked for by pressing a button, with what was filled in on its card. */
export type CardCommand =
  | { readonly kind: 'home' | 'help' | 'myCases' }
  | { readonly kind: 'howItWorks'; readonly protocol: string; readonly page: number }
  | { readonly kind: 'setUp'; readonly wish: SetUpWish }
  | { readonly kind: 'raise' }
  | { readonly kind: 'showCase'; readonly ref: string }
  | { readonly kind: 'raiseStep'; readonly draft: string; readonly step: RaiseStep; readonly inputs: Inputs }
  | { readonly kind: 'raiseSend'; readonly draft: string }
  | { readonly kind: 'openForm'; readonly button: CardButton }
  | { readonly kind: 'back'; readonly button: CardButton }
  | { readonly kind: 'submitForm'; readonly button: CardButton; readonly inputs: Inputs }
  | { readonly kind: 'directory'; readonly wish: DirectoryWish }
  | { readonly kind: 'unknown'; readonly why: string };

/** A case button; `page` is the page of a long text. */
export type CardButton = CaseButtonData & { readonly page?: number };

/** Whatever came along with a button. Nothing in it is trusted before a form has parsed it. */
export type Inputs = Readonly<Record<string, unknown>>;

/** Two letters of the protocol, then six that cannot be mistaken for one another. */
export const CASE_REF = /^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{6}$/;

const ref = z.string().regex(CASE_REF);
const draft = z.string().regex(/^[\w-]{1,64}$/);
const shortId = z.string().min(1).max(60);

const button = z.object({
  ref,
  revision: z.int().nonnegative(),
  surface: z.enum(['root', 'stage', 'personal']),
  stage: z.string().max(8),
  form: z.enum(FORM_IDS).optional(),
  duty: shortId.optional(),
  to: z.string().max(8).optional(),
  page: z.int().min(0).max(99).optional(),
  behalf: z.string().min(1).max(100).optional(),
  part: z.string().min(1).max(120).optional(),
});
const OWN_NAMES: ReadonlySet<string> = new Set([...Object.keys(button.shape), 'draft', 'step']);

const invoke = z.object({
  action: z.object({ verb: z.string().max(60), data: z.record(z.string(), z.unknown()).optional() }),
});

const unknown = (why: string): CardCommand => ({ kind: 'unknown', why });

/** What was filled in, without what the button itself carries. */
const inputsOf = (data: object): Inputs =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !OWN_NAMES.has(name)));

function onCase(kind: 'openForm' | 'submitForm' | 'back', data: object): CardCommand {
  const parsed = button.safeParse(data);
  if (!parsed.success) return unknown('the button names no case');
  const seen = Object.fromEntries(
    Object.entries(parsed.data).filter(([, value]) => value !== undefined),
  ) as unknown as CardButton;
  if (kind !== 'back' && seen.form === undefined) return unknown('the button names no form');
  return kind === 'submitForm' ? { kind, button: seen, inputs: inputsOf(data) } : { kind, button: seen };
}

function onDraft(kind: 'raiseStep' | 'raiseSend', data: object): CardCommand {
  const parsed = z.object({ draft, step: z.enum(RAISE_STEPS).optional() }).safeParse(data);
  if (!parsed.success) return unknown('the button names no draft');
  if (kind === 'raiseSend') return { kind, draft: parsed.data.draft };
  const { step } = parsed.data;
  return step
    ? { kind, draft: parsed.data.draft, step, inputs: inputsOf(data) }
    : unknown('the button names no step');
}

function showCase(data: object): CardCommand {
  const parsed = z.object({ ref }).safeParse(data);
  return parsed.success ? { kind: 'showCase', ref: parsed.data.ref } : unknown('the button names no case');
}

function howItWorks(data: object): CardCommand {
  const parsed = z.object({ protocol: shortId, page: z.int().min(0).max(99).default(0) }).safeParse(data);
  return parsed.success ? { kind: 'howItWorks', ...parsed.data } : unknown('the button names no procedure');
}

const ofDirectory =
  (verb: string) =>
  (data: object): CardCommand => {
    const read = readDirectoryWish(verb, data);
    return 'wish' in read ? { kind: 'directory', wish: read.wish } : unknown(read.why);
  };

function setUp(data: object): CardCommand {
  const wish = readSetUpWish(data);
  return wish ? { kind: 'setUp', wish } : unknown('the button names no step of the set-up');
}

const READERS: Readonly<Record<string, (data: object) => CardCommand>> = {
  [VERBS.home]: () => ({ kind: 'home' }),
  [VERBS.help]: () => ({ kind: 'help' }),
  [VERBS.howItWorks]: howItWorks,
  [VERBS.myCases]: () => ({ kind: 'myCases' }),
  [VERBS.setUp]: setUp,
  [VERBS.raise]: () => ({ kind: 'raise' }),
  [VERBS.showCase]: showCase,
  [VERBS.raiseStep]: (data) => onDraft('raiseStep', data),
  [VERBS.raiseSend]: (data) => onDraft('raiseSend', data),
  [VERBS.openForm]: (data) => onCase('openForm', data),
  [VERBS.submitForm]: (data) => onCase('submitForm', data),
  [VERBS.back]: (data) => onCase('back', data),
  [VERBS.directory]: ofDirectory(VERBS.directory),
  [VERBS.directoryAsk]: ofDirectory(VERBS.directoryAsk),
  [VERBS.directorySubmit]: ofDirectory(VERBS.directorySubmit),
  [VERBS.directoryAct]: ofDirectory(VERBS.directoryAct),
};

/**
 * Reads the value of an `adaptiveCard/action` invoke. It only says what was pressed: who may do it, and on which
 * state, is decided from the stored case. Never throws.
 */
export function parseCardAction(value: unknown): CardCommand {
  if (!isModest(value)) return unknown('too large or too deep');
  const parsed = invoke.safeParse(value);
  if (!parsed.success) return unknown('not a card action');
  const { verb, data = {} } = parsed.data.action;
  const read = Object.hasOwn(READERS, verb) ? READERS[verb] : undefined;
  return read ? read(data) : unknown('a verb that is not ours');
}
