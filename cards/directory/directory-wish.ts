import * as z from 'zod';
import { VERBS } from '../form-id.ts';

/** The cards of the directory that a button leads to. */
export const PLACES = [
  'home',
  'found',
  'unconfirmed',
  'person',
  'health',
  'download',
  'own',
  'file',
] as const;
export type Place = (typeof PLACES)[number];

/** The forms that open in place on them. */
export const ASKS = [
  'add', // a person
  'change', // an entry; also corrects one that is not confirmed
  'give-role',
  'deputy', // of a role that somebody holds
  'end-role',
  'absence', // of somebody else
  'own-absence',
  'remove',
] as const;
export type Ask = (typeof ASKS)[number];

/** What is done by a button alone. */
export const ACTS = ['confirm', 'back', 'own-back', 'remove', 'apply', 'drop'] as const;
export type Act = (typeof ACTS)[number];

/** Which of a person's roles is meant. */
export interface HeldKey {
  readonly protocol: string;
  readonly role: string;
  readonly agency: string;
  readonly team?: string | undefined;
}

/** What a button of the directory names. It finds an entry; who may do what is decided from the stored directory. */
export interface DirectoryTarget {
  readonly who?: string | undefined;
  readonly held?: HeldKey | undefined;
  readonly upload?: string | undefined;
  readonly page?: number | undefined;
  readonly query?: string | undefined;
}

export type DirectoryWish = DirectoryTarget &
  (
    | { readonly go: 'show'; readonly place: Place; readonly inputs: Inputs }
    | { readonly go: 'ask'; readonly ask: Ask }
    | { readonly go: 'submit'; readonly ask: Ask; readonly inputs: Inputs }
    | { readonly go: 'act'; readonly act: Act }
  );

type Inputs = Readonly<Record<string, unknown>>;

const shortText = z.string().min(1).max(200);

const target = z.object({
  who: z.guid().optional(),
  held: z
    .strictObject({ protocol: shortText, role: shortText, agency: shortText, team: shortText.optional() })
    .optional(),
  upload: z.guid().optional(),
  page: z.int().min(0).max(9_999).optional(),
  query: z.string().max(200).optional(),
  place: z.enum(PLACES).optional(),
  ask: z.enum(ASKS).optional(),
  act: z.enum(ACTS).optional(),
});
const OWN_NAMES: ReadonlySet<string> = new Set(Object.keys(target.shape));

const inputsOf = (data: object): Inputs =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !OWN_NAMES.has(name)));

type Read = { readonly wish: DirectoryWish } | { readonly why: string };

/** Reads what a button of the directory carries. */
export function readDirectoryWish(verb: string, data: object): Read {
  const parsed = target.safeParse(data);
  if (!parsed.success) return { why: 'the button names nothing of the directory' };
  const { place, ask, act, ...named } = parsed.data;
  switch (verb) {
    case VERBS.directory:
      return { wish: { ...named, go: 'show', place: place ?? 'home', inputs: inputsOf(data) } };
    case VERBS.directoryAsk:
      return ask ? { wish: { ...named, go: 'ask', ask } } : { why: 'the button names no form' };
    case VERBS.directorySubmit:
      return ask
        ? { wish: { ...named, go: 'submit', ask, inputs: inputsOf(data) } }
        : { why: 'the button names no form' };
    default:
      return act ? { wish: { ...named, go: 'act', act } } : { why: 'the button names nothing to do' };
  }
}
