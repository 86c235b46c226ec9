import { readFileSync, readdirSync } from 'node:fs';
import type { Calendar } from '../../../bot/protocol/calendar.ts';
import type { Case } from '../../../bot/protocol/case.ts';
import type { CaseEvent } from '../../../bot/protocol/event.ts';
import { evolve } from '../../../bot/protocol/evolve.ts';
import { readCalendar } from '../../../bot/read-calendar.ts';
import { readProtocols } from '../../../bot/read-protocols.ts';
import { playScenario } from '../../../bot/tools/play-scenario.ts';
import { parseScenario } from '../../../bot/tools/scenario.ts';
import type { CaseStore } from '../../../bot/ports/case-store.ts';
import { commitOf } from '../../store/example-case.ts';

const FOLDER = new URL('../../scenarios/', import.meta.url);
const protocols = readProtocols();
const calendar: Calendar = readCalendar();

export const scenarioFiles = (): string[] => readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

/** What a scenario puts on record, under a reference of its own; none where it opens no case, or has a calendar of its own. */
export async function eventsOf(file: string, ref: string): Promise<CaseEvent[]> {
  const scenario = parseScenario(readFileSync(new URL(file, FOLDER), 'utf8'), file, protocols);
  const protocol = protocols.get(scenario.protocol);
  if (!protocol || scenario.settings.bankHolidaysUntil !== undefined) return [];
  const played = await playScenario(scenario, protocol, calendar).catch(() => undefined);
  return (played?.events ?? []).map((event) => (event.type === 'opened' ? { ...event, ref } : event));
}

const fold = (events: readonly CaseEvent[]): Case =>
  events.reduce<Case | undefined>(evolve, undefined) as Case;

/** Stores a case as commands would have: a few events at a time. */
export async function storeCase(store: CaseStore, events: readonly CaseEvent[]): Promise<void> {
  const A_FEW = 25;
  let expected: string | undefined;
  for (let at = 0; at < events.length; at += A_FEW) {
    const next = fold(events.slice(0, at + A_FEW));
    const change = { events: events.slice(at, at + A_FEW), ...(expected === undefined ? {} : { expected }) };
    const result = await store.commit(commitOf(next, change));
    if (result.done !== 'committed') throw new Error(`not stored: ${result.done}`);
    expected = result.version;
  }
}
