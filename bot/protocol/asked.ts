import { callingOf, calledBy, noticeOf } from './call-people.ts';
import { type Case, currentStage } from './case.ts';
import { type NoticeReason, onlyTells } from './effect.ts';
import { givenOf } from './find-holders.ts';
import { gapsOf } from './gaps.ts';
import { type Instant, byTime } from './instant.ts';
import { type World, stageOf } from './world.ts';

/** One time that somebody was asked to act. `missed`: the message stands in the thread, and they are not in the team. */
export interface Asking {
  readonly how: 'mention' | 'reminder' | 'e-mail';
  readonly reason: NoticeReason;
  readonly at: Instant;
  readonly outcome: 'delivered' | 'unknown' | 'failed' | 'missed';
}

/** Whether somebody who was asked knows of it, and what they have done since. */
export interface Asked {
  readonly person: string;
  /** How they were last asked. */
  readonly last: Asking;
  /** The message in Teams that has not reached them, or perhaps not, where `last` is the e-mail that followed it. */
  readonly instead?: Asking | undefined;
  /** When they have opened the case since. */
  readonly seenAt?: Instant | undefined;
  /** Whether they have put something on record since, or somebody has for them. */
  readonly answered: boolean;
  /** When; absent where the case itself does not tell. */
  readonly answeredAt?: Instant | undefined;
}

/** `stage` is empty where the message does not say at which it was. */
type AskingOf = Asking & { readonly person: string; readonly stage: string };

/** Every time that anybody was asked, oldest first. */
export function askings(kase: Case): AskingOf[] {
  const all = Object.entries(kase.receipts).flatMap(([key, { at, outcome }]): AskingOf[] => {
    const notice = noticeOf(key);
    // That something was recorded for somebody, or waits to be confirmed, asks nothing of them in the case.
    if (notice && onlyTells(notice.reason)) return [];
    if (notice) return [{ ...notice, how: 'e-mail', at, outcome }];
    const calling = callingOf(key);
    if (!calling) return [];
    const { people, missed } = calledBy(kase, key);
    const how = calling.reason === 'remind' ? 'reminder' : 'mention';
    return people.map((person) => ({
      person,
      reason: calling.reason,
      stage: calling.stage,
      how,
      at,
      outcome: outcome === 'delivered' && missed.includes(person) ? 'missed' : outcome,
    }));
  });
  return all.sort((a, b) => byTime(a.at, b.at));
}

/** When somebody has last done something in a case, on their own or by the hand of another. */
function lastAct({ happenings, writings, settlement }: Case, person: string): Instant | undefined {
  const acts = [
    ...happenings.map(({ by, recordedAt }) => ({ by, at: recordedAt })),
    ...Object.values(writings),
    ...(settlement ? [settlement] : []),
    ...(settlement?.objection ? [settlement.objection] : []),
  ];
  return acts
    .filter(({ by }) => by.person === person)
    .map(({ at }) => at)
    .sort()
    .at(-1);
}

/** A side that has agreed to a wording of three has answered; when is in the record alone. */
function hasAgreed({ settlement, parties }: Case, person: string, since: Instant): boolean {
  const sides = parties.filter((party) => party.person === person).map(({ side }) => side);
  const agreed = settlement?.agreed ?? [];
  return settlement !== undefined && settlement.at <= since && sides.some((side) => agreed.includes(side));
}

const since = (at: Instant | undefined, asked: Instant): Instant | undefined =>
  at !== undefined && at >= asked ? at : undefined;

function askedOf(kase: Case, person: string, own: readonly AskingOf[]): Asked[] {
  const last = own.at(-1);
  if (!last) return [];
  const before = own.at(-2);
  const follows = before?.reason === last.reason && before.how !== 'e-mail' && before.outcome !== 'delivered';
  const instead = last.how === 'e-mail' && follows ? before : undefined;
  const asked = instead?.at ?? last.at;
  const answeredAt = since(lastAct(kase, person), asked);
  const answered = answeredAt !== undefined || hasAgreed(kase, person, asked);
  return [{ person, last, instead, seenAt: since(kase.seen[person]?.last, asked), answered, answeredAt }];
}

/** True where it was asked at the present stage: not before that opened, and not for a stage that is over. */
function isOfThisStep(kase: Case, { at, stage }: AskingOf): boolean {
  const current = currentStage(kase);
  const entered = current?.enteredAt ?? kase.openedAt;
  if (at < entered) return false;
  // A stage may open as of an earlier time: what was sent in between was of the one before.
  if (stage === '')
    return at >= (kase.happenings.find((it) => it.occurredAt === entered)?.recordedAt ?? entered);
  return stage === current?.stage || !kase.stages.some((run) => run.stage === stage);
}

/** True where somebody has said who holds a role of the present stage. */
function hasNamed(world: Pick<World, 'protocol'>, kase: Case, person: string): boolean {
  const name = kase.parties.find((party) => party.person === person)?.name;
  const current = currentStage(kase);
  if (name === undefined || !current) return false;
  const { holders } = stageOf(world.protocol, current.stage);
  return kase.parties.some((party) => {
    const given = givenOf(party);
    const isNamed = given?.kind === 'named' || given?.kind === 'line-above';
    return isNamed && given.by === name && holders[party.side] === party.role;
  });
}

/**
 * Those asked at the present step, as `askedNow` knows them. Who was asked to say who holds a part has answered once they
 * have named somebody; once nobody is missing any more, the others are not waited for.
 */
export function askedHere(world: Pick<World, 'protocol'>, kase: Case): Asked[] {
  return askedNow(kase).flatMap((asked): Asked[] => {
    if (asked.last.reason !== 'nobody-there') return [asked];
    if (asked.answered || hasNamed(world, kase, asked.person)) return [{ ...asked, answered: true }];
    return gapsOf(world, kase).length === 0 ? [] : [asked];
  });
}

/**
 * Everybody who has been asked to act since the present stage opened: how last, whether that reached them, whether
 * they have opened the case since and whether they have done anything. Those who were asked first come first.
 */
export function askedNow(kase: Case): Asked[] {
  const all = askings(kase).filter((it) => isOfThisStep(kase, it));
  const people = [...new Set(all.map(({ person }) => person))];
  return people
    .filter((person) => kase.parties.some((party) => party.person === person))
    .flatMap((person) =>
      askedOf(
        kase,
        person,
        all.filter((it) => it.person === person),
      ),
    );
}

/** True where somebody was asked and has not opened the case since: their looking is worth putting on record. */
export function wasAskedSinceSeen(kase: Case, person: string): boolean {
  const asked = askings(kase)
    .filter((it) => it.person === person && it.outcome !== 'failed')
    .at(-1);
  return asked !== undefined && !(kase.seen[person] && kase.seen[person].last >= asked.at);
}
