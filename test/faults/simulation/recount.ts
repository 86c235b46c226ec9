import { isDeepStrictEqual } from 'node:util';
import type { Case } from '../../../bot/protocol/case.ts';
import type { CaseEvent } from '../../../bot/protocol/event.ts';
import { evolve } from '../../../bot/protocol/evolve.ts';

type Kind<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** Counts together from the events, without the product's own fold, what a case must have. */
function recounted(events: readonly CaseEvent[]) {
  const of = <T extends CaseEvent['type']>(type: T): Kind<T>[] =>
    events.filter((it): it is Kind<T> => it.type === type);
  const reopened = events.findLastIndex(({ type }) => type === 'thread-reopened');
  const delivered = events.flatMap((it, n) =>
    it.type === 'delivered' && (n > reopened || /^(mail|notice):/.test(it.effect)) ? [it.effect] : [],
  );
  return {
    revision: events.length,
    happenings: of('happened').map(({ happening }) => happening),
    stages: of('stage-entered').map(({ stage, enteredAt }) => `${stage} ${enteredAt}`),
    reminded: Object.assign({}, ...of('reminded').map(({ slots }) => slots)) as Case['reminded'],
    outcome: of('ended').at(-1)?.outcome,
    writings: [...new Set(of('written').map(({ writing }) => writing.duty))].sort(),
    receipts: [...new Set(delivered)].sort(),
    refusals: of('refused').length,
    flags: [...new Set(of('flagged').map(({ flag }) => flag))],
  };
}

const counted = (kase: Case): ReturnType<typeof recounted> => ({
  revision: kase.revision,
  happenings: [...kase.happenings],
  stages: kase.stages.map(({ stage, enteredAt }) => `${stage} ${enteredAt}`),
  reminded: kase.reminded,
  outcome: kase.outcome,
  writings: Object.keys(kase.writings).sort(),
  receipts: Object.keys(kase.receipts).sort(),
  refusals: kase.refusals,
  flags: [...kase.flags],
});

/** The record alone tells the whole case: replayed it is the same, and counted by hand it has all that was put on record. */
export function recount(kase: Case, events: readonly CaseEvent[]): string[] {
  const replayed = events.reduce<Case | undefined>(evolve, undefined);
  const [is, should] = [counted(kase), recounted(events)];
  const differing = (Object.keys(should) as (keyof typeof should)[]).filter(
    (key) => !isDeepStrictEqual(plain(is[key]), plain(should[key])),
  );
  return [
    ...(isDeepStrictEqual(plain(replayed), plain(kase)) ? [] : ['the replayed record gives another case']),
    ...differing.map((key) => `${key} differ from what is on record`),
  ];
}
