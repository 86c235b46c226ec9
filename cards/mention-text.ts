import type { Party } from '../bot/protocol/case.ts';
import { partyTitle } from '../bot/protocol/cast-role.ts';
import type { Stage } from '../bot/protocol/definition.ts';
import type { DutyRun } from '../bot/protocol/duty-runs.ts';
import type { Effect, MentionReason } from '../bot/protocol/effect.ts';
import { dueOf, earlierDates } from '../bot/protocol/standing.ts';
import { type MentionText, at, mentionNames, withMentions } from './mention.ts';
import { nextDate } from './next-date.ts';
import { calendarOfDue, calendarOfNamed } from './provisional.ts';
import { sayBy } from './say-date.ts';
import { sayList } from './say-list.ts';
import {
  actorName,
  agencyOf,
  objectorsAgency,
  agencyName,
  partyOf,
  personName,
  stagePeople,
} from './say-people.ts';
import { sayGaps } from './say-gaps.ts';
import { isGivenUp, lastOf, openDuties, stageAfter, stageNow } from './stage-now.ts';
import { sayHandOver, sayStandIns, sayWhyAsked } from './say-why-asked.ts';
import type { View } from './view.ts';
import { ownersOf } from './whose-move.ts';

type Mentioning = Extract<Effect, { kind: 'mention-holders' }>;

const BUTTONS = 'The buttons are on the card above.';

/** The stage's main duty where these people owe it, else their most pressing one, with its date. */
function firstTask(view: View, stage: Stage, people: readonly Party[]): string {
  const order = (run: DutyRun): string =>
    run.duty.id === stage.limitDuty ? '0' : (dueOf(view.case, run) ?? '9');
  const mine = openDuties(view)
    .filter((run) => run.duty.stage === stage.id && run.duty.kind !== 'record')
    .filter((run) => ownersOf(view, run).some((owner) => people.some((it) => it.person === owner.person)))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const [run] = mine;
  if (!run) return '';
  const due = dueOf(view.case, run);
  const when =
    due === undefined ? '' : ` Please do this ${sayBy(calendarOfDue(view, run, due), due, view.now)}.`;
  return `${run.duty.text}${when}`;
}

const sayRole = (view: View, party: Party): string =>
  `${partyTitle(view.world.protocol, party)}, ${agencyName(party)}`;

/** " The next date is Monday 8 June, 17:00."; empty where there is none. */
function nextBy(view: View): string {
  const date = nextDate(view);
  return date ? ` The next date is ${date.when.replace(/^By /, '')}.` : '';
}

const raisedBy = (view: View): string => agencyOf(view.case, 'raising');

function stageOpened(view: View, stage: Stage, people: readonly Party[]): string {
  const { ref } = view.case;
  const first = view.case.stages[0]?.stage === stage.id;
  const task = firstTask(view, stage, people);
  if (first && people.every((party) => party.side === 'receiving')) {
    const raised = `${raisedBy(view)} has raised a disagreement with ${agencyOf(view.case, 'receiving')}: ${ref}.`;
    const next = stageAfter(view, stage);
    if (next && isGivenUp(view, stage))
      return `${raised} Talking has not settled it, so it now goes to ${stagePeople(view.world, next)}.`;
    return `${raised} ${task === '' ? `${stage.title}.` : task} ${BUTTONS}`;
  }
  return `${ref} has come to ${stagePeople(view.world, stage)}. ${task === '' ? stage.about : task} ${BUTTONS}`;
}

function earlierDate(view: View): string {
  const set = view.case.happenings.filter((it) => it.key === 'earlier-date-set').at(-1);
  const until = set?.until ?? earlierDates(view.case).at(-1);
  const by = set ? partyOf(view.case, set.by.person) : undefined;
  const who = by ? `${personName(by)} (${agencyName(by)})` : 'Somebody';
  const when = until === undefined ? '' : `: ${sayBy(calendarOfNamed(view), until, view.now)}`;
  return `${who} has set an earlier date for ${view.case.ref}${when}. The reason is with the details of the case.`;
}

interface Scene {
  readonly view: View;
  readonly stage: Stage;
  readonly people: readonly Party[];
}

