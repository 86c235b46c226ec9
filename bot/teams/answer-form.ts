import type { CardCommand } from '../../cards/card-action.ts';
import { tooLargeToReturn, tooLongMessage } from '../../cards/card-size.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { renderDangerNow } from '../../cards/danger-now-card.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { typedFrom } from '../../cards/fields/typed.ts';
import type { CaseButtonData, FormId } from '../../cards/form-id.ts';
import { parseForm } from '../../cards/forms/parse-form.ts';
import { renderForm } from '../../cards/forms/render-form.ts';
import { renderNotice } from '../../cards/notice-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { nothingToRead } from '../../cards/nothing-to-read.ts';
import { sayNotAParty, sayRefusal, sayStale, sayUnknownCase } from '../../cards/say-refusal.ts';
import { renderStage } from '../../cards/stage-card.ts';
import type { Problems, Typed } from '../../cards/submission.ts';
import type { LoadedCase } from '../ports/case-store.ts';
import { isParty } from '../protocol/authority.ts';
import { type Case, currentStage } from '../protocol/case.ts';
import { castNow } from '../protocol/cast-now.ts';
import { decide } from '../protocol/decide/decide.ts';
import type { Instant } from '../protocol/instant.ts';
import { nextStage } from '../protocol/ladder.ts';
import { readingOf } from '../protocol/reading.ts';
import type { Refusal } from '../protocol/refusal.ts';
import { asReadBy } from '../protocol/without-words.ts';
import type { World } from '../protocol/world.ts';
import { type Answer, type Visit, asCard, asText } from './answer.ts';
import { answerPeople } from './answer-people.ts';
import { giveWordsBack } from './give-words-back.ts';
import { keyOf, turnOf, wasHandled } from './known-again.ts';
import { noteLook } from './note-look.ts';
import { inNameOf, asSelf, noteBehalf, showOnBehalf, speakerOf, turnedFromRecording } from './on-behalf.ts';
import { noteRefusal, noteSight } from './put-on-record.ts';
import { tamperingWith } from './tampering.ts';
import { probe, toCommand } from './to-command.ts';

type FormCommand = Extract<CardCommand, { kind: 'openForm' | 'submitForm' | 'back' }>;

/** A button of a case that exists, pressed by somebody who has a part in it. */
export interface Desk {
  readonly visit: Visit;
  readonly world: World;
  readonly case: Case;
  /** As it was read when the turn began. */
  readonly loaded: LoadedCase;
  readonly button: CaseButtonData;
  readonly now: Instant;
}

/** The card from which a form was opened, as it is now. */
export function surface({ world, case: kase, button, visit, now }: Desk): Answer {
  if (button.surface === 'personal') return asCard(renderCase(world, kase, visit.person.id, now));
  const known = kase.stages.some((run) => run.stage === button.stage);
  if (button.surface === 'root' || !known) return asCard(renderRoot(world, kase, now));
  return asCard(renderStage(world, kase, button.stage, now));
}

const notice = (desk: Desk, refusal: Refusal): ReturnType<typeof asCard> => {
  const { world, case: kase, button, now } = desk;
  const stale = refusal.because === 'not-now';
  const text = stale ? sayStale({ world, case: kase, now }) : sayRefusal(world, kase, refusal, now);
  const back = { case: kase, surface: button.surface, stage: currentStage(kase)?.stage ?? '' };
  return asCard(renderNotice({ kind: stale ? 'stale' : 'refused', text, back }));
};

/** A refusal to the one who pressed. What was not theirs to do goes on the record of the case. */
export async function turnedAway(desk: Desk, refusal: Refusal): Promise<ReturnType<typeof asCard>> {
  const { visit, case: kase, button, now } = desk;
  const { because } = refusal;
  visit.deps.log({ what: 'case-refused', ref: kase.ref, person: visit.person.id, because });
  if (because === 'not-yours') await noteRefusal(visit, kase, now, button.form ?? 'case', refusal.because);
  return notice(desk, refusal);
}

