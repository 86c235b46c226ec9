import { AGENCY_TYPES } from '../protocol/agency-type.ts';
import { type Mistake, type Path, error, warning } from '../protocol/check-mistake.ts';
import { sayKnown } from '../protocol/check-near.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { EventKey } from '../protocol/event-key.ts';
import type { Facts } from '../protocol/predicate.ts';
import type { Scenario, ScenarioHappening } from './scenario.ts';
import { momentOf } from './scenario-moment.ts';

/** What does nothing but fulfil a duty, and so has to name it. */
const NAMES_ITS_DUTY: readonly EventKey[] = ['letter-sent', 'notice-sent', 'done'];
/** What is known of a case whatever its protocol: these are yes or no. */
const YES_OR_NO = [
  ...['adult', 'cpPlan', 'lookedAfter', 'raisedInConference', 'handlingInadequate', 'dcsPossible'],
  'tooSerious',
];
const FACTS = [...YES_OR_NO, 'category', 'dissent'];
const SIDES = ['raising', 'receiving'] as const;
const OF_A_SIDE = ['role', 'agency', 'agencyType', 'employer'];
const EMPLOYERS = ['childrens-services', 'council-other', 'other'];

/** Every fact that a protocol asks for or looks at, as its path: `raising.employer`. */
function factsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    const names = key === 'fact' || key === 'unknown' ? [inner] : key === 'same' ? (inner as unknown) : [];
    for (const name of Array.isArray(names) ? names : []) if (typeof name === 'string') found.add(name);
    factsOf(inner, found);
  }
  return found;
}

/** The values of a fact in a protocol's own questions. */
const answersTo = ({ questions }: Protocol, fact: string): string[] =>
  questions.flatMap((it) => (it.fact === fact ? it.answers.map(({ value }) => String(value)) : []));

const agencyTypesOf = ({ roles, substitutes }: Protocol): string[] => [
  ...AGENCY_TYPES,
  ...roles.flatMap(({ equivalents }) => equivalents.map(({ agencyType }) => agencyType)),
  ...substitutes.map(({ agencyType }) => agencyType),
];

function sideMistakes(protocol: Protocol, facts: Facts, side: string, path: Path): Mistake[] {
  const about = facts[side];
  if (about === undefined) return [];
  if (typeof about !== 'object') return [error([...path, side], 'this must be a map of names and values')];
  const own = [...factsOf(protocol)].flatMap((it) =>
    it.startsWith(`${side}.`) ? [it.split('.')[1] ?? ''] : [],
  );
  const known = [...new Set([...OF_A_SIDE, ...own])];
  const allowed: Readonly<Record<string, string[]>> = {
    agencyType: [...new Set(agencyTypesOf(protocol))],
    employer: [...new Set([...EMPLOYERS, ...answersTo(protocol, `${side}.employer`)])],
  };
  return Object.entries(about).flatMap(([key, value]): Mistake[] => {
    const here = [...path, side, key];
    if (!known.includes(key))
      return [{ ...error(here, `this is not known here${sayKnown(key, known)}`), atKey: true }];
    if (typeof value === 'object') return [error(here, 'this must be a text')];
    const values = allowed[key];
    return values === undefined || values.includes(String(value))
      ? []
      : [error(here, `"${String(value)}" is not allowed${sayKnown(String(value), values, 'Allowed')}`)];
  });
}

/** What is said of a fact that does nothing: it is not wrong to know more than the protocol asks. */
function factWarnings(protocol: Protocol, facts: Facts, path: Path): Mistake[] {
  const known = [...new Set([...FACTS, ...[...factsOf(protocol)].map((it) => it.split('.')[0] ?? '')])];
  const categories = protocol.categories.map(({ id }) => id);
  return Object.entries(facts).flatMap(([key, value]): Mistake[] => {
    const here = [...path, key];
    if ((SIDES as readonly string[]).includes(key)) return [];
    if (!known.includes(key))
      return [
        {
          ...warning(here, `no fact has this name, so it changes nothing${sayKnown(key, known)}`),
          atKey: true,
        },
      ];
    if (YES_OR_NO.includes(key) && typeof value !== 'boolean')
      return [warning(here, 'this is neither true nor false, so it counts as not known')];
    if (key === 'category' && !categories.some((id) => id === value))
      return [warning(here, `there is no such category; there are: ${categories.join(', ')}`)];
    return [];
  });
}

function happeningMistakes(protocol: Protocol, it: ScenarioHappening, path: Path): Mistake[] {
  const stages = protocol.stages.map(({ id }) => id);
  const duties = protocol.duties.map(({ id }) => id);
  const unknown = (key: string, id: string | undefined, what: string, known: readonly string[]): Mistake[] =>
    id === undefined || known.includes(id)
      ? []
      : [
          error(
            [...path, key],
            `"${id}" is not a ${what} of ${protocol.id}${sayKnown(id, known, 'There are')}`,
          ),
        ];
  const fulfilled = protocol.duties.filter(({ doneBy }) => doneBy.some(({ key }) => key === it.event));
  const asked = it.event === 'done' || fulfilled.length === 0 ? duties : fulfilled.map(({ id }) => id);
  return [
    ...unknown('stage', it.stage, 'stage', stages),
    ...unknown('to', it.to, 'stage', stages),
    ...unknown('duty', it.duty, 'duty', duties),
    ...(NAMES_ITS_DUTY.includes(it.event) && it.duty === undefined
      ? [
          error(
            [...path, 'event'],
            `"${it.event}" has to say which duty it does: add "duty", one of ${asked.join(', ')}`,
          ),
        ]
      : []),
    ...factWarnings(protocol, it.facts ?? {}, [...path, 'facts']),
  ];
}

/** Happenings stand in the order in which the bot is told of them; one out of order is told at its place all the same. */
function outOfOrder({ happenings }: Scenario): Mistake[] {
  const told = happenings.map(({ at, recorded }) => momentOf(recorded ?? at));
  return happenings.flatMap((it, index) => {
    const [before, now] = [told[index - 1], told[index]];
    if (before === undefined || now === undefined || now >= before) return [];
    const key = it.recorded === undefined ? 'at' : 'recorded';
    return [
      warning(
        ['happenings', index, key],
        'this is recorded before the happening above it; they are to stand in the order in which they are recorded',
      ),
    ];
  });
}

/** What of a scenario points nowhere in its protocol, and what is odd about it. */
export function namesMistakes(scenario: Scenario, protocols: ReadonlyMap<string, Protocol>): Mistake[] {
  const { protocol: id, facts, happenings } = scenario;
  const protocol = protocols.get(id);
  if (!protocol)
    return [error(['protocol'], `"${id}" is not a protocol${sayKnown(id, protocols.keys(), 'There are')}`)];
  return [
    ...SIDES.flatMap((side) => sideMistakes(protocol, facts, side, ['facts'])),
    ...factWarnings(protocol, facts, ['facts']),
    ...happenings.flatMap((it, index) => happeningMistakes(protocol, it, ['happenings', index])),
    ...outOfOrder(scenario),
  ];
}
