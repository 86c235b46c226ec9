import type { Instant } from '../../bot/protocol/instant.ts';
import { bold, box, buttons, small } from '../card-blocks.ts';
import {
  type AdaptiveCard,
  type CardAction,
  type CardElement,
  card,
  heading,
  text,
  title,
} from '../card-parts.ts';
import { sayCalendarDay, sayDay } from '../say-date.ts';
import { plainName } from '../say-people.ts';
import { pageOf, toAct, toAsk, toPlace, turnPages } from './directory-buttons.ts';
import type { HeldRole, PersonDetails } from './directory-view.ts';
import { type NotDone, doneLine } from './done-line.ts';
import { emailLine } from './email-line.ts';

/** So many roles on one page. */
const ROLES_AT_ONCE = 4;

/** "Sandwell SEND: line manager, for Oak School (north)". */
export const sayRole = ({ procedure, title: called, agencyName, held }: HeldRole): string =>
  `${procedure}: ${called}, for ${plainName(agencyName)}${held.team === undefined ? '' : ` (${plainName(held.team)})`}`;

function sayTerm({ from, endsOn, deputy, unconfirmed }: HeldRole, now: Instant): string {
  const parts = [
    deputy === undefined ? 'No deputy' : `Deputy: ${plainName(deputy)}`,
    from === undefined ? '' : `from ${sayCalendarDay(from, now)}`,
    endsOn === undefined ? '' : `no longer from ${sayCalendarDay(endsOn, now)}`,
    unconfirmed ? '⚑ not confirmed yet' : '',
  ];
  return parts.filter(Boolean).join(' · ');
}

function roleBlock(role: HeldRole, who: string, now: Instant): CardElement {
  const { held } = role;
  return {
    type: 'Container',
    separator: true,
    spacing: 'Small',
    items: [
      text(sayRole(role)),
      small(sayTerm(role, now), { isSubtle: true }),
      ...(role.mayChange
        ? buttons(
            [
              toAsk('Change the deputy', 'deputy', { who, held }),
              toAsk('End this role', 'end-role', { who, held }),
            ],
            'Small',
          )
        : [small('Another procedure: its own business manager keeps this.', { isSubtle: true })]),
    ],
  };
}

function rolesOf(person: PersonDetails, page: number, now: Instant): CardElement[] {
  if (person.roles.length === 0) return [heading('Roles'), text('None yet.', { spacing: 'Small' })];
  const shown = pageOf(person.roles, page, ROLES_AT_ONCE);
  return [
    heading('Roles'),
    ...shown.shown.map((role) => roleBlock(role, person.id, now)),
    ...turnPages(shown, 'person', { who: person.id }),
  ];
}

/** Somebody was named in a case: who said so, and what can be done about it. */
function waiting({ id, unconfirmed }: PersonDetails, now: Instant): CardElement[] {
  if (!unconfirmed) return [];
  const { by, at, ref } = unconfirmed;
  const where = ref === undefined ? '' : ` in case ${ref}`;
  return [
    box('warning', [
      bold('⚑ This entry is not confirmed yet'),
      text(
        `${plainName(by)} named this person${where} on ${sayDay(at, now)}. Check the name, the e-mail address and the agency. Meanwhile they are asked in the case.`,
      ),
      ...buttons([
        toAct('Confirm', 'confirm', { who: id }, 'positive'),
        toAsk('Correct', 'change', { who: id }),
        toAsk('Remove', 'remove', { who: id }),
      ]),
    ]),
  ];
}

const sayAway = ({ away }: PersonDetails, now: Instant): CardElement[] =>
  away
    ? [
        text(
          `🗓 Away from ${sayCalendarDay(away.from, now)} to ${sayCalendarDay(away.until, now)}, both included.`,
          { spacing: 'Small' },
        ),
      ]
    : [];

const sayReach = (outside: boolean): string =>
  outside
    ? '✉ Outside your Teams: asked by e-mail, and somebody in Teams records their answers.'
    : 'In your Teams: asked by a mention.';

/** What stands beside the notice that somebody is not confirmed is not offered twice. */
function actionsFor({ id, away, unconfirmed }: PersonDetails): CardAction[] {
  const isKnown = unconfirmed === undefined;
  return [
    toAsk('Give a role', 'give-role', { who: id }, isKnown ? 'positive' : undefined),
    ...(isKnown ? [toAsk('Change', 'change', { who: id })] : []),
    away ? toAct('End the absence', 'back', { who: id }) : toAsk('Set an absence', 'absence', { who: id }),
    ...(isKnown ? [toAsk('Remove', 'remove', { who: id })] : []),
    toPlace('The directory', 'home'),
  ];
}

/** One person of the directory, and what their keeper can do. */
export function renderPerson(
  person: PersonDetails,
  now: Instant,
  page = 0,
  done?: string | NotDone,
): AdaptiveCard {
  const job = person.jobTitle === undefined ? '' : `${plainName(person.jobTitle)}, `;
  const team = person.team === undefined ? '' : ` (${plainName(person.team)})`;
  return card(
    [
      title(plainName(person.name)),
      ...doneLine(done),
      ...waiting(person, now),
      text(`${job}${plainName(person.agencyName)}${team}`),
      emailLine(person.email),
      text(sayReach(person.outside), { spacing: 'Small' }),
      ...sayAway(person, now),
      ...rolesOf(person, page, now),
    ],
    actionsFor(person),
  );
}
