import type { Case, Happening } from '../../../bot/protocol/case.ts';
import type { Duty, Protocol } from '../../../bot/protocol/definition.ts';
import type { Limit } from '../../../bot/protocol/limit.ts';
import { HOUR, dayOf, endOf, monthsAfter, workingDays } from './london.ts';
import { timesOf } from './what-happened.ts';

/** Rules K3 to K11, reckoned a second time: when a duty is to be chased for. Moments in milliseconds UTC. */

function limitFrom(limit: Limit, from: number): number | undefined {
  const day = dayOf(from);
  switch (limit.unit) {
    case 'hour':
      return from + limit.n * HOUR;
    case 'working-day':
      return endOf(workingDays(day, limit.n));
    case 'calendar-day':
      return endOf(day + limit.n);
    case 'month':
      return endOf(monthsAfter(day, limit.n));
    case 'same-day':
      return endOf(day);
    default:
      return undefined;
  }
}

/** The time that somebody stated with the word that opened the stage; days of no kind are calendar days. */
function statedFor(kase: Case, stage: string): number | undefined {
  const said = kase.happenings.find((it) => it.key === 'raised' && it.stage === stage);
  if (said?.until !== undefined) return Date.parse(said.until);
  if (!said?.days) return undefined;
  const { n, unit } = said.days;
  const day = dayOf(Date.parse(said.occurredAt));
  return endOf(unit === 'working' ? workingDays(day, n) : day + n);
}

function stepLimit(kase: Case, duty: Duty, startedAt: number): number | undefined {
  if (!duty.limit) return undefined;
  if (duty.limit.unit === 'stated') return statedFor(kase, duty.stage);
  return limitFrom(duty.limit, timesOf(kase, duty, duty.countsFrom)[0] ?? startedAt);
}

/** The printed day of the whole case, from the earliest of the events that may be day zero. */
function dayOfCase({ dayZero }: Protocol, kase: Case, days: number | undefined): number | undefined {
  const zeros = kase.happenings.filter(({ key }) => dayZero.includes(key));
  if (days === undefined || zeros.length === 0) return undefined;
  const zero = Math.min(...zeros.map(({ occurredAt }) => Date.parse(occurredAt)));
  return endOf(workingDays(dayOf(zero), days));
}

/** What goes with a step and settles nothing: a date that protects the child does not bring it forward. */
const BESIDE_THE_MATTER: readonly Duty['kind'][] = ['record', 'advice', 'consider', 'reason'];

export function dueOf(
  protocol: Protocol,
  kase: Case,
  duty: Duty,
  startedAt: number,
  action: Happening | undefined,
): number | undefined {
  const set =
    kase.outcome !== undefined || BESIDE_THE_MATTER.includes(duty.kind)
      ? []
      : kase.happenings.filter(({ key }) => key === 'earlier-date-set').map(({ until }) => until);
  const own = action ? action.until && Date.parse(action.until) : stepLimit(kase, duty, startedAt);
  const dates = [own || undefined, dayOfCase(protocol, kase, duty.cumulative)];
  const all = [...dates, ...set.map((at) => at && Date.parse(at))];
  const ahead = all.filter((at): at is number => typeof at === 'number' && at >= startedAt);
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}
