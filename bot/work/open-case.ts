import type { CommandTarget } from '../ports/case-service.ts';
import type { OpeningRequest, PrepareOpening } from '../ports/case-opening.ts';
import type { Agency, People, Person } from '../ports/people.ts';
import type { Actor, Case, Intake } from '../protocol/case.ts';
import type { Command, Report } from '../protocol/command.ts';
import { decide } from '../protocol/decide/decide.ts';
import type { Duty, Protocol } from '../protocol/definition.ts';
import { intakeWords } from '../protocol/intake-words.ts';
import { eligibilityOf } from '../protocol/eligibility.ts';
import { firstStage, nextStage } from '../protocol/ladder.ts';
import { type Facts } from '../protocol/predicate.ts';
import type { World } from '../protocol/world.ts';
import { castParties, type Opponents } from './cast-parties.ts';

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

/** What has happened by the moment of sending, in order. */
function reportsOf({ draft, matter, protocol, now }: OpeningRequest): Report[] {
  const first = firstStage({ protocol });
  const reports: Report[] = [];
  if (matter.dayZero) reports.push({ key: matter.dayZero.key, occurredAt: matter.dayZero.at });
  if (matter.informal !== 'too-serious') {
    const spoken = matter.spokenAt !== undefined || matter.informal !== undefined;
    reports.push({
      key: 'raised',
      occurredAt: matter.spokenAt ?? now,
      medium: spoken ? 'verbal' : 'written',
    });
  }
  if (matter.informal === 'tried') reports.push({ key: 'unresolved' });
  const reasons = protocol.duties.filter((duty) => duty.kind === 'reason' && duty.stage === first.id);
  reports.push(...reasons.map(({ id }): Report => ({ key: 'done', duty: id })));
  if (matter.earlier) reports.push({ key: 'earlier-date-set', ...matter.earlier });
  if (draft.danger)
    reports.push({ key: 'risk-flagged', occurredAt: draft.danger.at, level: draft.danger.level });
  return reports;
}

const intakeOf = ({ matter }: OpeningRequest): Intake => ({
  category: matter.category,
  whatHappened: matter.whatHappened,
  evidence: matter.evidence,
  wouldSettle: matter.wouldSettle,
  childReference: matter.childReference,
});

/** Past an informal first stage the matter goes straight to the next level: the duty whose writing does so. */
function firstWriting(world: World, kase: Case): Duty | undefined {
  const next = nextStage(world, kase, firstStage(world).id);
  return world.protocol.duties.find(
    (duty) => duty.kind === 'raise' && duty.writing && duty.stage === next?.id,
  );
}

/** The words of the form as the first text to the next level. */
const wordsFor = (duty: Duty, intake: Intake): Record<string, string> =>
  Object.fromEntries(
    (duty.writing?.fields ?? []).map((field) => [
      field.id,
      field.prefill === 'intake' ? intakeWords({ ...intake, wouldSettle: '' }) : intake.wouldSettle,
    ]),
  );

/** The case as it will be once the first text has arrived. */
function foresee(world: World, kase: Case, duty: Duty, actor: Actor, now: string): Case {
  const [key] = duty.writing?.fulfils ?? [];
  if (!key) return kase;
  const report: Report = { key, stage: duty.stage };
  const decision = decide(world, kase, { id: 'preview', now, actor, type: 'record', report });
  return 'refused' in decision ? kase : decision.next;
}

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

async function openCommand(people: People, request: OpeningRequest): Promise<Open> {
  const { draft, protocol, person, now } = request;
  const opponents = await opponentsOf(people, request);
  const respondent = await respondentRole(people, protocol, opponents.receiving.person);
  return {
    id: `open:${draft.id}`,
    now,
    actor: { person: person.id, name: person.name },
    type: 'open',
    ref: draft.ref,
    facts: factsOf(request, opponents, respondent),
    parties: await castParties(people, protocol, opponents),
    intake: intakeOf(request),
    reports: reportsOf(request),
  };
}

/** Works out what sending a draft does: the opening, and where the talk is over already, the text to the next level. */
export const prepareOpening =
  (people: People, worldOf: (pins: { id: string; version: string }) => World): PrepareOpening =>
  async (request) => {
    const { draft, protocol, matter } = request;
    const world = worldOf(protocol);
    const command = await openCommand(people, request);
    const eligibility = eligibilityOf(protocol, command.facts);
    if (eligibility.result !== 'accept') return { ineligible: eligibility };
    const decision = decide(world, undefined, command);
    if ('refused' in decision) return decision;
    const { now, actor, ref } = command;
    const opening: CommandTarget = { ref, command, pins: { id: protocol.id, version: protocol.version } };
    const goesUp = matter.informal === 'tried' || matter.informal === 'too-serious';
    const duty = goesUp ? firstWriting(world, decision.next) : undefined;
    if (!duty) return { targets: [opening], preview: decision.next };
    const fields = wordsFor(duty, command.intake);
    const id = `write:${draft.id}`;
    const write: Command = { id, now, actor, type: 'write', duty: duty.id, fields, attested: [] };
    const preview = foresee(world, decision.next, duty, actor, now);
    return { targets: [opening, { ref, command: write }], preview };
  };
