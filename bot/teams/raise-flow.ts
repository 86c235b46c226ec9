import { randomUUID } from 'node:crypto';
import type { CardCommand } from '../../cards/card-action.ts';
import { tooLargeToReturn, tooLongMessage } from '../../cards/card-size.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import { renderDangerAdvice } from '../../cards/raise/advice-card.ts';
import { questionsAt } from '../../cards/raise/question-fields.ts';
import { parseEligibility, renderEligibility } from '../../cards/raise/eligibility-card.ts';
import { parseRaiseForm } from '../../cards/raise/parse-raise-form.ts';
import { renderPreview } from '../../cards/raise/preview-card.ts';
import { renderRaiseForm } from '../../cards/raise/raise-form-card.ts';
import { renderRedirect } from '../../cards/raise/redirect-card.ts';
import { renderSent } from '../../cards/raise/sent-card.ts';
import { parseStart, renderStart } from '../../cards/raise/start-card.ts';
import { sayRefusal } from '../../cards/say-refusal.ts';
import type { Problems } from '../../cards/submission.ts';
import type { Draft } from '../ports/draft-store.ts';
import { nameFault } from '../ports/name-fault.ts';
import type { Case } from '../protocol/case.ts';
import { eligibilityOf } from '../protocol/eligibility.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Facts, mergeFacts } from '../protocol/predicate.ts';
import { type Answer, type Visit, asCard, asText } from './answer.ts';
import { type Pickable, findOpponents } from './find-opponents.ts';
import { worldsOffered } from './readiness-now.ts';
import { notReady } from './setup-ready.ts';
import { worldsNow } from './worlds-now.ts';

type RaiseCommand = Extract<CardCommand, { kind: 'raise' | 'raiseStep' | 'raiseSend' }>;

/** A draft with the protocol it has been given. */
interface Desk {
  readonly visit: Visit;
  readonly draft: Draft;
  readonly protocol: Protocol;
}

const GONE = 'I no longer have this draft. Please begin again with "raise". I am sorry.';

async function begin({ deps, person }: Visit): Promise<Answer> {
  return asCard(renderStart(await worldsOffered(deps, person), randomUUID()));
}

/** What the card offered, as far as it can be known: an older one may have offered what is left out by now. */
async function offeredOn({ deps, person }: Visit, inputs: unknown) {
  const offered = await worldsOffered(deps, person);
  const chosen = typedFrom(inputs)['protocol'] ?? '';
  const isAmong = offered.some(({ protocol }) => protocol.id === chosen);
  return chosen === '' || isAmong ? offered : worldsNow(deps.cases);
}

/** A start card stays in the chat: once its matter has become a case it begins a new one, never the old one again. */
async function beginFrom({ deps, person }: Visit, given: string): Promise<{ id: string; earlier?: Draft }> {
  const earlier = await deps.drafts.load(person.id, given);
  if (!earlier) return { id: given };
  return (await deps.cases.load(earlier.ref)) ? { id: randomUUID() } : { id: given, earlier };
}

async function readStart(visit: Visit, given: string, inputs: unknown): Promise<Answer> {
  const { deps, person } = visit;
  const offered = await offeredOn(visit, inputs);
  const protocols = offered.map(({ protocol }) => protocol);
  const parsed = parseStart(protocols, inputs);
  if ('problems' in parsed) return asCard(renderStart(offered, given, typedFrom(inputs), parsed.problems));
  const protocol = protocols.find((it) => it.id === parsed.value.protocol);
  if (!protocol) return asText(GONE);
  const now = deps.clock.now();
  const { danger, facts } = parsed.value;
  const { id, earlier } = await beginFrom(visit, given);
  const draft: Draft = {
    id,
    person: person.id,
    ref: earlier?.protocol === protocol.id ? earlier.ref : deps.newReference(protocol.code),
    protocol: protocol.id,
    facts,
    typed: earlier?.typed ?? {},
    startedAt: now,
    ...(danger === undefined ? {} : { danger: { at: now, level: danger } }),
  };
  await deps.drafts.save(draft);
  if (danger !== undefined) return asCard(renderDangerAdvice(deps.cases.worldOf(protocol), facts, id));
  return (await notReady(visit, protocol, id)) ?? afterDanger({ visit, draft, protocol });
}

const afterDanger = (desk: Desk): Promise<Answer> =>
  questionsAt(desk.protocol, 'eligibility').length > 0
    ? Promise.resolve(asCard(renderEligibility(desk.protocol, desk.draft.id)))
    : showForm(desk);

/** The facts by which eligibility is judged: what was answered; where the directory knows better, the directory. */
async function knownFacts({ visit, draft }: Desk, answered: Facts): Promise<Facts> {
  const { person, deps } = visit;
  const agency = (await deps.people.agencies()).find((it) => it.id === person.agency);
  const raising: Facts = {
    ...(agency ? { agency: agency.name, agencyType: agency.type } : {}),
    ...(person.employer === undefined ? {} : { employer: person.employer }),
  };
  return mergeFacts(mergeFacts(draft.facts, answered), { raising });
}

