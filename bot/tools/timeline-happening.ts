import type { Case } from '../protocol/case.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Facts } from '../protocol/predicate.ts';
import { type World, dutyOf, stageOf } from '../protocol/world.ts';
import type { ScenarioHappening } from './scenario.ts';
import { momentOf } from './scenario-moment.ts';
import { count, sayEnd } from './timeline-text.ts';
import { sayActors, sayEvent, upperFirst } from './timeline-words.ts';

const withoutStop = (text: string): string => text.replace(/\.$/, '');

/** "stage 2 (The line managers try to settle it)". */
export const sayStage = (world: World, id: string): string =>
  `stage ${id}, “${withoutStop(stageOf(world.protocol, id).title)}”`;

/** "raisedInConference: no; raising.agency: Oak School". */
export function sayFacts(facts: Facts, before = ''): string {
  const parts = Object.entries(facts).flatMap(([name, value]): string[] => {
    if (value === undefined) return [];
    if (typeof value === 'object') return [sayFacts(value, `${before}${name}.`)];
    const said = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
    return [`${before}${name}: ${said}`];
  });
  return parts.join('; ');
}

const MEDIA = { verbal: 'by word of mouth', written: 'in writing' } as const;

function sayDays({ days }: ScenarioHappening): string[] {
  if (!days) return [];
  const { n, unit } = days;
  return [unit === 'unspecified' ? `${count(n, 'day')}, not said which` : count(n, `${unit} day`)];
}

/** What is told of a happening beside what it is, in the words of the scenario file. */
function detailsOf(world: World, it: ScenarioHappening): string[] {
  const at = momentOf(it.at);
  const when = (label: string, written: string | undefined): string[] =>
    written === undefined ? [] : [`${label} ${sayEnd(momentOf(written), at)}`];
  const findings = [
    ...(it.leadershipWeak === undefined ? [] : [`leadership weak: ${it.leadershipWeak ? 'yes' : 'no'}`]),
    ...(it.allAttemptsFailed === undefined
      ? []
      : [`all attempts failed: ${it.allAttemptsFailed ? 'yes' : 'no'}`]),
  ];
  return [
    ...(it.medium === undefined ? [] : [MEDIA[it.medium]]),
    ...(it.to === undefined ? [] : [`to ${sayStage(world, it.to)}`]),
    ...(it.stage === undefined ? [] : [`at stage ${it.stage}`]),
    ...(it.duty === undefined ? [] : [`${it.duty}, “${withoutStop(dutyOf(world.protocol, it.duty).text)}”`]),
    ...(it.by === undefined ? [] : [`by the ${it.by.replace('-', ' ')}`]),
    ...(it.level === undefined ? [] : [it.level]),
    ...when('until', it.until),
    ...sayDays(it),
    ...(it.action === undefined ? [] : [`“${it.action}”`]),
    ...(it.owner === undefined ? [] : [`owner: ${it.owner}`]),
    ...when('due', it.due),
    ...findings,
    ...(it.facts === undefined ? [] : [sayFacts(it.facts)]),
    ...(it.reason === undefined ? [] : [`because “${withoutStop(it.reason)}”`]),
  ];
}

function whoOf(world: World, kase: Case, it: ScenarioHappening, events: readonly CaseEvent[]): string {
  const told = events.filter(({ type }) => type === 'happened' || type.startsWith('settlement'));
  const people = sayActors(
    world.protocol,
    kase,
    told.map(({ by }) => by),
  );
  if (people !== '') return people;
  return it.side === undefined ? 'Somebody' : `${it.side} side`;
}

/** "Practitioner, Oak School (raising side): raised the matter, in writing". */
export function sayHappening(
  world: World,
  kase: Case,
  it: ScenarioHappening,
  events: readonly CaseEvent[],
): string {
  const at = momentOf(it.at);
  const late = it.recorded === undefined ? '' : ` (it happened on ${sayEnd(at, momentOf(it.recorded))})`;
  const what = [sayEvent(it.event), ...detailsOf(world, it)].join(', ');
  return `${upperFirst(whoOf(world, kase, it, events))}: ${what}${late}`;
}
