import { actorsOf, holdersOfSide, partOf, stageHolders } from '../authority.ts';
import { type Party, type Settlement, currentStage } from '../case.ts';
import type { Stage } from '../definition.ts';
import { isAnswered, isLapsed, pendingLateEscalation, stageLimit } from '../ladder.ts';
import { blocking, mayClose } from '../standing.ts';
import { stageOf } from '../world.ts';
import { type Judgement, type Matter, accept, ending, happened, notYours, refuse } from './judgement.ts';

/** The present stage of a running case. */
function running(matter: Matter): Stage | undefined {
  const current = currentStage(matter.case);
  return matter.case.outcome === undefined && current
    ? stageOf(matter.world.protocol, current.stage)
    : undefined;
}

const raisers = (matter: Matter, stage: Stage): Party[] => holdersOfSide(matter.case, stage, 'raising');

/** "It cannot be settled at this stage": either side of a mirrored stage; before the limit with a reason. */
export function declareUnresolved(matter: Matter): Judgement {
  const stage = running(matter);
  if (!stage || stage.decidedBy === 'neutral') return refuse('not-now');
  const ladder = stage.decidedBy === 'raising';
  if (ladder && stage.kind !== 'informal') return refuse('not-now');
  const allowed = ladder ? raisers(matter, stage) : stageHolders(matter.case, stage);
  const part = partOf(allowed, matter.actor);
  if (!part) return notYours(allowed);
  if (matter.occurredAt < (currentStage(matter.case)?.enteredAt ?? '')) return refuse('not-now');
  const limit = stageLimit(matter.world, matter.case, matter.occurredAt)?.limitAt;
  const before = !ladder && (limit === undefined || matter.occurredAt <= limit);
  if (before && !matter.report.reason?.trim()) return refuse('needs-reason');
  return accept(happened(matter, stage.id, part.side));
}

/** The sides whose word a stage needs, as the file says: nobody is left out because nobody is listed. */
const sidesOf = ({ holders }: Stage): string[] =>
  Object.entries(holders).flatMap(([side, role]) => (role === undefined ? [] : side));

/** One side accepts the words of another; the last one's word settles it. */
function acceptOffer(matter: Matter, stage: Stage, offer: Settlement, side: Party['side']): Judgement {
  const { now, actor } = matter;
  const agreed = [offer.side, ...(offer.agreed ?? []), side];
  if (sidesOf(stage).some((it) => !agreed.some((known) => known === it))) {
    return accept({ type: 'settlement-agreed', at: now, by: actor, side });
  }
  return accept(
    { type: 'settlement-confirmed', at: now, by: actor },
    happened(matter, stage.id, undefined),
    ending(matter, 'resolved'),
  );
}

/** A stage that several decide is settled when every side accepts the same words. */
function agree(matter: Matter, stage: Stage, { side }: Party): Judgement {
  const { report, now, actor } = matter;
  const offer = matter.case.settlement;
  if (report.proposedAt !== undefined && report.proposedAt !== offer?.at) return refuse('not-now');
  const wording = report.wording?.trim();
  const fromOther = offer && offer.side !== side && !offer.objection;
  if (fromOther && (wording === undefined || wording === offer.wording)) {
    return offer.agreed?.includes(side) ? refuse('not-now') : acceptOffer(matter, stage, offer, side);
  }
  if (wording === undefined || wording === '') return refuse('not-now');
  const settlement = { stage: stage.id, side, by: actor, wording, at: now };
  return accept({ type: 'settlement-proposed', at: now, by: actor, settlement });
}

/** Within one agency a manager may stand on both sides: to the words of a colleague they answer for the other one. */
function answering({ case: kase, actor }: Matter, holders: readonly Party[]): Party | undefined {
  const offer = kase.settlement;
  if (!offer) return undefined;
  const others = holders.filter(({ side }) => side !== offer.side);
  const alone = others.length > 0 && others.every(({ person }) => person === offer.by.person);
  // Where one person alone manages both sides, nobody else can answer: they say it again for the other one.
  return offer.by.person !== actor.person || alone ? partOf(others, actor) : undefined;
}

export function resolve(matter: Matter): Judgement {
  const stage = running(matter);
  if (!stage || stage.decidedBy === 'neutral') return refuse('not-now');
  if (stage.decidedBy === 'raising') return beSatisfied(matter);
  const holders = stageHolders(matter.case, stage);
  const part = answering(matter, holders) ?? partOf(holders, matter.actor);
  return part ? agree(matter, stage, part) : notYours(holders);
}

/** The other side says what is wrong with the proposed wording. */
export function objectTo(matter: Matter, reason: string): Judgement {
  const stage = running(matter);
  const offer = matter.case.settlement;
  if (!stage || !offer || offer.objection) return refuse('not-now');
  const holders = stageHolders(matter.case, stage).filter((party) => party.side !== offer.side);
  if (!partOf(holders, matter.actor)) return notYours(holders);
  if (reason.trim() === '') return refuse('needs-reason');
  return accept({ type: 'settlement-objected', at: matter.now, by: matter.actor, reason });
}

/** On a ladder only the practitioner who raised it is satisfied, and that ends the case (DO.4). */
export function beSatisfied(matter: Matter): Judgement {
  const stage = running(matter);
  if (stage?.decidedBy !== 'raising') return refuse('not-now');
  const allowed = raisers(matter, stage);
  if (!partOf(allowed, matter.actor)) return notYours(allowed);
  return accept(happened(matter, stage.id, 'raising'), ending(matter, 'closed'));
}

export function beNotSatisfied(matter: Matter): Judgement {
  const stage = running(matter);
  if (stage?.decidedBy !== 'raising') return refuse('not-now');
  const allowed = raisers(matter, stage);
  if (!partOf(allowed, matter.actor)) return notYours(allowed);
  if (!isAnswered(matter.case, stage.id)) return refuse('not-now');
  const last = stage.final !== 'none';
  return accept(happened(matter, stage.id, 'raising'), ...(last ? [ending(matter, 'final-not-agreed')] : []));
}

/** After the window has passed: the practitioner asks, the receiving manager decides (DO.9, reading 6). */
export function askLate(matter: Matter): Judgement {
  const stage = running(matter);
  if (!stage || !isLapsed(matter.world, matter.case, matter.occurredAt)) return refuse('not-now');
  const allowed = raisers(matter, stage);
  if (!partOf(allowed, matter.actor)) return notYours(allowed);
  if (!matter.report.reason?.trim()) return refuse('needs-reason');
  return pendingLateEscalation(matter.case)
    ? refuse('not-now')
    : accept(happened(matter, stage.id, 'raising'));
}

export function closeCase(matter: Matter): Judgement {
  if (!mayClose(matter.case)) return refuse('not-now');
  const parties = actorsOf(matter.case);
  if (!partOf(parties, matter.actor)) return notYours(parties);
  const open = blocking(matter.world, matter.case, 'close', matter.now);
  if (open.length > 0) return refuse('needs-document', { duties: open.map((run) => run.key) });
  return accept(ending(matter, 'closed'));
}

export function recordDecision(matter: Matter): Judgement {
  const stage = running(matter);
  if (stage?.decidedBy !== 'neutral') return refuse('not-now');
  const holders = holdersOfSide(matter.case, stage, 'neutral');
  const part = partOf(holders, matter.actor);
  if (!part) return notYours(holders);
  return accept(happened(matter, stage.id, 'neutral'), ending(matter, 'decided'));
}
