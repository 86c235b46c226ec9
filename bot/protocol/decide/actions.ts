import type { Case, Happening } from '../case.ts';
import { recordAnytime } from './anytime.ts';
import { type Judgement, type Matter, refuse } from './judgement.ts';

/** A case must stay small enough to take a report of danger. */
const MOST_ACTIONS = 30;

const checkedNames = (kase: Case): (string | undefined)[] =>
  kase.happenings.filter(({ key }) => key === 'action-checked').map(({ action }) => action);

/** The agreed actions that nobody has checked yet. */
export function openActions(kase: Case): Happening[] {
  const checked = checkedNames(kase);
  return kase.happenings.filter((it) => it.key === 'action-agreed' && !checked.includes(it.action));
}

/** An action that was agreed, with its owner; named once, so that it can be checked by its name. */
export function agreeAction(matter: Matter): Judgement {
  const { action, owner } = matter.report;
  if (!action?.trim() || !owner?.trim()) return refuse('unknown');
  const agreed = matter.case.happenings.filter(({ key }) => key === 'action-agreed');
  const again = agreed.some((it) => it.action === action);
  if (matter.case.outcome === 'closed' || agreed.length >= MOST_ACTIONS || again) return refuse('not-now');
  return recordAnytime(matter);
}

/** Somebody has checked that an agreed action was done. */
export function checkAction(matter: Matter): Judgement {
  if (matter.case.outcome === 'closed') return refuse('not-now');
  return openActions(matter.case).some((it) => it.action === matter.report.action)
    ? recordAnytime(matter)
    : refuse('not-now');
}
