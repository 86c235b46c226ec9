import { castRole } from '../../bot/protocol/cast-role.ts';
import type { Protocol, Side } from '../../bot/protocol/definition.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import type { GraphUser } from './graph/answer-graph.ts';

/** Still in the directory, and no longer in Entra. */
export const WHO_LEFT = 'Gwen Tapley';

interface People {
  readonly agencies: readonly { id: string; type: string }[];
  readonly people: readonly {
    id: string;
    name: string;
    email: string;
    agency: string;
    jobTitle?: string | undefined;
    entraId?: string | undefined;
    outside?: boolean | undefined;
  }[];
  readonly roles: readonly { protocol: string; role: string; agency: string; person: string }[];
}

const SIDES: readonly Side[] = ['raising', 'receiving'];

/** The roles of a side, from the practitioner's up, as an agency of a type fills them. */
function ladderOf(protocol: Protocol, side: Side, type: string): string[] {
  const printed = protocol.stages.flatMap(({ holders }) => holders[side] ?? []);
  return [...new Set(printed.map((role) => castRole(protocol, role, side, type).substitute ?? role))];
}

/** Who is whose line manager: the holder of the next level in the same agency. Ids of the directory. */
function lineManagers({ agencies, roles }: People): Map<string, string> {
  const found = new Map<string, string>();
  for (const protocol of readProtocols().values())
    for (const { id: agency, type } of agencies)
      for (const side of SIDES) {
        const held = roles.filter((one) => one.protocol === protocol.id && one.agency === agency);
        const levels = ladderOf(protocol, side, type)
          .map((role) => held.filter((one) => one.role === role).map(({ person }) => person))
          .filter((people) => people.length > 0);
        levels.forEach((people, level) => {
          const [above] = levels[level + 1] ?? [];
          for (const person of people)
            if (above !== undefined && above !== person && !found.has(person)) found.set(person, above);
        });
      }
  return found;
}

/** The people of a directory as Entra knows them, each with a line manager; without those who are outside or have left. */
export function tenantUsers(directory: People): GraphUser[] {
  const above = lineManagers(directory);
  const entraIdOf = (id: string) => directory.people.find((one) => one.id === id)?.entraId ?? id;
  return directory.people
    .filter(({ name, outside }) => outside !== true && name !== WHO_LEFT)
    .map(({ id, entraId = id, name, email, jobTitle }) => {
      const manager = above.get(id);
      return {
        id: entraId,
        displayName: name,
        mail: email,
        ...(jobTitle !== undefined && { jobTitle }),
        ...(manager !== undefined && { manager: entraIdOf(manager) }),
      };
    });
}
