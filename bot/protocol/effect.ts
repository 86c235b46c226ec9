/**
 * What shall be done outside because of a decision: its meaning, not its looks. Rendered at delivery from the case
 * as it then is. `key` is deterministic and unique in its case, so that delivering twice can be seen.
 */
export type Effect = { readonly key: string } & (
  | { kind: 'open-thread' }
  /** Posts the stage's card with its forms into the thread. */
  | { kind: 'ask-for-action'; stage: string }
  /** A short reply that mentions whoever has to act now. */
  | { kind: 'mention-holders'; stage: string; reason: MentionReason; people: readonly string[] }
  /** Redraws the root card. */
  | { kind: 'refresh-thread' }
  /** Redraws a stage's card: its state has changed, or the stage has ended and its card closes. */
  | { kind: 'refresh-stage'; stage: string }
  | { kind: 'remind'; stage: string; duties: readonly RemindedDuty[]; people: readonly string[] }
  /** E-mails a writing to the parties; the receipt fulfils its duty. */
  | { kind: 'send-writing'; duty: string }
  /** E-mails one person what they are asked or told: somebody outside Teams, or whom a mention did not reach. */
  /** `about`: of `not-delivered`, the key of what has not arrived. */
  | { kind: 'send-notice'; stage: string; reason: NoticeReason; person: string; about?: string }
  /** Keeps somebody who was named in the directory, for the business manager to confirm. */
  | { kind: 'keep-named'; side: string; role: string; person: string }
  /** Says in the thread what has happened, without mentioning anybody. */
  | { kind: 'tell-thread'; what: Told; stage: string; duty?: string }
);

export type MentionReason =
  | 'stage-opened'
  | 'settlement-proposed'
  | 'settlement-objected'
  | 'not-settled'
  | 'outcome-to-write'
  | 'answer-arrived'
  | 'part-asked'
  | 'fact-asked'
  | 'not-satisfied'
  | 'late-escalation'
  | 'earlier-date'
  | 'danger'
  | 'asked-instead'
  | 'handed-over'
  | 'nobody-there';

/**
 * Why a notice goes out: what a mention would have said, a reminder, that something was recorded in their name, or, to
 * a business manager, that somebody was named whom they have to confirm, or that something has not arrived.
 */
export type NoticeReason =
  MentionReason | 'remind' | 'recorded-for-you' | 'entry-to-confirm' | 'not-delivered';

/** Notices that tell something and ask nobody to act in the case. */
const TELLS: readonly NoticeReason[] = ['recorded-for-you', 'entry-to-confirm', 'not-delivered'];
/** Of these, those that go to the business managers alone. */
export const MANAGERS_ALONE: readonly NoticeReason[] = ['entry-to-confirm', 'not-delivered'];

export const onlyTells = (reason: NoticeReason): boolean => TELLS.includes(reason);

export type Told =
  | 'writing-sent'
  | 'writing-unknown'
  | 'writing-failed'
  | 'closed'
  | 'final'
  | 'lapsed'
  | 'later-date-requested'
  | 'danger-passed-on'
  | 'handed-over'
  | 'late-refused';

export interface RemindedDuty {
  readonly id: string;
  readonly side?: string | undefined;
  readonly slot: 'day-before' | 'two-hours' | 'passed' | 'still-open' | 'nudge';
}

/** Effects that may be repeated without harm: they edit what is there, or write the same row again. */
export const isRepeatable = (effect: Effect): boolean =>
  effect.kind === 'refresh-thread' || effect.kind === 'refresh-stage' || effect.kind === 'keep-named';
