import type { Party } from '../../protocol/case.ts';
import { runOwners } from '../../protocol/authority.ts';
import { stateOf } from '../../protocol/standing.ts';
import type { ExportedCase } from './export-schema.ts';
import type { Inspected } from './inspected.ts';
import { allLetters } from './letters.ts';
import { type SaidDuty, sayDuties } from './say-duties.ts';

const names = (people: readonly Party[]): string[] => [...new Set(people.map(({ name }) => name))];

const dutyOf = ({ view }: Inspected, { run, limits }: SaidDuty): ExportedCase['duties'][number] => ({
  key: run.key,
  stage: run.duty.stage,
  text: run.duty.text,
  who: names(runOwners(view.world, view.case, run)),
  status: run.status,
  startedAt: run.startedAt ?? null,
  limitAt: run.limitAt ?? null,
  cumulativeAt: run.cumulativeAt ?? null,
  why: [...limits],
  doneAt: run.doneAt ?? null,
  late: run.late,
});

/** The whole record as data, its properties always in the same order. It holds the words of the case. */
export function exportCase(inspected: Inspected): ExportedCase {
  const { verdict, events, view } = inspected;
  const { world, case: kase, now } = view;
  const { id, version, title } = world.protocol;
  return {
    format: 'counterpart-case',
    version: 1,
    confidential: true,
    ref: kase.ref,
    asOf: now,
    check: {
      holds: verdict.findings.length === 0,
      entries: verdict.entries,
      mark: verdict.mark,
      head: verdict.hashes.at(-1) ?? '',
      findings: verdict.findings.map(({ kind, entry = null, text }) => ({ kind, entry, text })),
    },
    protocol: { id, version, title },
    state: stateOf(world, kase, now),
    duties: sayDuties(view).map((it) => dutyOf(inspected, it)),
    letters: allLetters(events).map(({ entry, writing }) => ({
      entry,
      duty: writing.duty,
      status: writing.status,
      to: names(writing.to),
      copies: names(writing.copies),
    })),
    case: kase,
    entries: events.map((event, index) => ({
      entry: index + 1,
      hash: verdict.hashes[index] ?? '',
      event,
    })),
  };
}
