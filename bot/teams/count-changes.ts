import { count } from '../../cards/say-list.ts';
import type { DirectoryChange, DirectoryRecord } from '../ports/people.ts';
import type { Holding } from '../protocol/roster.ts';

const keyOf = ({ protocol, role, agency, person, team = '' }: Holding): string =>
  [protocol, role, agency, person, team].join('\n');

type Kind =
  | 'agency added'
  | 'agency changed'
  | 'person added'
  | 'person changed'
  | 'person removed'
  | 'role given'
  | 'role changed'
  | 'role taken away'
  | 'other change';

const MANY: Readonly<Record<Kind, string>> = {
  'agency added': 'agencies added',
  'agency changed': 'agencies changed',
  'person added': 'people added',
  'person changed': 'people changed',
  'person removed': 'people removed',
  'role given': 'roles given',
  'role changed': 'roles changed',
  'role taken away': 'roles taken away',
  'other change': 'other changes',
};

function kindIn(record: DirectoryRecord): (change: DirectoryChange) => Kind {
  const agencies = new Set(record.agencies.map(({ id }) => id));
  const people = new Set(record.people.map(({ id }) => id));
  const roles = new Set(record.roles.map(keyOf));
  return (change) => {
    switch (change.kind) {
      case 'put-agency':
        return agencies.has(change.agency.id) ? 'agency changed' : 'agency added';
      case 'put-person':
        return people.has(change.person.id) ? 'person changed' : 'person added';
      case 'remove-person':
        return 'person removed';
      case 'put-role':
        return roles.has(keyOf(change.role)) ? 'role changed' : 'role given';
      case 'remove-role':
        return 'role taken away';
      default:
        return 'other change';
    }
  };
}

/** How much would change, kind by kind: "3 people added". */
export function countChanges(record: DirectoryRecord, changes: readonly DirectoryChange[]): string[] {
  const kindOf = kindIn(record);
  const counts = new Map<Kind, number>();
  for (const change of changes) counts.set(kindOf(change), (counts.get(kindOf(change)) ?? 0) + 1);
  return (Object.keys(MANY) as Kind[]).flatMap((kind) => {
    const n = counts.get(kind);
    return n === undefined ? [] : [count(n, kind, MANY[kind])];
  });
}
