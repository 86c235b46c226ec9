import type { Case, Party } from '../bot/protocol/case.ts';
import { partyTitle } from '../bot/protocol/cast-role.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import type { Refusal } from '../bot/protocol/refusal.ts';
import { headlineOf } from '../bot/protocol/standing.ts';
import { type World, dutyOf } from '../bot/protocol/world.ts';
import { sayAskedInRole } from './say-asked-people.ts';
import { calendarOfNext, withReason } from './provisional.ts';
import { sayBy } from './say-date.ts';
import { sayList, withoutStop } from './say-list.ts';
import { partyOf, sayPeople, sayPeopleInRole } from './say-people.ts';
import { sayStanding } from './say-standing.ts';
import { sayUnconfirmed } from './say-unconfirmed.ts';
import type { View } from './view.ts';
import { whoseMove } from './whose-move.ts';

const UNCHANGED = 'Nothing was changed.';
const MOST_NAMED = 6;

/** "It is Ann Field's move (…)" in few words; empty where it is nobody's. */
export function sayMove(view: View): string {
  const people = whoseMove(view);
  return people.length === 0 ? '' : `Next to act: ${sayAskedInRole(view, people)}.`;
}

/** One role is named once: "the line or team managers Ann Field (Oak School) and Ben Cole (Sandwell Council)". */
function sayHolders(world: World, people: readonly Party[]): string {
  if (people.length > MOST_NAMED) return 'people who have a part in this case';
  const [title, ...others] = new Set(people.map((party) => partyTitle(world.protocol, party)));
  if (title === undefined || others.length > 0) return sayPeopleInRole(world, people, 'or');
  return `the ${title}${people.length > 1 ? 's' : ''}: ${sayPeople(people, 'or')}`;
}

function notYours(view: View, holders: readonly string[]): string {
  const people = holders.flatMap((id) => partyOf(view.case, id) ?? []);
  return people.length === 0
    ? 'Nobody is named yet who could do this.'
    : `This is for ${sayHolders(view.world, people)}.`;
}

/** Duties by their run keys (`2a:raising`), in the words of the protocol. */
function sayDuties(view: View, keys: readonly string[]): string {
  const texts = keys.map((key) => dutyOf(view.world.protocol, key.replace(/:.*$/, '')).text);
  return sayList([...new Set(texts)].map((text) => `"${withoutStop(text)}"`));
}

function tooLate(view: View): string {
  const next = headlineOf(view.world, view.case, view.now);
  const date = next ? ` (${sayBy(calendarOfNext(view, next), next.at, view.now)})` : '';
  return `That is later than the next date${date}. A date can always be brought forward. To ask for more time, use "Ask for more time": the request is put on record and the date stays.`;
}

/** Which parts of a form are to be put right, by their labels. */
function sayFaultyForm({ world: { protocol } }: View, fields: readonly string[]): string {
  const labels = protocol.forms
    .flatMap((form) => form.fields)
    .flatMap(({ id, label }) => (fields.includes(id) ? [`“${withoutStop(label)}”`] : []));
  return labels.length === 0
    ? 'The form is too long as a whole. Please shorten one of its long answers.'
    : `The form cannot be sent like this. Please look again at ${sayList([...new Set(labels)])}.`;
}

function because(view: View, refusal: Refusal): string {
  switch (refusal.because) {
    case 'later':
      return tooLate(view);
    case 'not-yours':
      return notYours(view, refusal.holders ?? []);
    case 'not-now':
      return `This cannot be done at this point. ${sayStanding(view)} ${sayMove(view)}`.trim();
    case 'needs-reason':
      return 'Please say why. Without a reason this cannot go on record.';
    case 'needs-time':
      return 'Please say by when.';
    case 'needs-finding':
      return 'Please say what you found.';
    case 'needs-document':
      return refusal.duties && refusal.duties.length > 0
        ? `Something has to be done first: ${sayDuties(view, refusal.duties)}.`
        : 'A document is needed first.';
    case 'nobody-listed':
      return 'Nobody is listed who could receive this. Please ask the business manager of your partnership to add them.';
    case 'address-unconfirmed':
      return sayUnconfirmed(view, refusal.holders ?? []);
    case 'form-faulty':
      return sayFaultyForm(view, refusal.fields ?? []);
    case 'wrong-person':
      return 'This person cannot take that part: they are on the other side, work for another agency, or have it already.';
    case 'future':
      return 'That time has not come yet. Please give a time that has passed.';
    case 'unknown':
      return 'There is no such case.';
  }
}

/** Why a command changed nothing, for the person who tried: friendly, and it tells whose move it is. */
export function sayRefusal(world: World, kase: Case | undefined, refusal: Refusal, now: Instant): string {
  if (!kase) return sayUnknownCase();
  return withReason(world.calendar, `${because({ world, case: kase, now }, refusal)} ${UNCHANGED}`);
}

/** For a reference that is not known, and for one whose case the asking person has no part in: they look the same. */
export const sayUnknownCase = (): string =>
  'I do not know a case of yours with this reference. References look like SS-7K3QXM. Write "my cases" to see yours.';

/** For a button on a card that shows an older state of the case. */
export const sayStale = (view: View): string =>
  withReason(
    view.world.calendar,
    `Things have moved on since this card was drawn. ${UNCHANGED} This is how it stands now: ${sayStanding(view)} ${sayMove(view)}`.trim(),
  );

/** True for somebody who has done something in the case or looked at it: they had a part once, or have one. */
export const hadPart = ({ case: kase }: View, person: string): boolean =>
  kase.seen[person] !== undefined || kase.happenings.some(({ by }) => by.person === person);

/** For somebody who may not read the case: it has not come to them yet, or is no longer theirs. No word of it. */
export function sayNothingToRead(view: View, person: string): string {
  const { ref, parties } = view.case;
  const parts = parties.filter((party) => party.person === person);
  if (parts.some(({ receivesOnly }) => receivesOnly))
    return `You are sent letters about ${ref}, and have no other part in it.`;
  if (parts.length > 0)
    return `You do not have a part in ${ref} yet: it has not come to your step. You will be called when it does, and then you can read it.`;
  return hadPart(view, person)
    ? `You do not have a part in ${ref} any more, so it is not shown to you. If you should have one, please ask the business manager of your partnership.`
    : sayNotAParty(view);
}

/** For somebody without a part in the case who presses one of its buttons. */
export const sayNotAParty = (view: View): string =>
  `This is for the people who have a part in ${view.case.ref}. ${UNCHANGED}`;
