import type { Ended } from './what-came-of-it.ts';

/** What differs from the uninterrupted run. */
export interface Differences {
  readonly losses: readonly string[];
  readonly duplicates: readonly string[];
  readonly wrong: readonly string[];
  /** Effects that are called unknown, and are not in the uninterrupted run. */
  readonly unknowns: readonly string[];
}

const LONGEST = 160;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** What of `these` is missing in `those`, each as often as it is. */
export function without(these: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return these.filter((it) => {
    const at = left.indexOf(it);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What is there more often than once and than in the uninterrupted run. */
const repeated = (found: readonly string[], expected: readonly string[]): string[] =>
  [...new Set(found)].filter((it) => {
    const times = (list: readonly string[]): number => list.filter((other) => other === it).length;
    return times(found) > Math.max(1, times(expected));
  });

const unknownKeys = ({ outcomes }: Ended): string[] =>
  outcomes.filter(([, outcome]) => outcome === 'unknown').map(([key]) => key);

/** What is never as it should be, whatever was cut off. */
function alwaysWrong(found: Ended, expected: Ended): string[] {
  return [
    ...found.pending.map((key) => `still pending: ${key}`),
    ...(found.undelivered > expected.undelivered
      ? ['the index still says that there is something to deliver']
      : []),
    ...(found.addsUp || !expected.addsUp ? [] : ['the events do not add up to the case']),
    ...(found.threads > Math.max(1, expected.threads) ? [`${found.threads} threads`] : []),
  ];
}

const label = (what: string, items: readonly string[]): string[] =>
  items.map((it) => `${what}: ${short(it)}`);

/** Nothing is in doubt: everything is exactly as in the uninterrupted run. */
function whereCertain(found: Ended, expected: Ended): Differences {
  const lists = ['events', 'said', 'cards', 'mails'] as const;
  const losses = lists.flatMap((name) => label(name, without(expected[name], found[name])));
  const more = lists.flatMap((name) => label(name, without(found[name], expected[name])));
  const isCaseWrong = losses.length + more.length === 0 && found.case !== expected.case;
  return {
    losses,
    duplicates: more,
    wrong: isCaseWrong ? [`the case differs: ${firstDifference(found.case, expected.case)}`] : [],
    unknowns: [],
  };
}

function firstDifference(found: string, expected: string): string {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at += 1;
  return `${found.slice(Math.max(0, at - 40), at + 80)} instead of ${expected.slice(Math.max(0, at - 40), at + 80)}`;
}

/** Events that tell how a delivery ended. */
const TELLS_DELIVERY = /"type":"(delivered|writing-settled)"/;
const isTransition = (event: string): boolean => !TELLS_DELIVERY.test(event);

/**
 * Something is in doubt, and says so: no event and no message is there twice, and nothing happened that would not have
 * happened. What did not come about is no more than what is in doubt; where a mail is, also what its arrival leads to.
 */
function whereInDoubt(found: Ended, expected: Ended, unknowns: readonly string[]): Differences {
  const isMail = unknowns.some((key) => key.startsWith('mail:'));
  const missing = [...without(expected.said, found.said), ...without(expected.mails, found.mails)];
  const lost = without(expected.events.filter(isTransition), found.events);
  const isThread = unknowns.includes('thread');
  const mayMiss = isMail || isThread ? Infinity : unknowns.length;
  return {
    losses: [
      ...(isMail ? [] : label('events', lost)),
      ...(missing.length > mayMiss ? label('not even in doubt', missing) : []),
    ],
    duplicates: [
      ...label('said', repeated(found.said, expected.said)),
      ...label('mails', repeated(found.mails, expected.mails)),
      ...label('events', without(found.events.filter(isTransition), expected.events)),
      ...(found.cards.length > expected.cards.length ? ['a card was posted twice'] : []),
    ],
    wrong: [],
    unknowns,
  };
}

/** Compares how a run ended with how it ends when nothing happens. */
export function compareEnded(found: Ended, expected: Ended): Differences {
  const unknowns = without(unknownKeys(found), unknownKeys(expected));
  const differences =
    unknowns.length > 0 ? whereInDoubt(found, expected, unknowns) : whereCertain(found, expected);
  const asleep = expected.due && !found.due ? ['the timer will not find it'] : [];
  return {
    ...differences,
    losses: [...differences.losses, ...asleep],
    wrong: [...differences.wrong, ...alwaysWrong(found, expected)],
  };
}