const SAY: Record<MentionReason, (scene: Scene) => string> = {
  'stage-opened': ({ view, stage, people }) =>
    [stageOpened(view, stage, people), ...sayStandIns(view, people)].join(' '),
  'settlement-proposed': ({ view }) =>
    `${agencyOf(view.case, view.case.settlement?.side ?? 'raising')} has proposed how to settle ${view.case.ref}. Please read it and answer.${nextBy(view)} ${BUTTONS}`,
  'settlement-objected': ({ view }) =>
    `${objectorsAgency(view.case)} does not agree with your proposal for ${view.case.ref} yet and has said why. Please read it and propose other words.${nextBy(view)}`,
  'not-settled': ({ view, stage }) => {
    const by = lastOf(view, stage.id, 'unresolved')?.by;
    const who = by ? actorName(view.case, by) : 'The other side';
    const next = stageAfter(view, stage);
    const up = next ? ` It can now go to ${stagePeople(view.world, next)}.` : '';
    return `${who} has said that ${view.case.ref} cannot be settled between you.${up}${nextBy(view)} ${BUTTONS}`;
  },
  'outcome-to-write': ({ view }) => {
    const decided = view.case.outcome === 'decided';
    const what = decided ? 'what was decided' : 'what was agreed';
    return `${view.case.ref} is ${decided ? 'decided' : 'settled'}. Please write the outcome: ${what}, what is still open, and who does what.${nextBy(view)} ${BUTTONS}`;
  },
  'answer-arrived': ({ view }) =>
    `${view.case.ref} has been answered in writing; the answer is in your mailbox. Please say whether that settles it.${nextBy(view)} ${BUTTONS}`,
  'part-asked': ({ view, people }) => {
    const asked = openDuties(view).filter(
      (run) => run.duty.nudge && ownersOf(view, run).some((owner) => people.includes(owner)),
    );
    const parts = [...new Set(asked.map(({ duty }) => duty.text))].join(' ');
    return `Your part of ${view.case.ref} has begun; what was sent is in your mailbox. ${parts} ${BUTTONS}`;
  },
  // What is now known may be about the child: the thread does not say it, nor what it asks for.
  'fact-asked': ({ view }) =>
    `Something is now known about ${view.case.ref} that asks for your part. Please open the case. ${BUTTONS}`,
  'not-satisfied': ({ view, stage }) => {
    const next = stageAfter(view, stage);
    const up = next ? ` It can now go to ${stagePeople(view.world, next)}.` : '';
    return `The answer has not settled ${view.case.ref}.${up}${nextBy(view)}`;
  },
  'late-escalation': ({ view }) =>
    `You are asked to take up ${view.case.ref} although the time for that has passed. Please accept or refuse. Refusing closes the case. ${BUTTONS}`,
  'earlier-date': ({ view }) => earlierDate(view),
  'asked-instead': ({ view, stage, people }) => {
    const [first] = people;
    const why = first ? sayWhyAsked(view, first) : '';
    return `You are asked about ${view.case.ref}${why === '' ? '' : `, ${why}`}. ${stage.title}.${nextBy(view)} ${BUTTONS}`;
  },
  'handed-over': ({ view, people }) => {
    const [first] = people;
    const said = first ? sayHandOver(view, first) : `You now have a part in ${view.case.ref}.`;
    return `${said}${nextBy(view)} ${BUTTONS}`;
  },
  'nobody-there': ({ view }) =>
    `${view.case.ref}: ${sayGaps(view).join(' ')} Please say who it is, so that they can be asked. ${BUTTONS}`,
  danger: ({ view }) =>
    `A child or young person may be in danger (${view.case.ref}). Please act now: the steps and the numbers are on the card at the top of this thread.`,
};

/** People have no use for a message about what they have just done themselves. */
function others(view: View, effect: Mentioning, people: readonly Party[]): readonly Party[] {
  if (effect.reason !== 'earlier-date') return people;
  const by = view.case.happenings.filter((it) => it.key === 'earlier-date-set').at(-1)?.by.person;
  const rest = people.filter(({ person }) => person !== by);
  return rest.length > 0 ? rest : people;
}

/** The reply that tells people that they have to act. */
export function mentionText(view: View, effect: Mentioning): MentionText {
  const stage = view.world.protocol.stages.find(({ id }) => id === effect.stage) ?? stageNow(view);
  const known = effect.people.flatMap((id) => partyOf(view.case, id, stage) ?? []);
  const people = others(view, effect, known);
  const names = mentionNames(people);
  const roles = effect.reason === 'stage-opened';
  const marks = people.map(
    (party) => `${at(names, party.person)}${roles ? ` (${sayRole(view, party)})` : ''}`,
  );
  const said = SAY[effect.reason]({ view, stage, people });
  return withMentions(marks.length === 0 ? said : `${sayList(marks)}: ${said}`, names);
}
