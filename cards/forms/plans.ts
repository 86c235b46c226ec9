import type { FormId } from '../form-id.ts';
import { planAction } from './action.ts';
import { planActionCheck } from './action-check.ts';
import { planAnswerLate } from './answer-late.ts';
import { planAnswerSettlement } from './answer-settlement.ts';
import { planAskLate } from './ask-late.ts';
import { planAttention } from './attention.ts';
import { planClose } from './close.ts';
import { planDanger } from './danger.ts';
import { planDangerDone } from './danger-done.ts';
import { planDecision } from './decision.ts';
import { planEarlierDate } from './earlier-date.ts';
import { planEscalate } from './escalate.ts';
import { planFacts } from './facts.ts';
import { planFinding } from './finding.ts';
import type { PlanForm } from './form-plan.ts';
import { planJump } from './jump.ts';
import { planLaterDate } from './later-date.ts';
import { planNotSatisfied } from './not-satisfied.ts';
import { planNotSettled } from './not-settled.ts';
import { planRecord } from './record.ts';
import { planReopenThread } from './reopen-thread.ts';
import { planSatisfied } from './satisfied.ts';
import { planSettle } from './settle.ts';
import { planWrite } from './write.ts';

/** Forms that are cards of their own: they only show, or are drawn from the directory. */
export const APART = ['details', 'on-behalf', 'hand-over', 'name-holder'] as const;
export type FormApart = (typeof APART)[number];
export const isApart = (form: FormId): form is FormApart => APART.some((id) => id === form);

/** Every form that asks or confirms something. */
export const PLANS: Readonly<Record<Exclude<FormId, FormApart>, PlanForm>> = {
  record: planRecord,
  'not-settled': planNotSettled,
  settle: planSettle,
  'answer-settlement': planAnswerSettlement,
  escalate: planEscalate,
  'earlier-date': planEarlierDate,
  'later-date': planLaterDate,
  danger: planDanger,
  'danger-done': planDangerDone,
  write: planWrite,
  satisfied: planSatisfied,
  'not-satisfied': planNotSatisfied,
  'ask-late': planAskLate,
  'answer-late': planAnswerLate,
  facts: planFacts,
  decision: planDecision,
  attention: planAttention,
  finding: planFinding,
  jump: planJump,
  action: planAction,
  'action-check': planActionCheck,
  close: planClose,
  'reopen-thread': planReopenThread,
};
