import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseStore } from '../../../bot/ports/case-store.ts';
import type { Case } from '../../../bot/protocol/case.ts';
import { createTableCaseStore } from '../../../bot/store/table-case-store.ts';
import { openTables } from '../../../bot/tables/open-tables.ts';
import { raise } from '../../journeys/raise.ts';
import { type Partnership, startPartnership } from '../../journeys/partnership.ts';
import { refIn } from '../../journeys/steps.ts';
import type { FunctionsHost } from '../../sandbox/functions-host/start-functions-host.ts';
import type { Seat } from '../../sandbox/teams-client.ts';

/** Where people race: two processes of the app on one storage. */
export interface RaceField {
  readonly here: Partnership;
  readonly both: readonly FunctionsHost[];
  /** So many press at once, half of them in each process. */
  readonly atOnce: number;
  /** One seat for each press, by turns in this process and in the other. */
  readonly seatFor: (name: string, n: number) => Seat;
  /** A new case, raised by Priya Shah with Tom Baker. */
  raise(): Promise<string>;
  /** The clock of both stands at that moment from now on; no timer runs. */
  clockAt(at: string | Date): Promise<void>;
  /** When no message of a case is on its way any more: some minutes later the timers run, and what was left is done. */
  settle(ref: string): Promise<void>;
}

const START = '2026-06-01T09:00:00+01:00';

/**
 * No turn goes on for longer. What is begun then was given up, as too many wrote to the case for its end to be put on
 * record: the sweep calls it unknown. In milliseconds.
 */
const LONGEST_TURN_MS = 10_000;

/** A turn goes on by itself after its answer: the clock must not jump over what it is just sending. */
const isSending = async (store: CaseStore, ref: string): Promise<boolean> =>
  (await store.pendingEffects(ref)).some(({ attemptedAt, ended }) => attemptedAt !== undefined && !ended);

export async function openRaceField(atOnce: number): Promise<RaceField> {
  const here = await startPartnership(START, undefined, [], { plainly: true });
  const other = await here.anotherProcess();
  const both = [here.host, other];
  const store = createTableCaseStore(openTables({ connectionString: here.storage }));
  const clockAt = async (at: string | Date): Promise<void> => {
    await Promise.all(both.map((host) => host.setClock({ at, frozen: true })));
  };
  return {
    ...{ here, both, atOnce, clockAt },
    seatFor: (name, n) => (n % 2 === 0 ? here.seat(name) : here.seat(name, other)),
    raise: async () => refIn(await raise(here.seat('Priya Shah'), 'sandwell-send')),
    settle: async (ref) => {
      const end = performance.now() + LONGEST_TURN_MS;
      while (performance.now() < end && (await isSending(store, ref))) await sleep(50);
      await here.timeBecomes(new Date(here.host.now().getTime() + 180_000).toISOString());
      await clockAt(here.host.now());
    },
  };
}

/** What came of races. */
export interface Tally {
  races: number;
  /** Messages that were called unknown. */
  unknowns: number;
  submits: number;
  sweepers: number;
  readonly losses: string[];
  readonly duplicates: string[];
  readonly wrong: string[];
}

/** One race, by its name; it says what is not as it must be. */
export interface Race {
  readonly name: string;
  run(field: RaceField, tally: Tally): Promise<void>;
}

export const timesIn = ({ happenings }: Case, key: string): number =>
  happenings.filter((it) => it.key === key).length;

/** It has to be there so often. */
export function expectTimes(tally: Tally, what: string, found: number, due: number): void {
  const line = `${what}: ${found} times instead of ${due}`;
  if (found < due) tally.losses.push(line);
  if (found > due) tally.duplicates.push(line);
}

/** Texts that stand twice in a thread, and cards beyond those that its stages have. */
export async function expectNothingTwice({ here }: RaceField, tally: Tally, ref: string): Promise<void> {
  const { messages } = await here.thread(ref);
  const texts = messages.map(({ text }) => text).filter(Boolean);
  const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
  tally.duplicates.push(...repeated.map((text) => `${ref}: said twice: ${text.slice(0, 120)}`));
  const { stages } = await here.stored(ref);
  expectTimes(tally, `${ref}: cards`, messages.length - texts.length, stages.length + 1);
}
