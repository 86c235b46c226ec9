import { box } from '../card-blocks.ts';
import { type AdaptiveCard, card, text, title } from '../card-parts.ts';
import { count } from '../say-list.ts';
import { plainName } from '../say-people.ts';
import { toAct, toPlace } from './directory-buttons.ts';
import type { PersonDetails } from './directory-view.ts';
import { sayRole } from './person-card.ts';

const MOST_ROLES = 8;

/** Asked before somebody is taken out: what goes with them. */
export function renderRemove(person: PersonDetails): AdaptiveCard {
  const { id: who, roles } = person;
  const rest = roles.length > MOST_ROLES ? [`- and ${roles.length - MOST_ROLES} more`] : [];
  const lines = [...roles.slice(0, MOST_ROLES).map((role) => `- ${sayRole(role)}`), ...rest];
  return card(
    [
      title(`Remove ${plainName(person.name)}?`),
      text(
        `${plainName(person.name)} of ${plainName(person.agencyName)} leaves the directory at once and can open no case any more. What they did stays on the record of their cases.`,
      ),
      ...(roles.length === 0
        ? []
        : [
            box('warning', [
              text(`They hold ${count(roles.length, 'role')}, which then nobody may hold:`),
              text(lines.join('\n'), { spacing: 'Small' }),
            ]),
          ]),
      text('If they only leave one role, or later, go back and end that role instead.'),
    ],
    [toAct('Remove', 'remove', { who }, 'destructive'), toPlace('Back', 'person', { who })],
  );
}
