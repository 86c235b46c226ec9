import type { CardCommand } from '../../cards/card-action.ts';
import { type Choosing, type Suggestion, readPerson } from '../../cards/people/choose-person.ts';
import {
  type HandOverView,
  partCalled,
  readHandOver,
  renderHandOver,
  renderWhomToMove,
} from '../../cards/people/hand-over-card.ts';
import { gapKey, renderNameHolder } from '../../cards/people/name-holder-card.ts';
import { sayAskedOutside } from '../../cards/people/say-asked-outside.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { renderNotice } from '../../cards/notice-card.ts';
import { plainName } from '../../cards/say-people.ts';
import { sayRefusal } from '../../cards/say-refusal.ts';
import type { Problems, Typed } from '../../cards/submission.ts';
import type { DirectoryRecord } from '../ports/people.ts';
import { accountOf } from '../protocol/account.ts';
import { actorsOf } from '../protocol/authority.ts';
import type { Case, Party } from '../protocol/case.ts';
import type { Command } from '../protocol/command.ts';
import { type Gap, gapsOf, mayName } from '../protocol/gaps.ts';
import type { PersonCard } from '../protocol/roster.ts';
import { agencyOfSide } from '../protocol/seats.ts';
import { isManager, levelOf } from '../protocol/world.ts';
import { type Answer, asCard } from './answer.ts';
import { type Desk, sentAway, surface, turnedAway } from './answer-form.ts';
import { keyOf, turnOf } from './known-again.ts';
import { type Search, optionsFrom, resolvePerson } from './resolve-person.ts';

type Pressed = Extract<CardCommand, { kind: 'openForm' | 'submitForm' | 'back' }>;
type Asked = Extract<Command, { type: 'hand-over' | 'name-holder' }>;
/** What is asked of the case, without who asks and when. */
type Wish = Asked extends infer One
  ? One extends Asked
    ? Omit<One, 'id' | 'now' | 'actor' | 'behalf'>
    : never
  : never;

/** Sends it; what can be mended comes back in its form. */
async function send(
  desk: Desk,
  inputs: unknown,
  wish: Wish,
  again: (problems: Problems) => Answer,
  done: (kase: Case) => Answer = (kase) => surface({ ...desk, case: kase }),
): Promise<Answer> {
  const { visit, case: kase, world, now, button } = desk;
  const outcome = await visit.deps.cases.submit({
    ref: kase.ref,
    command: { ...turnOf(desk), ...wish },
    businessKey: `${keyOf(desk, inputs)}:${button.part ?? ''}`,
  });
  if (outcome.done !== 'refused') return done(outcome.case);
  const { refusal } = outcome;
  const said = (): string => sayRefusal(world, kase, refusal, now);
  if (refusal.because === 'wrong-person') return again({ person: said() });
  if (refusal.because === 'needs-reason') return again({ reason: said() });
  return sentAway({ ...desk, case: outcome.case ?? kase }, refusal, inputs);
}

/** Those who cannot take a part of a side: who has it, and whoever stands on another side. */
function without(kase: Case, side: Party['side'], holders: readonly Party[]): ReadonlySet<string> {
  const others = actorsOf(kase).filter((party) => party.side !== side);
  return new Set([...others, ...holders].map(({ person }) => person));
}

/** How somebody outside Teams is asked, and where, for whoever has just named them. */
const toldOf = ({ button }: Desk, kase: Case, outside: string): Answer =>
  asCard(
    renderNotice({
      kind: 'done',
      text: outside,
      back: { case: kase, surface: button.surface, stage: button.stage },
    }),
  );

/** Whoever has handed their part over sees no more of the case, and is told so. */
const handedOver = ({ ref }: Case, { name }: Pick<PersonCard, 'name'>, outside = ''): Answer =>
  asCard(
    renderNotice({
      kind: 'done',
      text: `You have handed your part in ${ref} to ${plainName(name)}, who is told now. You do not have a part in it any more, so it is no longer shown to you.${outside === '' ? '' : `\n\n${outside}`}`,
    }),
  );

/** People press twice, and Teams may send a turn again: what was handed over already is said again, not refused. */
async function handedOverBefore({ visit, case: kase, button }: Desk): Promise<Answer | undefined> {
  const me = visit.person.id;
  if (!button.part?.endsWith(` ${me}`)) return undefined;
  const events = await visit.deps.cases.events(kase.ref);
  const mine = events.flatMap((it) => (it.type === 'cast' && it.by.person === me && it.reason ? [it] : []));
  const to = mine.at(-1)?.added[0];
  return to && handedOver(kase, to);
}

/** Whose part is meant: what the button names, else one's own; undefined where they have none. */
function partMeant({ case: kase, button, visit }: Desk): Party | undefined {
  const key = button.part;
  if (key !== undefined) return partCalled(kase, key);
  return actorsOf(kase).find(({ person }) => person === visit.person.id);
}

