import type {
  CaseStore,
  Commit,
  CommitResult,
  EffectMark,
  FoundCase,
  Kind,
  LoadedCase,
  PendingEffect,
} from '../ports/case-store.ts';
import type { Case } from '../protocol/case.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Instant } from '../protocol/instant.ts';
import { NO_VERSION } from './case-version.ts';
import { planCommit } from './plan-commit.ts';

/** What is kept of one case. Texts, not objects: nothing that is given or returned is shared with the store. */
interface CaseRows {
  snapshot: string;
  version: string;
  people: readonly string[];
  openedAt: Instant;
  wakeAt: Instant | undefined;
  readonly events: string[];
  readonly commands: Set<string>;
  /** By key: `PendingEffect`s as texts. */
  readonly effects: Map<string, string>;
}

type Cases = Map<string, CaseRows>;

/** The in-memory twin of the table store: same answers, same limits, nothing kept. For tests and the simulator. */
export function createMemoryCaseStore(): CaseStore {
  const cases: Cases = new Map();
  return {
    load: (ref) => later(() => load(cases.get(ref))),
    commit: (commit) => later(() => write(cases, commit)),
    hasCommand: (ref, commandId) => later(() => cases.get(ref)?.commands.has(commandId) ?? false),
    events: (ref) => later(() => (cases.get(ref)?.events ?? []).map((text) => JSON.parse(text) as CaseEvent)),
    pendingEffects: (ref) => later(() => [...(cases.get(ref)?.effects.values() ?? [])].map(toPending)),
    mark: (ref, marks) => later(() => mark(cases.get(ref), marks)),
    due: (until, most) => later(() => findAll(cases, due(cases, until).slice(0, most))),
    undelivered: (most) => later(() => findAll(cases, undelivered(cases).slice(0, most))),
    openedAlike: (kind, since, most) => later(() => openedAlike(cases, kind, since).slice(0, most)),
    ofPerson: (person, most) => later(() => ofPerson(cases, person).slice(0, most)),
  };
}

/** Runs after the caller has gone on, as a real store would, and turns a throw into a rejection. */
const later = async <T>(work: () => T): Promise<T> => {
  await Promise.resolve();
  return work();
};

const load = (rows: CaseRows | undefined): LoadedCase | undefined =>
  rows && {
    case: JSON.parse(rows.snapshot) as Case,
    version: rows.version,
    pending: [...rows.effects.keys()],
  };

const findAll = (cases: Cases, refs: readonly string[]): FoundCase[] =>
  refs.flatMap((ref) => {
    const loaded = load(cases.get(ref));
    return loaded ? [{ ref, loaded }] : [];
  });

const toPending = (text: string): PendingEffect => JSON.parse(text) as PendingEffect;

function write(cases: Cases, commit: Commit): CommitResult {
  planCommit(commit, NO_VERSION, 'memory');
  const found = cases.get(commit.next.ref);
  if (found && commit.commandIds.some((id) => found.commands.has(id))) return { done: 'duplicate' };
  if (found?.version !== commit.expected) return { done: 'conflict' };
  const rows = found ?? emptyRows();
  for (const event of commit.events) rows.events.push(JSON.stringify(event));
  for (const id of commit.commandIds) rows.commands.add(id);
  for (const key of commit.settled) rows.effects.delete(key);
  const version = String(Number(found?.version ?? 0) + 1);
  for (const [index, effect] of commit.effects.entries()) {
    const asked = `${version.padStart(10, '0')}|${String(index).padStart(10, '0')}`;
    rows.effects.delete(effect.key);
    const begun =
      commit.begins?.key === effect.key ? { attempts: 1, attemptedAt: commit.begins.at } : { attempts: 0 };
    rows.effects.set(effect.key, JSON.stringify({ effect, asked, mark: `${asked}|0`, ...begun }));
  }
  cases.set(commit.next.ref, { ...rows, ...headOf(commit), version });
  const asked = [...rows.effects.values()]
    .map(toPending)
    .filter((it) => it.asked.startsWith(version.padStart(10, '0')));
  return { done: 'committed', version, asked };
}

const emptyRows = (): Pick<CaseRows, 'events' | 'commands' | 'effects'> => ({
  events: [],
  commands: new Set(),
  effects: new Map(),
});

const headOf = ({ next, wakeAt }: Commit) => ({
  snapshot: JSON.stringify(next),
  people: next.parties.map((party) => party.person),
  openedAt: next.openedAt,
  wakeAt,
});

function mark(
  rows: CaseRows | undefined,
  marks: readonly EffectMark[],
): readonly PendingEffect[] | undefined {
  const present = marks.map(({ of: { effect } }) => rows?.effects.get(effect.key));
  const isAsSeen = present.every(
    (text, index) => text !== undefined && toPending(text).mark === marks[index]?.of.mark,
  );
  if (!rows || !isAsSeen) return undefined;
  return marks.map(({ of: { effect, asked, mark: before }, ...known }) => {
    const text = JSON.stringify({
      ...known,
      effect,
      asked,
      mark: `${asked}|${Number(before.split('|').at(-1)) + 1}`,
    });
    rows.effects.set(effect.key, text);
    return toPending(text);
  });
}

const due = (cases: Cases, until: Instant): string[] =>
  [...cases]
    .flatMap(([ref, { wakeAt }]) => (wakeAt !== undefined && wakeAt <= until ? [{ ref, wakeAt }] : []))
    .sort((a, b) => order(a.wakeAt, b.wakeAt) || order(a.ref, b.ref))
    .map(({ ref }) => ref);

const undelivered = (cases: Cases): string[] =>
  [...cases].flatMap(([ref, { effects }]) => (effects.size > 0 ? [ref] : [])).sort(order);

const openedAlike = (cases: Cases, { protocol, category }: Kind, since: Instant): Instant[] =>
  [...cases.values()]
    .map(({ snapshot }) => JSON.parse(snapshot) as Case)
    .filter((kase) => kase.protocol.id === protocol && kase.intake.category === category)
    .map(({ openedAt }) => openedAt)
    .filter((at) => at >= since)
    .sort(order);

const ofPerson = (cases: Cases, person: string): string[] =>
  [...cases]
    .filter(([, { people }]) => people.includes(person))
    .sort(([a, { openedAt: first }], [b, { openedAt: second }]) => order(second, first) || order(a, b))
    .map(([ref]) => ref);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
