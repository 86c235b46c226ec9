import type { Finding } from '../../ports/directory-desk.ts';
import type { Person } from '../../ports/people.ts';
import { type Absence, type Holding, isHeldOn, isOver } from '../../protocol/roster.ts';
import { type HealthInput, sayHolding } from './health-input.ts';

const overlap = (one: Absence, other: Absence | undefined): boolean =>
  other !== undefined && other.from <= one.until && one.from <= other.until;

/** Why the deputy is no help; undefined where they are. */
function deputyFails(held: Holding, away: Absence, people: ReadonlyMap<string, Person>): string | undefined {
  if (held.deputy === undefined) return 'no deputy is named';
  const deputy = people.get(held.deputy);
  if (!deputy) return 'the deputy is not in the directory';
  return overlap(away, deputy.away) ? `${deputy.name}, the deputy, is away too` : undefined;
}

/** Holders who are away, or will be, and have nobody who stands in. Soon is what has not begun yet. */
export function absences(input: HealthInput): Finding[] {
  const people = new Map(input.record.people.map((person) => [person.id, person]));
  return input.record.roles.flatMap((held): Finding[] => {
    const holder = people.get(held.person);
    const away = holder?.away;
    if (!holder || !away || away.until < input.today || !isHeldOn(held, input.today)) return [];
    const fails = deputyFails(held, away, people);
    if (fails === undefined) return [];
    const begun = away.from <= input.today;
    const when = begun ? `is away until ${away.until}` : `will be away from ${away.from} until ${away.until}`;
    return [
      {
        group: 'Away, and nobody stands in',
        urgency: begun ? 1 : 2,
        what: `${holder.name}, ${sayHolding(input, held)}, ${when}, and ${fails}.`,
        remedy: 'Name a deputy who is there.',
        protocol: held.protocol,
        person: holder.id,
      },
    ];
  });
}

/** Deputies, and holders, who are not in the directory. */
export function strangers(input: HealthInput): Finding[] {
  const ids = new Set(input.record.people.map(({ id }) => id));
  return input.record.roles.flatMap((held): Finding[] => {
    if (isOver(held, input.today)) return [];
    const about = {
      group: 'Names that are not in the directory',
      urgency: 2 as const,
      protocol: held.protocol,
    };
    if (!ids.has(held.person)) {
      const what = `The ${sayHolding(input, held)} is somebody who is not in the directory.`;
      return [{ ...about, what, remedy: 'Give the role to somebody who is listed.' }];
    }
    if (held.deputy === undefined || ids.has(held.deputy)) return [];
    const what = `The deputy of the ${sayHolding(input, held)} is not in the directory.`;
    return [{ ...about, what, remedy: 'Name another deputy.', person: held.person }];
  });
}