async function readEligibility(desk: Desk, inputs: unknown): Promise<Answer> {
  const { visit, draft, protocol } = desk;
  const parsed = parseEligibility(protocol, inputs);
  if ('problems' in parsed) {
    return asCard(renderEligibility(protocol, draft.id, typedFrom(inputs), parsed.problems));
  }
  const facts = await knownFacts(desk, parsed.value);
  const eligibility = eligibilityOf(protocol, facts);
  if (eligibility.result !== 'accept') return asCard(renderRedirect(protocol, eligibility));
  const next: Draft = { ...draft, facts };
  await visit.deps.drafts.save(next);
  return showForm({ ...desk, draft: next });
}

async function showForm(desk: Desk, problems?: Problems): Promise<Answer> {
  const { visit, draft, protocol } = desk;
  const people = await findOpponents(visit, protocol);
  const unready = people.length === 0 ? await notReady(visit, protocol, draft.id, true) : undefined;
  if (unready) return unready;
  const typed = Object.keys(draft.typed).length > 0 ? draft.typed : undefined;
  const form = renderRaiseForm(protocol, draft.id, people, typed, problems, visit.deps.clock.now());
  return problems && tooLargeToReturn(form) ? asText(tooLongMessage(problems)) : asCard(form);
}

/** Parses the form, works out what sending it does, and either shows that or sends it. */
async function withOpening(desk: Desk, send: boolean): Promise<Answer> {
  const { visit, draft, protocol } = desk;
  const { deps, person } = visit;
  const now = deps.clock.now();
  const people = await findOpponents(visit, protocol);
  const parsed = parseRaiseForm(protocol, draft.typed, people, now);
  if ('problems' in parsed) return showForm(desk, parsed.problems);
  const { facts, ...matter } = parsed.value;
  const complete: Draft = { ...draft, facts: mergeFacts(draft.facts, facts) };
  const opening = await deps.prepareOpening({ draft: complete, matter, protocol, person, now });
  if ('ineligible' in opening) return asCard(renderRedirect(protocol, opening.ineligible));
  if ('refused' in opening)
    return showForm(desk, { '': sayRefusal(deps.cases.worldOf(protocol), undefined, opening.refused, now) });
  if (send) return sendAll(desk, opening.targets);
  const label = people.find(({ id }: Pickable) => id === matter.counterpart)?.label ?? '';
  return asCard(
    renderPreview(deps.cases.worldOf(opening.preview.protocol), opening.preview, draft.id, label, now),
  );
}

type Targets = Extract<Awaited<ReturnType<Visit['deps']['prepareOpening']>>, { targets: unknown }>['targets'];

/** The case is opened by now: where this is not kept, sending it once more still finds that case, and opens no other. */
async function markSent({ deps }: Visit, draft: Draft): Promise<void> {
  try {
    await deps.drafts.save({ ...draft, sentAs: draft.ref });
  } catch (fault) {
    deps.log({ what: 'draft-not-marked', ref: draft.ref, fault: nameFault(fault) });
  }
}

async function sendAll({ visit, draft, protocol }: Desk, targets: Targets): Promise<Answer> {
  const { cases, clock } = visit.deps;
  let kase: Case | undefined;
  for (const target of targets) {
    const outcome = await cases.submit(target);
    if (outcome.done === 'refused')
      return asText(
        sayRefusal(
          cases.worldOf(outcome.case?.protocol ?? protocol),
          outcome.case,
          outcome.refusal,
          clock.now(),
        ),
      );
    kase = outcome.case;
  }
  await markSent(visit, draft);
  return kase ? asCard(renderSent(cases.worldOf(kase.protocol), kase, clock.now())) : asText(GONE);
}

async function sentAlready({ visit, draft }: Desk): Promise<Answer | undefined> {
  const kase = draft.sentAs === undefined ? undefined : (await visit.deps.cases.load(draft.sentAs))?.case;
  return kase && asCard(renderSent(visit.deps.cases.worldOf(kase.protocol), kase, visit.deps.clock.now()));
}

async function takeStep(desk: Desk, pressed: Exclude<RaiseCommand, { kind: 'raise' }>): Promise<Answer> {
  const sent = await sentAlready(desk);
  if (sent) return sent;
  const unready = await notReady(desk.visit, desk.protocol, desk.draft.id);
  if (unready) return unready;
  if (pressed.kind === 'raiseSend') return withOpening(desk, true);
  switch (pressed.step) {
    case 'eligibility':
      return readEligibility(desk, pressed.inputs);
    case 'form': {
      const draft: Draft = { ...desk.draft, typed: typedFrom(pressed.inputs) };
      await desk.visit.deps.drafts.save(draft);
      return withOpening({ ...desk, draft }, false);
    }
    case 'preview':
      return showForm(desk);
    case 'advice':
    case 'start':
      return afterDanger(desk);
  }
}

/** Raising a matter, card by card. What was typed is kept in a draft between two cards. */
export async function answerRaise(visit: Visit, pressed: RaiseCommand): Promise<Answer> {
  if (pressed.kind === 'raise') return begin(visit);
  if (pressed.kind === 'raiseStep' && pressed.step === 'start')
    return readStart(visit, pressed.draft, pressed.inputs);
  const draft = await visit.deps.drafts.load(visit.person.id, pressed.draft);
  const protocol = visit.deps.cases.protocols.find((it) => it.id === draft?.protocol);
  return draft && protocol ? takeStep({ visit, draft, protocol }, pressed) : asText(GONE);
}
