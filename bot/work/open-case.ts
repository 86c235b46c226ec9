import type { CommandTarget } from '../ports/case-service.ts';
import type { OpeningRequest, PrepareOpening } from '../ports/case-opening.ts';
import type { Agency, People, Person } from '../ports/people.ts';
import type { Intake, Pins } from '../protocol/case.ts';
import type { Command, Report } from '../protocol/command.ts';
import { decide } from '../protocol/decide/decide.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { Instant } from '../protocol/instant.ts';
import { eligibilityOf } from '../protocol/eligibility.ts';
import { type Facts } from '../protocol/predicate.ts';
import type { World } from '../protocol/world.ts';
import { castParties, type Opponents } from './cast-parties.ts';
import { goUp } from './first-writing.ts';
import { reasonReports, reportsOf } from './opening-reports.ts';

/** Somebody whom the raising person chose is no longer in the directory. */
export class UnknownPersonError extends Error {
  readonly code = 'unknown-person';
}

async function whereabouts(people: People, person: Person): Promise<{ person: Person; agency: Agency }> {
  const agency = (await people.agencies()).find((it) => it.id === person.agency);
  return { person, agency: agency ?? { id: person.agency, name: person.agency, type: 'other' } };
}

async function opponentsOf(people: People, { person, matter }: OpeningRequest): Promise<Opponents> {
  const counterpart = await people.person(matter.counterpart);
  if (!counterpart) throw new UnknownPersonError('the person named is not in the directory');
  return { raising: await whereabouts(people, person), receiving: await whereabouts(people, counterpart) };
}

function factsOf(
  request: OpeningRequest,
  { raising, receiving }: Opponents,
  respondent: string | undefined,
): Facts {
  const { draft, matter } = request;
  const asked = (side: string): Facts => {
    const told = draft.facts[side];
    return typeof told === 'object' ? told : {};
  };
  const known = ({ person, agency }: Opponents['raising']): Facts => ({
    agency: agency.name,
    agencyType: agency.type,
    ...(person.employer === undefined ? {} : { employer: person.employer }),
  });
  return {
    ...draft.facts,
    category: matter.category,
    ...(matter.informal === undefined ? {} : { tooSerious: matter.informal === 'too-serious' }),
    // Where the directory knows it, the directory counts, and not what somebody ticked.
    raising: { role: 'practitioner', ...asked('raising'), ...known(raising) },
    receiving: {
      ...asked('receiving'),
      ...known(receiving),
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
  const { draft, protocol, person, now } = request;
  const opponents = await opponentsOf(people, request);
  const respondent = await respondentRole(people, protocol, opponents.receiving.person);
  const facts = factsOf(request, opponents, respondent);
  const similar = protocol.pattern ? await similarOf(protocol, facts) : [];
  return {
    id: `open:${draft.id}`,
    now,
    actor: { person: person.id, name: person.name },
    type: 'open',
    ref: draft.ref,
    facts,
    parties: await castParties(people, protocol, opponents),
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
