import { bold, buttons, small } from '../card-blocks.ts';
import { type AdaptiveCard, type CardElement, card, text, title } from '../card-parts.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { sayCalendarDay } from '../say-date.ts';
import { count } from '../say-list.ts';
import { plainName } from '../say-people.ts';
import { type Page, toAsk, toPlace, turnPages } from './directory-buttons.ts';
import type { PersonEntry } from './directory-view.ts';
import { emailLine } from './email-line.ts';

/** So many people on one page. */
export const FOUND_AT_ONCE = 8;

/** A button does not wrap on a telephone. */
const LONGEST_ON_BUTTON = 24;

const short = (name: string): string => {
  const letters = Array.from(name);
  return letters.length > LONGEST_ON_BUTTON ? `${letters.slice(0, LONGEST_ON_BUTTON - 1).join('')}…` : name;
};

function flagsOf(person: PersonEntry, now: Instant): string {
  const flags = [
    person.unconfirmed ? '⚑ not confirmed yet' : '',
    person.outside ? '✉ outside Teams' : '',
    person.awayUntil === undefined ? '' : `away until ${sayCalendarDay(person.awayUntil, now)}`,
  ];
  return flags.filter(Boolean).join(' · ');
}

function entry(person: PersonEntry, now: Instant): CardElement {
  const name = plainName(person.name);
  const about = [person.jobTitle, person.agencyName].flatMap((it) =>
    it === undefined ? [] : [plainName(it)],
  );
  const flags = flagsOf(person, now);
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      bold(name),
      small(about.join(', ')),
      emailLine(person.email, 'Small'),
      ...(flags === '' ? [] : [small(flags)]),
      ...buttons([toPlace(`Open ${short(name)}`, 'person', { who: person.id })], 'Small'),
    ],
  };
}

export interface Found {
  readonly page: Page<PersonEntry>;
  readonly now: Instant;
  /** What was looked for; absent: those who wait to be confirmed. */
  readonly query?: string | undefined;
}

function headOf({ page: { total }, query }: Found): string {
  if (query === undefined)
    return total === 0
      ? 'Nobody waits to be confirmed.'
      : `${count(total, 'person waits', 'people wait')} to be confirmed.`;
  const who = query === '' ? '' : ` for “${plainName(query)}”`;
  return total === 0 ? `Nobody was found${who}.` : `${count(total, 'person', 'people')} found${who}.`;
}

/** The people who were found, page by page. */
export function renderFound(found: Found): AdaptiveCard {
  const { page, now, query } = found;
  const turned = query === undefined ? turnPages(page, 'unconfirmed') : turnPages(page, 'found', { query });
  return card(
    [
      title(query === undefined ? 'Named in a case' : 'Find somebody'),
      text(headOf(found)),
      ...page.shown.map((person) => entry(person, now)),
      ...turned,
    ],
    [...(query === undefined ? [] : [toAsk('Add a person', 'add')]), toPlace('The directory', 'home')],
  );
}
