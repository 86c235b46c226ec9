import { currentStage } from '../protocol/case.ts';
import { openRuns } from '../protocol/duty-runs.ts';
import { gateOf } from '../protocol/gate.ts';
import {
  clocksOf,
  flagsOf,
  headlineOf,
  isCaseProvisional,
  offeredExits,
  stateOf,
  suggestedStage,
  toldOfLateAnswers,
} from '../protocol/standing.ts';
import type { Played } from './play-scenario.ts';
import { blocksOf } from './result-of.ts';
import { sayStage } from './timeline-happening.ts';
import { sayEnd, sayList, wrapped } from './timeline-text.ts';
import { sayLimitEnd, sayUnknownHolidays, whyDay, whyLimit } from './timeline-why.ts';
import { MAY_BE_CLOSED, STATES, sayFlag } from './timeline-words.ts';

/** A line of the last part: what it is about, and what is to be said of it. */
const row = (label: string, text: string): string[] =>
  wrapped(`  ${label.padEnd(16)}`, text === '' ? 'none' : text);
/** Several of one kind, a line each. */
const rows = (label: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? row(label, '') : texts.flatMap((text, index) => row(index === 0 ? label : '', text));

function nextDate({ world, case: kase, asOf }: Played): string {
  const headline = headlineOf(world, kase, asOf);
  if (!headline) return 'none lies ahead';
  const { at, from, run, day } = headline;
  if (day !== undefined)
    return `${sayLimitEnd(world.calendar, at, asOf)}: day ${day} of the whole case, as no duty has a time ahead`;
  if (from === 'earlier' || !run) return `${sayEnd(at, asOf)}: an earlier date that a person has set`;
  const days = run.duty.cumulative;
  const why =
    from === 'cumulative' && days !== undefined ? whyDay(world, kase, days, at) : whyLimit(world, kase, run);
  return `${sayLimitEnd(world.calendar, at, asOf)}, for ${run.key}: ${why}`;
}

function printedDays({ world, case: kase, asOf }: Played): string[] {
  return clocksOf(world, kase).map(({ days, at }) => {
    const meaning = world.protocol.overall.find((it) => it.days === days)?.meaning;
    const passed = at < asOf ? ' – passed' : '';
    const about = meaning === undefined ? '' : ` (${meaning})`;
    return `day ${days}${about}: ${sayLimitEnd(world.calendar, at, asOf)}${passed}`;
  });
}

/** Open duties; those with the same words and the same time share a line. */
function openDuties({ world, case: kase, asOf }: Played): string[] {
  const lines = new Map<string, string[]>();
  for (const { key, duty, limitAt, late } of openRuns(world, kase, asOf)) {
    const by = limitAt === undefined ? '' : ` By ${sayLimitEnd(world.calendar, limitAt, asOf)}.`;
    const said = `${duty.text}${by}${late ? ' LATE' : ''}`;
    lines.set(said, [...(lines.get(said) ?? []), key]);
  }
  return [...lines].map(([said, keys]) => `${keys.join(', ')}: ${said}`);
}

function inTheWay(played: Played): string[] {
  return Object.entries(blocksOf(played)).flatMap(([exit, keys]) => {
    const said = exit === 'close' ? 'closing' : `going to stage ${exit.slice(3)}`;
    return keys.length === 0 ? [] : [`${said}: ${sayList(keys)} must be done first`];
  });
}

function sayState({ world, case: kase, asOf }: Played): string {
  const state = stateOf(world, kase, asOf);
  const mayBeClosed = state === 'awaiting-outcome' && offeredExits(world, kase, asOf).includes('close');
  return mayBeClosed ? MAY_BE_CLOSED : STATES[state];
}

function sayExit({ world }: Played, exit: string): string {
  if (exit.startsWith('to:')) return `go to ${sayStage(world, exit.slice(3))}`;
  const said: Record<string, string> = {
    unresolved: 'say that it cannot be settled here',
    resolved: 'settle it',
    close: 'close the case',
  };
  return said[exit] ?? exit;
}

/** What to do about a danger: the steps and numbers that the protocol prints for these facts. */
function danger({ world, case: kase, asOf }: Played): string[] {
  const gate = gateOf(world, kase);
  if (!gate.open) return row('Danger', 'none is open');
  const limit = gate.limit === undefined ? '' : ` – no later than ${sayEnd(gate.limit, asOf)}`;
  const numbers = gate.contacts.map(({ label, phone }) =>
    phone === undefined ? label : `${label}: ${phone}`,
  );
  return [
    ...row('DANGER', `a child or young person may be in danger${limit}`),
    ...gate.steps.flatMap((step, index) => row('', `${index + 1}. ${step.text}`)),
    ...rows('Numbers', numbers.length > 0 ? numbers : ['none is printed']),
  ];
}

function suggestion({ world, case: kase }: Played): string[] {
  const stage = suggestedStage(world, kase);
  if (stage === undefined) return [];
  return row('Suggested', `${sayStage(world, stage)}. ${world.protocol.pattern?.text ?? ''}`);
}

const only = (label: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : rows(label, texts);

/** Where the case stands at the end, in words. */
export function standingLines(played: Played): string[] {
  const { world, case: kase, asOf } = played;
  const stage = currentStage(kase)?.stage;
  const asked = kase.happenings.filter(({ key }) => key === 'later-date-requested');
  const told = toldOfLateAnswers(world, kase, asOf);
  return [
    ...row('Stage', stage === undefined ? 'none has opened yet' : sayStage(world, stage)),
    ...row('State', sayState(played)),
    ...row('Next date', nextDate(played)),
    ...rows('Printed days', printedDays(played)),
    ...rows('Open duties', openDuties(played)),
    ...rows(
      'Possible now',
      offeredExits(world, kase, asOf).map((exit) => sayExit(played, exit)),
    ),
    ...rows('In the way', inTheWay(played)),
    ...suggestion(played),
    ...only(
      'Flags',
      flagsOf(world, kase, asOf).map((flag) => `${flag}: ${sayFlag(world.protocol, flag)}`),
    ),
    ...only(
      'Told of lateness',
      told.map((id) => sayStage(world, id)),
    ),
    ...only(
      'More time asked',
      asked.flatMap(({ until }) =>
        until === undefined ? [] : [`until ${sayEnd(until, asOf)}; no date moved`],
      ),
    ),
    ...danger(played),
    ...(isCaseProvisional(world, kase, asOf) ? row('Provisional', sayUnknownHolidays(world.calendar)) : []),
  ];
}
