import { createHash } from 'node:crypto';
import type { DirectoryChange } from '../ports/people.ts';
import type { Instant } from '../protocol/instant.ts';
import { keyOf } from '../tables/encode-key.ts';
import type { Row } from '../tables/row-limits.ts';
import { CHANGE } from './directory-rows.ts';

/** With more changes than these, only their number is kept: a row has its limits. */
const MOST_NAMED = 100;

/** Which row a change is about, by ids: no name and no address. */
function about(change: DirectoryChange): string {
  switch (change.kind) {
    case 'put-agency':
      return change.agency.id;
    case 'put-person':
      return change.person.id;
    case 'remove-person':
      return change.id;
    case 'put-role':
    case 'remove-role': {
      const { protocol, role, agency, person, team } = change.role;
      return [protocol, role, agency, person, ...(team === undefined ? [] : [team])].join(' ');
    }
    case 'put-settings':
      return change.settings.protocol;
    case 'put-channel':
      return change.channel.protocol;
    case 'put-team':
      return change.team.teamId;
  }
}

function counted(changes: readonly DirectoryChange[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
}

const named = (changes: readonly DirectoryChange[]): string =>
  changes.map((change) => `${change.kind} ${about(change)}`).join('\n');

/**
 * Who changed what, and when: one row for what was done in one go, named row by row or, where there are many, by their
 * number. Its key follows from its content, so that doing it again writes the same row.
 */
export function changeRow(changes: readonly DirectoryChange[], by: string, at: Instant): Row {
  const content = createHash('sha256').update(JSON.stringify(changes)).digest('hex').slice(0, 16);
  const list = changes.length > MOST_NAMED ? '' : named(changes);
  // Ids may be long: a text property ends at 32,768 units.
  const what = list === '' || list.length > 30_000 ? counted(changes) : list;
  return { partitionKey: CHANGE, rowKey: keyOf(at, by, content), at, by, what };
}