/** Forms that speak of the stage on whose card they stood: nobody's word on one stage is taken for the next. */
const OF_ONE_STAGE: ReadonlySet<string> = new Set<FormId>([
  'not-settled',
  'settle',
  'answer-settlement',
  'escalate',
  'satisfied',
  'not-satisfied',
  'ask-late',
  'answer-late',
  'decision',
  'attention',
  'finding',
  'jump',
]);

/** The stage without which the form has no meaning; a duty that outlives its stage may be done from any card. */
function stageMeant({ world, button }: Desk): string | undefined {
  const duty = world.protocol.duties.find((it) => it.id === button.duty);
  return OF_ONE_STAGE.has(button.form ?? '') || duty?.endsWithStage ? button.stage : undefined;
}

/** Told before they write that it is not theirs, or that things have moved on. */
function refusedBeforehand(desk: Desk): Refusal | undefined {
  const { world, case: kase, button } = desk;
  const stage = currentStage(kase)?.stage;
  if (stage !== undefined && (stageMeant(desk) ?? stage) !== stage) return { because: 'not-now' };
  const next = stage === undefined ? undefined : nextStage(world, kase, stage);
  const command = inNameOf(desk, turnOf(desk), (turn) => probe(world, kase, turn, button, next));
  const decision = command && decide(world, kase, command);
  if (!decision || !('refused' in decision)) return undefined;
  const { because } = decision.refused;
  return because === 'not-yours' || because === 'not-now' ? decision.refused : undefined;
}

/** The words of the case, or the letters that somebody has: shown once it is on record that they have opened them. */
async function openDetails(desk: Desk, page: number): Promise<Answer> {
  const { visit, world, button, now } = desk;
  const viewer = visit.person.id;
  const seen = await noteSight(visit, desk.case, now);
  const kase = castNow(world, seen, now);
  const events = await visit.deps.cases.events(kase.ref);
  const { surface: from } = button;
  return asCard(renderDetails({ world, case: kase, events, viewer, now, surface: from, page }));
}

/** A form for the one who pressed its button; it quotes nothing of the case to somebody who may not read it. */
function formFor(desk: Desk, typed?: Typed, problems?: Problems): AdaptiveCard {
  const { world, button, visit, now } = desk;
  const kase = asReadBy(world, desk.case, visit.person.id, now);
  return noteBehalf(desk, renderForm(world, kase, button, speakerOf(desk), now, typed, problems));
}

async function openForm(desk: Desk): Promise<Answer> {
  const refused = refusedBeforehand(desk);
  if (refused) return turnedAway(desk, refused);
  return asCard(formFor({ ...desk, case: await noteLook(desk.visit, desk.case, desk.now) }));
}

/** The form as it was, with what is wrong beside the field; where that would be too large, it stays on the screen. */
function backToForm(desk: Desk, inputs: unknown, problems: Problems): Answer {
  const form = formFor(desk, typedFrom(inputs), problems);
  return tooLargeToReturn(form) ? asText(tooLongMessage(problems)) : asCard(form);
}

/** What a person can mend in the form, beside the field where they mend it. */
const MENDABLE: Partial<Record<Refusal['because'], string>> = {
  'needs-reason': 'reason',
  'needs-time': 'statedDate',
  later: 'untilDate',
  future: 'whenDate',
};

/** Of a form that was sent: what it says of a step that is over goes on record too. Its words come back to the writer. */
export async function sentAway(desk: Desk, refusal: Refusal, inputs: unknown): Promise<Answer> {
  const { visit, case: kase, button, now } = desk;
  const meant = stageMeant(desk);
  const isOver =
    meant !== undefined && kase.stages.some((run) => run.stage === meant && run.leftAt !== undefined);
  if (refusal.because === 'not-now' && isOver)
    await noteRefusal(visit, kase, now, button.form ?? 'case', 'moved-on');
  return giveWordsBack(await turnedAway(desk, refusal), inputs);
}

