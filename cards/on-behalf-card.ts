import { type Party, currentStage } from '../bot/protocol/case.ts';
import { outsiders, recordsFor } from '../bot/protocol/may-record-for.ts';
import { partsReached } from '../bot/protocol/reading.ts';
import { box, buttons, small } from './card-blocks.ts';
import { type AdaptiveCard, type CardAction, type CardElement, card, text, title } from './card-parts.ts';
import { type Place, backButton, formButton } from './case-button.ts';
import type { Surface } from './form-id.ts';
import type { Move } from './move.ts';
import { movesFor } from './on-behalf-moves.ts';
import { cardWithReason } from './provisional.ts';
import { recordersOf } from './recorders-of.ts';
import { agencyName, byPerson, personName, sayPeople, sayTitles } from './say-people.ts';
import { unfolded } from './unfold.ts';
import type { View } from './view.ts';

/** "Dana Fox (team manager, Oak School)". */
function sayInFull(view: View, person: string): string {
  const parts = view.case.parties.filter((party) => party.person === person);
  const [first] = parts;
  return first ? `${personName(first)} (${sayTitles(view.world, parts)}, ${agencyName(first)})` : 'Somebody';
}

/** Those outside Teams to whom the matter has come, each once: for the others there is nothing to record yet. */
const reachedOutside = (view: View, people: readonly Party[]): Party[] =>
  byPerson(people)
    .map(([first]) => first)
    .filter(({ person }) => partsReached(view.world, view.case, person, view.now).length > 0);

const labelFor = (people: readonly Party[]): string => {
  const [first] = people;
  return first && people.length === 1
    ? `Record for ${personName(first)}`
    : 'Record for somebody outside Teams';
};

function recordButton(place: Place, people: readonly Party[]): CardAction[] {
  const [first] = people;
  if (!first) return [];
  const behalf = people.length === 1 ? first.person : undefined;
  return [formButton(place, labelFor(people), 'on-behalf', { behalf })];
}

/** The button for a card that everybody of a thread sees; whoever may not record is told so when they press it. */
export const recordForAnyone = (view: View, place: Place): CardAction[] =>
  recordButton(place, reachedOutside(view, outsiders(view.case)));

/** The button for one person's own card: for those for whom they may record. */
export const recordForOthers = (view: View, place: Place, viewer: string): CardAction[] =>
  recordButton(place, reachedOutside(view, recordsFor(view.case, viewer)));

const toButton = (place: Place, behalf: string, { label, form, duty, to, style }: Move): CardAction =>
  formButton(place, label, form, { duty, to, style, behalf });

function choices(view: View, place: Place, people: readonly Party[]): CardElement[] {
  return buttons(
    people.map((party) =>
      formButton(place, `Record for ${personName(party)}`, 'on-behalf', { behalf: party.person }),
    ),
  );
}

/** So many in front; the others behind one button. */
const MOST_IN_FRONT = 4;

function movesOfOne(view: View, place: Place, { person }: Party): CardElement[] {
  const moves = movesFor(view, person).map((move) => toButton(place, person, move));
  const rest = moves.slice(MOST_IN_FRONT);
  return [
    text(`For ${sayInFull(view, person)}, who is outside Teams. What you record counts as their word.`),
    small('They get an e-mail that says what you have recorded, and can say if it is wrong.', {
      isSubtle: true,
    }),
    ...(moves.length === 0
      ? [text('There is nothing to record for them at the moment.')]
      : buttons(moves.slice(0, MOST_IN_FRONT))),
    ...(rest.length > 0 ? unfolded('More', 'moreToRecord', buttons(rest, 'None')) : []),
  ];
}

export interface OnBehalfRequest {
  readonly view: View;
  readonly viewer: string;
  /** The one who was picked. */
  readonly behalf?: string | undefined;
  /** The card that it was opened from; Back draws that one again. */
  readonly surface: Surface;
  readonly stage?: string;
}

/** What somebody in Teams may put on record for somebody outside, as buttons; first for whom, where there are several. */
export function renderOnBehalf({ view, viewer, behalf, surface, stage }: OnBehalfRequest): AdaptiveCard {
  const place: Place = {
    case: view.case,
    surface,
    stage: stage ?? currentStage(view.case)?.stage ?? '',
  };
  const people = reachedOutside(view, recordsFor(view.case, viewer));
  const picked =
    people.find(({ person }) => person === behalf) ?? (people.length === 1 ? people[0] : undefined);
  const body = picked ? movesOfOne(view, place, picked) : choices(view, place, people);
  const drawn = card(
    [title('Record for somebody else'), small(`Case ${view.case.ref}`, { isSubtle: true }), ...body],
    [backButton(place)],
  );
  return cardWithReason(view.world.calendar, drawn);
}

/** A form that is filled in for somebody else says so below its title. */
export function withBehalfNote(view: View, behalf: string, form: AdaptiveCard): AdaptiveCard {
  const [head, ...rest] = form['body'] as readonly CardElement[];
  const note = box('accent', [
    text(
      `You record this for ${sayInFull(view, behalf)}, who is outside Teams. They get an e-mail that says what you have recorded.`,
    ),
  ]);
  return { ...form, body: [...(head ? [head] : []), note, ...rest] };
}

/** For somebody who may not record for that person, or for anybody. */
export function sayMayNotRecord(view: View, behalf: string | undefined): string {
  const meant = reachedOutside(view, outsiders(view.case)).filter(
    ({ person }) => behalf === undefined || person === behalf,
  );
  if (meant.length === 0) return 'There is nobody here for whom others record. Nothing was changed.';
  const may = meant.flatMap(({ person }) => recordersOf(view, person));
  if (may.length === 0 && meant.some(({ unconfirmed }) => unconfirmed))
    return `Nobody can record for ${sayPeople(meant, 'or')} yet: nobody on the same side is in Teams, and the business manager has not confirmed the entry in the directory. Nothing was changed.`;
  const who = may.length === 0 ? 'Nobody of this case' : sayPeople(may, 'or');
  return `${who} can record for ${sayPeople(meant, 'or')}: somebody in Teams on the same side. Nothing was changed.`;
}
