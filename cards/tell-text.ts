import type { Writing } from '../bot/protocol/case.ts';
import type { Effect } from '../bot/protocol/effect.ts';
import { sayMoment, sayPassed } from './say-date.ts';
import { sayHandOver } from './say-why-asked.ts';
import { upperFirst } from './say-list.ts';
import { actorName, sayPeople, sayPeopleInRole, stagePeople } from './say-people.ts';
import { sayStanding } from './say-standing.ts';
import { stageAfter, windowOf } from './stage-now.ts';
import { writingName } from './say-writing.ts';
import type { View } from './view.ts';

type Telling = Extract<Effect, { kind: 'tell-thread' }>;

/** "sent to whom, in which role, with copies to whom, when". */
function sayWriting(view: View, what: Telling['what'], writing: Writing | undefined): string {
  const { ref } = view.case;
  if (!writing) return `${ref}: an e-mail was sent.`;
  const to = sayPeopleInRole(view.world, writing.to);
  const head = `${ref}: ${upperFirst(writingName(view, writing.duty, writing.version))}`;
  if (what === 'writing-failed') {
    return `${head} could not be sent by e-mail to ${to}. ${actorName(view.case, writing.by)}, please try again or tell them another way.`;
  }
  if (what === 'writing-unknown') {
    return `${head} may not have reached ${to}. Please ask ${sayPeople(writing.to, 'or')} before you send it again.`;
  }
  const when = writing.sentAt === undefined ? '' : ` on ${sayMoment(writing.sentAt, view.now)}`;
  const copies = writing.copies.length > 0 ? ` Copies went to ${sayPeople(writing.copies)}.` : '';
  return `${head} was sent by e-mail to ${to}${when}.${copies}`;
}

function sayLaterDate(view: View): string {
  const asked = view.case.happenings.filter((it) => it.key === 'later-date-requested').at(-1);
  const who = asked ? actorName(view.case, asked.by) : 'Somebody';
  return `${view.case.ref}: ${who} has asked for more time. The request is on record. The date stays as it is.`;
}

function sayPassedOn(view: View): string {
  const told = view.case.happenings.filter((it) => it.key === 'risk-referred').at(-1);
  const who = told ? actorName(view.case, told.by) : 'Somebody';
  return `${view.case.ref}: ${who} says that the safety steps have been taken. If the child is in danger again, say so at once.`;
}

function sayLateRefused(view: View): string {
  const refused = view.case.happenings.filter((it) => it.key === 'late-refused').at(-1);
  const who = refused ? actorName(view.case, refused.by) : 'The manager';
  return `${view.case.ref}: ${who} has not taken up the late request. The reason is with the details of the case.`;
}

function sayLapsed(view: View): string {
  const next = stageAfter(view);
  const up = next ? stagePeople(view.world, next) : 'the next stage';
  const passed = windowOf(view)?.limitAt;
  const when =
    passed === undefined ? 'has passed' : `passed ${sayPassed(view.world.calendar, passed, view.now)}`;
  return `${view.case.ref}: the time for going to ${up} ${when}. The case is not closed.`;
}

/** Of the last who was given a part so and is outside Teams: the others were mentioned. */
function sayHandedOver(view: View): string {
  const party = view.case.parties.findLast(
    ({ why, outside }) => why?.kind === 'handed-over' && outside === true,
  );
  return party ? sayHandOver(view, party) : `${view.case.ref}: somebody else has a part now.`;
}

/** What has happened, told to the thread without mentioning anybody. */
export function tellText(view: View, effect: Telling): string {
  switch (effect.what) {
    case 'writing-sent':
    case 'writing-unknown':
    case 'writing-failed':
      return sayWriting(view, effect.what, view.case.writings[effect.duty ?? '']);
    case 'late-refused':
      return sayLateRefused(view);
    case 'closed':
    case 'final':
      return `${view.case.ref}: ${sayStanding(view)}`;
    case 'lapsed':
      return sayLapsed(view);
    case 'danger-passed-on':
      return sayPassedOn(view);
    case 'handed-over':
      return sayHandedOver(view);
    case 'later-date-requested':
      return sayLaterDate(view);
  }
}
