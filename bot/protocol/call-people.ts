import type { Case, Party } from './case.ts';
import type { Effect, MentionReason, NoticeReason } from './effect.ts';
import type { CaseEvent } from './event.ts';
import { entryOf } from './entry-of.ts';

/** Whoever is away is not called while somebody else is there for the same part. */
export const present = (people: readonly Party[]): Party[] =>
  people.filter(
    ({ why, side, role }) =>
      why?.kind !== 'away' ||
      !people.some((it) => it.side === side && it.role === role && it.why?.kind !== 'away'),
  );

const ids = (people: readonly Party[]): string[] => [...new Set(people.map((party) => party.person))];

/** Which calling it is: where, why, and on which revision of the case. */
export interface Calling {
  readonly stage: string;
  readonly revision: number;
}

const notice = ({ stage, revision }: Calling, reason: NoticeReason, person: string): Effect => ({
  kind: 'send-notice',
  key: `notice:${reason}:${stage}:${person}:${revision}`,
  stage,
  reason,
  person,
});

/** E-mails each of these people what they are asked or told. */
export const notices = (
  calling: Calling,
  reason: NoticeReason,
  people: readonly Pick<Party, 'person'>[],
): Effect[] =>
  [...new Set(people.map(({ person }) => person))].map((person) => notice(calling, reason, person));

/** Who is to be mentioned, and who can only be written to. */
export function splitByReach(people: readonly Party[]): { mentioned: string[]; written: Party[] } {
  const called = present(people);
  return {
    mentioned: ids(called.filter(({ outside }) => outside !== true)),
    written: called.filter(({ outside }) => outside === true),
  };
}

/** Calls people to act: in the thread by mention, whoever is outside Teams by e-mail. */
export function callPeople(calling: Calling, reason: MentionReason, people: readonly Party[]): Effect[] {
  const { stage, revision } = calling;
  const { mentioned, written } = splitByReach(people);
  const key = `mention:${reason}:${stage}:${revision}`;
  return [
    ...(mentioned.length === 0
      ? []
      : [{ kind: 'mention-holders' as const, key, stage, reason, people: mentioned }]),
    ...notices(calling, reason, written),
  ];
}

/** What a receipt says of the people of a mention: whom it was for, and those who cannot have been reached. */
export interface Called {
  readonly people: readonly string[];
  readonly missed: readonly string[];
}

/** People as one property of a receipt. */
export const joinPeople = (people: readonly string[]): string => people.join(' ');
const peopleIn = (text: string | undefined): string[] =>
  (text ?? '').split(' ').filter((person) => person !== '');

export function calledBy({ receipts }: Case, key: string): Called {
  const receipt = entryOf(receipts, key);
  const people = peopleIn(receipt?.ids['people']);
  const missed = receipt?.outcome === 'delivered' ? peopleIn(receipt.ids['missed']) : people;
  return { people, missed };
}

/** The reason and the stage of a mention or a reminder, by the key of its effect. */
export function callingOf(key: string): { reason: MentionReason | 'remind'; stage: string } | undefined {
  const [, reason, stage] = /^mention:([a-z-]+):(\w*):\d+$/.exec(key) ?? [];
  if (reason !== undefined) return { reason: reason as MentionReason, stage: stage ?? '' };
  return /^remind:\d+$/.test(key) ? { reason: 'remind', stage: '' } : undefined;
}

/** Whom an e-mail to one person was for, why and at which stage, by the key of its effect. */
export function noticeOf(key: string): { reason: NoticeReason; stage: string; person: string } | undefined {
  const [, told] = /^notice:not-delivered:.+:([^:]+):\d+$/.exec(key) ?? [];
  if (told !== undefined) return { reason: 'not-delivered', stage: '', person: told };
  const [, reason, stage, person] = /^notice:([a-z-]+):(\w*):(.+):\d+$/.exec(key) ?? [];
  return reason === undefined || person === undefined
    ? undefined
    : { reason: reason as NoticeReason, stage: stage ?? '', person };
}

/**
 * A mention that has not reached somebody, or perhaps not, is followed by an e-mail at once; by one only, whatever else
 * becomes known of it later.
 */
export function followUp(before: Case | undefined, kase: Case, events: readonly CaseEvent[]): Effect[] {
  return events.flatMap((event) => {
    const calling = event.type === 'delivered' ? callingOf(event.effect) : undefined;
    if (event.type !== 'delivered' || !calling) return [];
    const told = before ? calledBy(before, event.effect).missed : [];
    const missed = calledBy(kase, event.effect).missed.filter((person) => !told.includes(person));
    const people = missed.map((person) => ({ person }));
    const stage = calling.stage || (kase.stages.at(-1)?.stage ?? '');
    return notices({ stage, revision: kase.revision }, calling.reason, people);
  });
}

/** True where a receipt changes what the cards say of who was reached, and how. */
export const tellsWhoWasReached = ({ effect, receipt }: Extract<CaseEvent, { type: 'delivered' }>): boolean =>
  receipt.outcome !== 'delivered' || receipt.ids['missed'] !== undefined || effect.startsWith('notice:');
