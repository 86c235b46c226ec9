import type { CommandTarget } from '../ports/case-service.ts';
import type { OpeningRequest, PrepareOpening } from '../ports/case-opening.ts';
import type { People, Person } from '../ports/people.ts';
import type { Intake, Pins } from '../protocol/case.ts';
import type { Command, Report } from '../protocol/command.ts';
import { decide } from '../protocol/decide/decide.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { Instant } from '../protocol/instant.ts';
import { eligibilityOf } from '../protocol/eligibility.ts';
import { type Facts } from '../protocol/predicate.ts';
import type { World } from '../protocol/world.ts';
import { type Opponents, castParties } from '../protocol/cast-parties.ts';
import { londonDay } from '../protocol/instant.ts';
import type { Roster } from '../protocol/roster.ts';
import { goUp } from './first-writing.ts';
import { reasonReports, reportsOf } from './opening-reports.ts';

/** Somebody whom the raising person chose is no longer in the directory. */
export class UnknownPersonError extends Error {
  readonly code = 'unknown-person';
}

function opponent(roster: Roster, id: string): Opponents['raising'] {
  const person = roster.people.get(id);
  if (!person) throw new UnknownPersonError('the person named is not in the directory');
  const { agency: own, agencyName: name } = person;
  return { person, agency: roster.agencies.get(own) ?? { id: own, name, type: 'other' } };
}

function factsOf(
  request: OpeningRequest,
  { raising, receiving }: Opponents,
  counterpart: Person,
  respondent: string | undefined,
): Facts {
  const { draft, matter } = request;
  const asked = (side: string): Facts => {
    const told = draft.facts[side];
    return typeof told === 'object' ? told : {};
  };
  const known = ({ agency }: Opponents['raising'], { employer }: Person): Facts => ({
    agency: agency.name,
    agencyType: agency.type,
    ...(employer === undefined ? {} : { employer }),
  });
  return {
    ...draft.facts,
    category: matter.category,
    ...(matter.informal === undefined ? {} : { tooSerious: matter.informal === 'too-serious' }),
    // Where the directory knows it, the directory counts, and not what somebody ticked.
    raising: { role: 'practitioner', ...asked('raising'), ...known(raising, request.person) },
    receiving: {
      ...asked('receiving'),
      ...known(receiving, counterpart),
      ...(respondent === undefined ? {} : { role: respondent }),
    },
  };
}

const intakeOf = ({ matter }: OpeningRequest): Intake => ({
  category: matter.category,
  whatHappened: matter.whatHappened,
  evidence: matter.evidence,
  wouldSettle: matter.wouldSettle,
  childReference: matter.childReference,
});

/** The first role above the lowest that the person disagreed with holds on the answering side, if any. */
async function respondentRole(
  people: People,
  protocol: Protocol,
  person: Person,
): Promise<string | undefined> {
  if (protocol.startAbove === undefined) return undefined;
  const roles = protocol.roles.filter((role) => role.side === 'receiving' && role.level > 1);
  for (const role of roles) {
    const holders = await people.holders(protocol.id, role.id, person.agency);
    if (holders.some((holder) => holder.id === person.id)) return role.id;
  }
  return undefined;
}

type Open = Extract<Command, { type: 'open' }>;

/** When earlier cases were opened that are alike in the fact that the protocol's pattern names. */
export type SimilarOf = (protocol: Protocol, facts: Facts) => Promise<readonly Instant[]>;

async function openCommand(
  people: People,
  request: OpeningRequest,
  pins: Pins,
  similarOf: SimilarOf,
): Promise<Open> {
  const { draft, matter, protocol, person, now } = request;
  const roster = await people.roster();
  const opponents = {
    raising: opponent(roster, person.id),
    receiving: opponent(roster, matter.counterpart),
  };
  const counterpart = await people.person(matter.counterpart);
  if (!counterpart) throw new UnknownPersonError('the person named is not in the directory');
  const respondent = await respondentRole(people, protocol, counterpart);
  const facts = factsOf(request, opponents, counterpart, respondent);
  const similar = protocol.pattern ? await similarOf(protocol, facts) : [];
  return {
    id: `open:${draft.id}`,
    now,
    actor: { person: person.id, name: person.name },
    type: 'open',
    ref: draft.ref,
    facts,
    parties: castParties(roster, protocol, opponents, londonDay(now)),
    intake: intakeOf(request),
    ...(similar.length > 0 ? { similar } : {}),
    ...(pins.holidays ? { holidays: pins.holidays } : {}),
    reports: reportsOf(request),
  };
}

/** The opening with each further report that does not stand in its way: nobody is kept out by what may be said later. */
function withEach(world: World, command: Open, further: readonly Report[]): Open {
  return further.reduce<Open>((before, report) => {
    const after: Open = { ...before, reports: [...before.reports, report] };
    return 'refused' in decide(world, undefined, after) ? before : after;
  }, command);
}

/** What a new case pins: the protocol as it is now, with the one-off days off that its owner has set. */
async function pinsOf(people: People, { id, version }: Protocol): Promise<Pins> {
  const { holidays = [] } = (await people.settings(id)) ?? {};
  return { id, version, ...(holidays.length > 0 ? { holidays } : {}) };
}

/** Works out what sending a draft does: the opening, and where the talk is over already, the text to the next level. */
export const prepareOpening =
  (
    people: People,
    worldOf: (pins: Pins) => World,
    similarOf: SimilarOf = () => Promise.resolve([]),
  ): PrepareOpening =>
  async (request) => {
    const { draft, protocol, matter } = request;
    if (matter.counterpart === request.person.id) return { refused: { because: 'not-yours', holders: [] } };
    const pins = await pinsOf(people, protocol);
    const world = worldOf(pins);
    const bare = await openCommand(people, request, pins, similarOf);
    const eligibility = eligibilityOf(protocol, bare.facts);
    if (eligibility.result !== 'accept') return { ineligible: eligibility };
    const command = withEach(world, bare, reasonReports(request));
    const decision = decide(world, undefined, command);
    if ('refused' in decision) return decision;
    const opening: CommandTarget = { ref: command.ref, command, pins };
    const goesUp = matter.informal === 'tried' || matter.informal === 'too-serious';
    const up = goesUp ? goUp(world, decision.next, command, draft.id) : undefined;
    return up
      ? { targets: [opening, { ref: command.ref, command: up.write }], preview: up.preview }
      : { targets: [opening], preview: decision.next };
  };
