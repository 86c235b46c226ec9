import { SERVICE } from '../bot/protocol/case.ts';
import type { CaseEvent } from '../bot/protocol/event.ts';
import { dutyOf } from '../bot/protocol/world.ts';
import { sayCounted, sayMoment, sayTime, sayDay } from './say-date.ts';
import { wordsWith } from './happening-words.ts';
import { sayDelivery } from './say-delivery.ts';
import { sayHappening } from './say-happening.ts';
import { sayList, withoutStop } from './say-list.ts';
import { actorName, byPerson, doerName, sayPerson, sayTitles } from './say-people.ts';
import { sayWhyAsked } from './say-why-asked.ts';
import { writingName } from './say-writing.ts';
import type { View } from './view.ts';

/** One entry of a case's record: our words, and those of a person where there are any. */
export interface RecordLine {
  readonly when: string;
  readonly text: string;
  readonly words?: string | undefined;
}

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>;

/** "Monday 1 June, 14:20 (recorded 15:10)": when it happened, and when it was put on record where that differs. */
function sayWhen(view: View, occurredAt: string, recordedAt: string): string {
  const when = sayMoment(occurredAt, view.now);
  if (sayMoment(recordedAt, view.now) === when) return when;
  const sameDay = sayDay(occurredAt, view.now) === sayDay(recordedAt, view.now);
  const recorded = sameDay ? sayTime(recordedAt) : `on ${sayMoment(recordedAt, view.now)}`;
  return `${when} (recorded ${sameDay ? 'at ' : ''}${recorded})`;
}

const dutyText = (view: View, key: string): string =>
  withoutStop(dutyOf(view.world.protocol, key.replace(/:.*$/, '')).text);

function happened(view: View, { happening }: EventOf<'happened'>): RecordLine {
  return {
    when: sayWhen(view, happening.occurredAt, happening.recordedAt),
    text: `${doerName(view.case, happening)}: ${sayHappening(view, happening)}`,
    words: wordsWith(view.world.protocol, happening),
  };
}

function ended({ outcome }: EventOf<'ended'>): string {
  switch (outcome) {
    case 'resolved':
      return 'It is settled';
    case 'decided':
      return 'The matter was considered';
    case 'final-not-agreed':
      return 'The last stage ended without agreement';
    case 'closed':
      return 'The case was closed';
  }
}

function settled(view: View, event: EventOf<'writing-settled'>): string {
  const name = writingName(view, event.duty);
  return event.status === 'failed'
    ? `The e-mail with ${name} could not be sent`
    : `It is not certain that the e-mail with ${name} arrived`;
}

/** Who came and who went; what was only brought up to date is no event to people. */
function saidCast(view: View, event: EventOf<'cast'>): Omit<RecordLine, 'when'> | undefined {
  const parts = byPerson(event.added.filter(({ why }) => why?.kind !== 'away'));
  if (event.reason === undefined && event.by.person === SERVICE.person && parts.length === 0)
    return undefined;
  const names = sayList(parts.map((own) => `${sayPerson(own[0])}, ${sayTitles(view.world, own)}`));
  const [first] = event.added;
  const why = first ? sayWhyAsked(view, first, 'them') : '';
  return {
    text: `${names} now ${parts.length === 1 ? 'has' : 'have'} a part${why === '' ? '' : `, ${why}`}`,
    words: event.reason,
  };
}

const moved = (view: View, { duty, from, to }: EventOf<'limit-recomputed'>): string =>
  `The date for "${dutyText(view, duty)}" moved from ${sayCounted(view.world.calendar, from, view.now)} to ${sayCounted(view.world.calendar, to, view.now)}, because something turned out to have happened earlier`;

const reminder = (view: View, { slots }: EventOf<'reminded'>): string =>
  `Reminder: ${[...new Set(Object.keys(slots).map((key) => dutyText(view, key)))].join('; ')}`;

/** Our words for an event, and a person's own; undefined where it is of no interest to people. */
function said(view: View, event: CaseEvent): Omit<RecordLine, 'when'> | undefined {
  const who = actorName(view.case, event.by);
  switch (event.type) {
    case 'opened':
      return { text: `${who} raised the disagreement` };
    case 'stage-entered':
      return event.early ? { text: 'The case went on before the time was up' } : undefined;
    case 'settlement-proposed':
      return { text: `${who} proposed how to settle it`, words: event.settlement.wording };
    case 'settlement-objected':
      return { text: `${who} did not agree with the proposal`, words: event.reason };
    case 'settlement-agreed':
    case 'settlement-confirmed':
      return { text: `${who} agreed with the proposal` };
    case 'ended':
      return event.outcome === 'resolved' ? undefined : { text: ended(event) };
    case 'written':
      return { text: `${who} wrote ${writingName(view, event.writing.duty, event.writing.version)}` };
    case 'writing-settled':
      return event.status === 'sent' ? undefined : { text: settled(view, event) };
    case 'reminded':
      return { text: reminder(view, event) };
    case 'thread-reopened':
      return { text: `${who} asked for the thread to be opened again` };
    case 'limit-recomputed':
      return { text: moved(view, event) };
    case 'delivered': {
      const text = sayDelivery(view, event);
      return text === undefined ? undefined : { text };
    }
    case 'cast':
      return saidCast(view, event);
    case 'refused':
      return { text: `${who} ${sayRefused(event)}` };
    case 'happened':
    case 'flagged':
    case 'seen':
      return undefined;
  }
}

/** What no card of ours ever had: nobody does that by mistake. */
const FORGED: readonly string[] = ['unknown-stage', 'unreached-stage', 'unknown-duty'];

/** Nobody is blamed for looking, for a step that was over, or for a button on a card that everybody sees. */
function sayRefused({ what, because }: EventOf<'refused'>): string {
  if (because === 'moved-on') return 'sent a form of a step that was over, and nothing was changed';
  if (FORGED.includes(because)) return 'tried something that was not theirs to do, and was refused';
  if (what === 'case' || what === 'details') return 'asked to see the case; it was not shown';
  return 'pressed a button that was not theirs; nothing was changed';
}

/** An agreement of both sides stands in the record as the acceptance of the proposal. */
const isToldElsewhere = ({ happening }: EventOf<'happened'>): boolean =>
  happening.key === 'resolved' && happening.side === undefined;

/** The record of a case in plain words, oldest first. */
export function recordLines(view: View, events: readonly CaseEvent[]): RecordLine[] {
  return events.flatMap((event): RecordLine[] => {
    if (event.type === 'happened') return isToldElsewhere(event) ? [] : [happened(view, event)];
    const line = said(view, event);
    return line ? [{ when: sayMoment(event.at, view.now), ...line }] : [];
  });
}
