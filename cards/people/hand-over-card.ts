import type { Case, Party } from '../../bot/protocol/case.ts';
import { actorsOf, stageHolders } from '../../bot/protocol/authority.ts';
import { type AdaptiveCard, type CardElement, card, execute, quiet, text, title } from '../card-parts.ts';
import { buttons, small } from '../card-blocks.ts';
import { type Place, backButton, formButton } from '../case-button.ts';
import { fieldsAmong } from '../fields/field.ts';
import { formCard, leave } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import { type CaseButtonData, VERBS } from '../form-id.ts';
import { reasonField } from '../forms/reason-field.ts';
import { agencyName, byPerson, personName, sayTitles } from '../say-people.ts';
import type { Problems, Typed } from '../submission.ts';
import { stageNow } from '../stage-now.ts';
import { unfolded } from '../unfold.ts';
import type { View } from '../view.ts';
import { type Choosing, type Chosen, OUTSIDE_FIRST, personItems, readPerson } from './choose-person.ts';

/** Whose part it is, for a button: a side and a person of the case. It proves nothing. */
export const partKey = ({ side, person }: Pick<Party, 'side' | 'person'>): string => `${side} ${person}`;

/** The part that a button means; undefined where nobody has it. */
export const partCalled = (kase: Case, key: string | undefined): Party | undefined =>
  actorsOf(kase).find((party) => partKey(party) === key);

export interface HandOverView {
  readonly view: View;
  readonly button: CaseButtonData;
  /** The part that is passed on, and whether it is one's own. */
  readonly from: Party;
  readonly isOwn: boolean;
  readonly choosing: Choosing;
}

const REASON = reasonField('Why?', true, 'Only the people of this case can read it. Do not name the child.');

const itemsOf = ({ choosing }: Pick<HandOverView, 'choosing'>) => [
  ...personItems({ ...choosing, asking: 'Who takes it over?' }),
  REASON,
];

function about({ from, isOwn }: HandOverView): string {
  const first = `Whoever you choose is asked to act at once, and sees the whole case. ${OUTSIDE_FIRST}`;
  return isOwn
    ? `${first} From then on you can no longer act in this case or see its details. Your name stays on what you have done.`
    : `${first} From then on ${personName(from)} can no longer act in it or see its details.`;
}

/** "Hand over my part": to whom, and why. For the business manager the same for anybody's part. */
export function renderHandOver(given: HandOverView, typed?: Typed, problems?: Problems): AdaptiveCard {
  const { view, button, from, isOwn } = given;
  const parts = view.case.parties.filter((it) => it.person === from.person && it.side === from.side);
  const data = { ...button, form: 'hand-over', part: partKey(from) };
  return formCard(
    {
      title: isOwn ? 'Hand over my part' : `Move the part of ${personName(from)}`,
      about: [
        quiet(`Case ${view.case.ref}`),
        text(about(given)),
        small(`The part: ${sayTitles(view.world, parts)}, ${agencyName(from)}. It stays with that agency.`, {
          isSubtle: true,
          spacing: 'Small',
        }),
      ],
      items: itemsOf(given),
      actions: [
        execute(isOwn ? 'Hand it over' : 'Move it', VERBS.submitForm, data, 'positive'),
        leave(execute('Back', VERBS.back, { ...button })),
      ],
    },
    typed,
    problems,
  );
}

export interface HandedOver {
  readonly to: Chosen;
  readonly reason: string;
}

/** Reads the form. Never throws, whatever came back. */
export function readHandOver(
  given: Pick<HandOverView, 'choosing'>,
  inputs: unknown,
): { value: HandedOver } | { problems: Problems } {
  const { values, problems } = readFields(fieldsAmong(itemsOf(given)), inputs);
  const person = readPerson(given.choosing, inputs);
  const all = { ...problems, ...('problems' in person ? person.problems : {}) };
  if ('problems' in person || Object.keys(all).length > 0) return { problems: all };
  return { value: { to: person.value, reason: values['reason'] ?? '' } };
}

/** For the business manager: whose part shall be moved. */
export function renderWhomToMove(view: View, place: Place): AdaptiveCard {
  const people = byPerson(actorsOf(view.case));
  const holders = stageHolders(view.case, stageNow(view)).map(({ person }) => person);
  const now = people.filter(([{ person }]) => holders.includes(person));
  const later = people.filter((parts) => !now.includes(parts));
  const rest = later.flatMap((parts) => whose(view, place, parts));
  return card([
    title('Move a part to somebody else'),
    quiet(`Case ${view.case.ref}`),
    text('Whose part is it? You then say who takes it over, and why.'),
    ...now.flatMap((parts) => whose(view, place, parts)),
    ...(now.length > 0 && rest.length > 0 ? unfolded('People of other steps', 'otherSteps', rest) : rest),
    ...buttons([backButton(place)]),
  ]);
}

/** Who somebody is, and the button for each side on which they have a part. */
const whose = (view: View, place: Place, parts: readonly [Party, ...Party[]]): CardElement[] => [
  text(`**${personName(parts[0])}** – ${sayTitles(view.world, parts)}, ${agencyName(parts[0])}`, {
    spacing: 'Medium',
  }),
  ...buttons(
    [...new Map(parts.map((party) => [party.side, party])).values()].map((party) =>
      formButton(place, `Move the part of ${personName(party)}`, 'hand-over', { part: partKey(party) }),
    ),
    'Small',
  ),
];
