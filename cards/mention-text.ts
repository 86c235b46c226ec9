import { stageHolders } from '../bot/protocol/authority.ts';
import type { Party } from '../bot/protocol/case.ts';
import type { Effect, MentionReason } from '../bot/protocol/effect.ts';
import { dueOf, earlierDates } from '../bot/protocol/standing.ts';
import { stageOf } from '../bot/protocol/world.ts';
import { type MentionText, at, mentionNames, withMentions } from './mention.ts';
import { nextDate } from './next-date.ts';
import { sayBy } from './say-date.ts';
import { sayList } from './say-list.ts';
import { agencyOf, agencyName, partyOf, personName, stagePeople } from './say-people.ts';
import { openDuties, stageAfter, stageNow } from './stage-now.ts';
import type { View } from './view.ts';
import { ownersOf } from './whose-move.ts';

type Mentioning = Extract<Effect, { kind: 'mention-holders' }>;

const BUTTONS = 'The buttons are on the card above.';

/** The most pressing thing that one of these people owes, with its date. */
function firstTask(view: View, people: readonly Party[]): string {
  const mine = openDuties(view)
    .filter((run) => run.duty.stage === stageNow(view).id && run.duty.kind !== 'record')
    .filter((run) => ownersOf(view, run).some((owner) => people.some((it) => it.person === owner.person)))
    .sort((a, b) => ((dueOf(view.case, a) ?? '9') < (dueOf(view.case, b) ?? '9') ? -1 : 1));
  const [run] = mine;
  if (!run) return '';
  const due = dueOf(view.case, run);
  const when = due === undefined ? '' : ` Please do this ${sayBy(view.world.calendar, due, view.now)}.`;
  return `${run.duty.text}${when}`;
}

const raisedBy = (view: View): string => agencyOf(view.case, 'raising');

function stageOpened(view: View, people: readonly Party[]): string {
  const { ref } = view.case;
  const stage = stageNow(view);
  const first = view.case.stages.length <= 1;
  const task = firstTask(view, people);
  if (first && people.every((party) => party.side === 'receiving')) {
    return `${raisedBy(view)} has raised a disagreement with ${agencyOf(view.case, 'receiving')}: ${ref}. ${task}`;
  }
  return `${ref} has come to ${stagePeople(view.world, stage)}. ${task === '' ? stage.about : task}`;
}

function earlierDate(view: View): string {
  const set = view.case.happenings.filter((it) => it.key === 'earlier-date-set').at(-1);
  const until = set?.until ?? earlierDates(view.case).at(-1);
  const by = set ? partyOf(view.case, set.by.person) : undefined;
  const who = by ? `${personName(by)} (${agencyName(by)})` : 'Somebody';
  const when = until === undefined ? '' : `: ${sayBy(view.world.calendar, until, view.now)}`;
  return `${who} has set an earlier date for ${view.case.ref}${when}. The reason is with the details of the case.`;
}

const otherAgency = (view: View, side: 'raising' | 'receiving' | undefined): string =>
  agencyOf(view.case, side === 'raising' ? 'receiving' : 'raising');

function say(view: View, reason: MentionReason, people: readonly Party[]): string {
  const { ref, settlement } = view.case;
  const next = stageAfter(view);
  const up = next ? stagePeople(view.world, next) : 'the next stage';
  const date = nextDate(view);
  const by = date ? ` The next date is ${date.when.replace(/^By /, '')}.` : '';
  switch (reason) {
    case 'stage-opened':
      return `${stageOpened(view, people)} ${BUTTONS}`;
    case 'settlement-proposed':
      return `${agencyOf(view.case, settlement?.side ?? 'raising')} has proposed how to settle ${ref}. Please read it and answer.${by} ${BUTTONS}`;
    case 'settlement-objected':
      return `${otherAgency(view, settlement?.side)} does not agree with your proposal for ${ref} yet and has said why. Please read it and propose other words.${by}`;
    case 'outcome-to-write':
      return `${ref} is settled. Please write the outcome: what was agreed, what is still open, and who does what.${by} ${BUTTONS}`;
    case 'answer-arrived':
      return `${ref} has been answered in writing; the answer is in your mailbox. Please say whether that settles it.${by} ${BUTTONS}`;
    case 'not-satisfied':
      return `the answer has not settled ${ref}. It can now go to ${up}.${by}`;
    case 'late-escalation':
      return `you are asked to take up ${ref} although the time for that has passed. Please accept or refuse. Refusing closes the case. ${BUTTONS}`;
    case 'earlier-date':
      return earlierDate(view);
    case 'danger':
      return `a child or young person may be in danger (${ref}). Please act now: the steps and the numbers are on the card at the top of this thread.`;
  }
}

/** The reply that tells people that they have to act. */
export function mentionText(view: View, effect: Mentioning): MentionText {
  const known = effect.people.flatMap((id) => partyOf(view.case, id) ?? []);
  const stage = view.world.protocol.stages.find(({ id }) => id === effect.stage);
  const people =
    known.length > 0 || !stage ? known : stageHolders(view.case, stageOf(view.world.protocol, stage.id));
  const names = mentionNames(people);
  const marks = sayList(people.map(({ person }) => at(names, person)));
  const said = say(view, effect.reason, people);
  return withMentions(marks === '' ? said : `${marks}: ${said}`, names);
}
