import { type Party, currentStage } from '../bot/protocol/case.ts';
import { type DutyRun, openRuns } from '../bot/protocol/duty-runs.ts';
import type { Effect, RemindedDuty } from '../bot/protocol/effect.ts';
import { dueOf } from '../bot/protocol/standing.ts';
import { type MentionText, at, mentionNames, withMentions } from './mention.ts';
import { calendarOfDue } from './provisional.ts';
import { sayBy, sayPassed } from './say-date.ts';
import { sayGaps } from './say-gaps.ts';
import { sayList } from './say-list.ts';
import { sayOverdue } from './say-overdue.ts';
import { byPerson, partyOf, sayPerson } from './say-people.ts';
import { isPastWindow } from './stage-now.ts';
import type { View } from './view.ts';
import { ownersOf } from './whose-move.ts';

type Reminding = Extract<Effect, { kind: 'remind' }>;

const runOf = (view: View, duty: RemindedDuty): DutyRun | undefined =>
  openRuns(view.world, view.case, view.now).find(
    (run) => run.duty.id === duty.id && (duty.side === undefined || run.side === duty.side),
  );

/** When it is or was due, as it is at the moment of telling. */
function sayWhen(view: View, run: DutyRun): string {
  if (isPastWindow(view, run)) return 'The time for this has passed. The case is not closed.';
  const due = dueOf(view.case, run);
  if (due === undefined) return 'This is still open. Please do it soon.';
  const calendar = calendarOfDue(view, run, due);
  return due < view.now
    ? `This is ${sayOverdue(run, due, sayPassed(calendar, due, view.now))}.`
    : `Please do this ${sayBy(calendar, due, view.now)}.`;
}

interface Line {
  readonly owners: readonly Party[];
  readonly text: string;
}

/** One line a duty; where both sides owe it and it stands alike, they share the line. */
function linesOf(view: View, duties: readonly RemindedDuty[]): Line[] {
  const lines = new Map<string, Party[]>();
  for (const run of duties.flatMap((duty) => runOf(view, duty) ?? [])) {
    const text = `${run.duty.text} ${sayWhen(view, run)}`;
    lines.set(text, [...(lines.get(text) ?? []), ...ownersOf(view, run)]);
  }
  return [...lines].map(([text, owners]) => ({ text, owners: byPerson(owners).map(([owner]) => owner) }));
}

/** Where nobody is there for a part of the present stage, whoever is reminded can say who it is. */
const sayMissing = (view: View, stage: string): string[] => {
  const gaps = currentStage(view.case)?.stage === stage ? sayGaps(view) : [];
  return gaps.length === 0 ? [] : [`${gaps.join(' ')} Please say who it is.`];
};

/** One line a duty that is still open; whoever owes it stands at its head, the others are told at the end. */
export function remindText(view: View, effect: Reminding): MentionText {
  const lines = linesOf(view, effect.duties);
  const { ref } = view.case;
  if (lines.length === 0)
    return { text: `${ref}: what was waited for has been done. Thank you.`, mentions: [] };
  const people = effect.people.flatMap((id) => partyOf(view.case, id) ?? []);
  const names = mentionNames(people);
  const mark = (party: Party): string =>
    names.has(party.person) ? at(names, party.person) : sayPerson(party);
  const owners = new Set(lines.flatMap((line) => line.owners.map(({ person }) => person)));
  const others = people.filter(({ person }) => !owners.has(person));
  const text = [
    `Reminder for ${ref}`,
    ...lines.map((line) => [sayList(line.owners.map(mark)), line.text].filter(Boolean).join(': ')),
    ...sayMissing(view, effect.stage),
    ...(others.length > 0 ? [`So that you know: ${sayList(others.map(mark))}.`] : []),
  ].join('\n\n');
  return withMentions(text, names);
}