async function handOver(desk: Desk, pressed: Pressed): Promise<Answer | undefined> {
  const { visit, case: kase, world, button, now } = desk;
  const from = partMeant(desk);
  const isOwn = from?.person === visit.person.id;
  const view = { world, case: kase, now };
  if (!from && pressed.kind === 'submitForm') {
    const before = await handedOverBefore(desk);
    if (before) return before;
  }
  if (!from || !(isOwn || isManager(world, visit.person.id))) {
    if (isManager(world, visit.person.id))
      return asCard(renderWhomToMove(view, { case: kase, surface: button.surface, stage: button.stage }));
    return actorsOf(kase).some(({ person }) => person === visit.person.id)
      ? turnedAway(desk, { because: 'not-yours', holders: from ? [from.person] : [] })
      : undefined;
  }
  if (kase.outcome === 'closed') return turnedAway(desk, { because: 'not-now' });
  const record = await visit.deps.directory.read();
  const people = optionsFrom(record, from.agency, without(kase, from.side, [from]), now);
  const given: HandOverView = { view, button, from, isOwn, choosing: { people } };
  const form = (typed?: Typed, problems?: Problems): Answer => asCard(renderHandOver(given, typed, problems));
  if (pressed.kind !== 'submitForm') return form();
  const again = (problems: Problems): Answer => form(typedFrom(pressed.inputs), problems);
  const read = readHandOver(given, pressed.inputs);
  if ('problems' in read) return again(read.problems);
  const found = await resolvePerson({ deps: visit.deps, record, agency: from.agency }, read.value.to);
  if ('problems' in found) return again(found.problems);
  const { person, side } = from;
  const outside = sayAskedOutside(record, found.card);
  const wish = { type: 'hand-over', from: person, side, to: found.card, reason: read.value.reason } as const;
  // From an old card the same words may come again after the part has come back: then it is still theirs.
  const done = (after: Case): Answer =>
    after.parties.some((party) => party.person === person && party.side === side)
      ? surface({ ...desk, case: after })
      : handedOver(kase, found.card, outside);
  const moved = outside === '' ? undefined : (after: Case): Answer => toldOf(desk, after, outside);
  return send(desk, pressed.inputs, wish, again, isOwn ? done : moved);
}

/** Somebody in Teams one level below the part, of the same side: their line above may be who it is. */
function below({ world, case: kase }: Desk, { side, role }: Gap, record: DirectoryRecord) {
  const level = levelOf(world.protocol, role);
  const candidates = actorsOf(kase)
    .filter(
      (party) => side !== 'neutral' && party.side === side && levelOf(world.protocol, party.role) < level,
    )
    .sort((a, b) => levelOf(world.protocol, b.role) - levelOf(world.protocol, a.role));
  return candidates.flatMap((party) => {
    const listed = record.people.find(({ id }) => id === party.person);
    const entraId = listed && accountOf(listed);
    return entraId === undefined ? [] : [{ entraId, name: party.name }];
  })[0];
}

/** The agency whose part it is. Of an officer of neither side: where those work who are listed, else where the answer comes from. */
const agencyOf = ({ world, case: kase }: Desk, { side }: Gap): string =>
  (side === 'neutral'
    ? (kase.parties.find((party) => party.side === 'neutral')?.agency ??
      agencyOfSide(world, kase, 'receiving', world.roster))
    : agencyOfSide(world, kase, side, world.roster)) ?? '';

async function suggest(
  search: Search,
  taken: ReadonlySet<string>,
  of: string | undefined,
): Promise<Suggestion | undefined> {
  if (search.below === undefined || of === undefined) return undefined;
  const looked = await search.deps.tenant.managerOf(search.below);
  if (!('found' in looked) || !looked.found) return undefined;
  const { entraId, name, jobTitle } = looked.found;
  return taken.has(entraId.toLowerCase()) ? undefined : { name, jobTitle, of };
}

async function nameHolder(desk: Desk, pressed: Pressed): Promise<Answer | undefined> {
  const { visit, case: kase, world, button, now } = desk;
  const gaps = gapsOf(world, kase);
  const gap = gaps.find((it) => gapKey(it) === button.part);
  const isKnown =
    isManager(world, visit.person.id) || actorsOf(kase).some(({ person }) => person === visit.person.id);
  if (!isKnown) return undefined;
  if (!gap) return turnedAway(desk, { because: 'not-now' });
  if (!mayName(world, kase, visit.person.id, gap.side))
    return turnedAway(desk, {
      because: 'not-yours',
      holders: actorsOf(kase)
        .filter(({ side }) => side === 'raising')
        .map(({ person }) => person),
    });
  const record = await visit.deps.directory.read();
  const lower = below(desk, gap, record);
  const search: Search = { deps: visit.deps, record, agency: agencyOf(desk, gap), below: lower?.entraId };
  const taken = without(kase, gap.side, gap.away);
  const people = optionsFrom(record, gap.side === 'neutral' ? undefined : search.agency, taken, now);
  const choosing: Choosing = { people, suggestion: await suggest(search, taken, lower?.name) };
  const given = { view: { world, case: kase, now }, button, gap, choosing };
  if (pressed.kind !== 'submitForm') return asCard(renderNameHolder(given));
  const again = (problems: Problems): Answer =>
    asCard(renderNameHolder(given, typedFrom(pressed.inputs), problems));
  const read = readPerson(choosing, pressed.inputs);
  if ('problems' in read) return again(read.problems);
  const found = await resolvePerson(search, read.value);
  if ('problems' in found) return again(found.problems);
  const outside = sayAskedOutside(record, { ...found.card, unconfirmed: true });
  const how = read.value.kind === 'above' ? ('line-above' as const) : ('named' as const);
  return send(
    desk,
    pressed.inputs,
    { type: 'name-holder', side: gap.side, role: gap.role, to: found.card, how },
    again,
    outside === '' ? undefined : (after) => toldOf(desk, after, outside),
  );
}

/**
 * The forms by which a part of a case goes to somebody: handed over, moved by the business manager, or named where
 * nobody is there. Undefined for every other form, and for somebody to whom the case is not known.
 */
export async function answerPeople(desk: Desk, pressed: Pressed): Promise<Answer | undefined> {
  if (pressed.kind === 'back') return undefined;
  switch (desk.button.form) {
    case 'hand-over':
      return handOver(desk, pressed);
    case 'name-holder':
      return nameHolder(desk, pressed);
    default:
      return undefined;
  }
}
