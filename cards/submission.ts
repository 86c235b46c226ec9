import type { Instant } from '../bot/protocol/instant.ts';
import type { Facts } from '../bot/protocol/predicate.ts';
import type { StatedTime } from '../bot/protocol/raised-matter.ts';

/** A form of a case, filled in and sound. What it may change is decided elsewhere, from the stored case. */
export type Submission =
  | { form: 'record'; duty: string; occurredAt: Instant; note?: string; reason?: string; stated?: StatedTime }
  | { form: 'not-settled'; reason?: string; occurredAt: Instant }
  | { form: 'settle'; wording: string }
  | { form: 'answer-settlement'; proposedAt: Instant; answer: 'confirm' }
  | { form: 'answer-settlement'; proposedAt: Instant; answer: 'object'; reason: string }
  | { form: 'escalate' | 'jump'; to: string; reason?: string; stated?: StatedTime }
  | { form: 'earlier-date' | 'later-date'; until: Instant; reason: string }
  | { form: 'danger'; level: string }
  | { form: 'danger-done'; occurredAt: Instant }
  | { form: 'write'; duty: string; fields: Record<string, string>; attested: string[]; reason?: string }
  | { form: 'satisfied' | 'not-satisfied' | 'decision' | 'close' | 'reopen-thread' }
  | { form: 'ask-late'; reason: string }
  | { form: 'answer-late'; accept: boolean; reason?: string }
  | { form: 'facts'; facts: Facts }
  | { form: 'attention'; occurredAt: Instant }
  | { form: 'finding'; leadershipWeak: boolean; allAttemptsFailed: boolean }
  | { form: 'action'; action: string; owner: string; until: Instant }
  | { form: 'action-check'; action: string; occurredAt: Instant };

/** What is wrong with a form, by input id, in words for the person. `''` is the form as a whole. */
export type Problems = Readonly<Record<string, string>>;

export type Parsed<T> = { readonly value: T } | { readonly problems: Problems };

/** Everything that was typed, by input id, so that a form with a mistake comes back as it was. */
export type Typed = Readonly<Record<string, string>>;

/** The form in which a matter is raised, filled in and sound. */
export type { RaisedMatter as RaiseForm } from '../bot/protocol/raised-matter.ts';