async function submitForm(desk: Desk, inputs: unknown): Promise<Answer> {
  const { world, case: kase, button, visit, now } = desk;
  const refused = refusedBeforehand(desk);
  const parsed = parseForm(world, kase, button, inputs, now);
  // What it has changed itself is no reason to turn it away when it comes again.
  if ((refused || 'problems' in parsed) && (await wasHandled(desk, inputs))) return surface(desk);
  if (!refused && 'problems' in parsed) return backToForm(desk, inputs, parsed.problems);
  if ('problems' in parsed) return sentAway(desk, refused ?? { because: 'unknown' }, inputs);
  const command = inNameOf(desk, turnOf(desk), (turn) => toCommand(world, kase, turn, parsed.value));
  const businessKey = keyOf(desk, inputs);
  const outcome = await visit.deps.cases.submit({
    ref: kase.ref,
    command,
    businessKey,
    atStage: stageMeant(desk),
    loaded: desk.loaded,
  });
  if (outcome.done !== 'refused') return surface({ ...desk, case: outcome.case });
  const field = MENDABLE[outcome.refusal.because];
  const after = { ...desk, case: outcome.case ?? kase };
  if (field === undefined) return sentAway(after, outcome.refusal, inputs);
  return backToForm(after, inputs, { [field]: sayRefusal(world, after.case, outcome.refusal, now) });
}

/** For somebody without a part in the case. Whom to ring is for everybody, at once; only the record is not. */
async function notAParty({ visit, world, case: kase, button, now }: Desk): Promise<Answer> {
  visit.deps.log({ what: 'case-refused', ref: kase.ref, person: visit.person.id, because: 'not-a-party' });
  if (button.form === 'danger') return asCard(renderDangerNow([world]));
  await noteRefusal(visit, kase, now, button.form ?? 'case', 'not-a-party');
  return asText(sayNotAParty({ world, case: kase, now }));
}

/** The details, for whoever may read them or a part of them. */
async function answerDetails(desk: Desk, page: number): Promise<Answer> {
  const { visit, world, case: kase, now } = desk;
  const viewer = visit.person.id;
  if (readingOf(world, kase, viewer, now).may !== 'nothing') return openDetails(desk, page);
  if (!isParty(kase, viewer)) return notAParty(desk);
  await noteRefusal(visit, kase, now, 'details', 'not-yet');
  return asCard(nothingToRead({ world, case: kase, now }, viewer));
}

/** A button on a case's card: its form opens in place, comes back with its mistakes, or is done. */
export async function answerForm(visit: Visit, pressed: FormCommand): Promise<Answer> {
  const { button } = pressed;
  const loaded = await visit.deps.cases.load(button.ref);
  if (!loaded) return asText(sayUnknownCase());
  const world = visit.deps.cases.worldOf(loaded.case.protocol);
  const now = visit.deps.clock.now();
  const desk: Desk = { visit, world, case: castNow(world, loaded.case, now), loaded, button, now };
  const viewer = visit.person.id;
  if (pressed.kind === 'back' && readingOf(world, desk.case, viewer, now).may !== 'nothing')
    return surface(desk);
  if (pressed.kind === 'openForm' && button.form === 'details')
    return answerDetails(desk, pressed.button.page ?? 0);
  const aboutPeople = await answerPeople(desk, pressed);
  if (aboutPeople) return aboutPeople;
  if (!isParty(desk.case, viewer)) return notAParty(desk);
  const tampering = tamperingWith(world, desk.case, button);
  if (tampering !== undefined) {
    await noteRefusal(visit, desk.case, now, button.form ?? 'case', tampering);
    return notice(desk, { because: 'not-now' });
  }
  if (pressed.kind === 'back') return surface(desk);
  const turned = await turnedFromRecording(desk);
  if (turned && button.form !== 'danger') return turned;
  if (button.form === 'on-behalf') return showOnBehalf(desk);
  const mine = turned ? asSelf(desk) : desk;
  return pressed.kind === 'openForm' ? openForm(mine) : submitForm(mine, pressed.inputs);
}
