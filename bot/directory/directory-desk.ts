import type { Clock } from '../ports/clock.ts';
import type { DirectoryDesk, Finding } from '../ports/directory-desk.ts';
import type { DirectoryKeeper } from '../ports/people.ts';
import type { Protocol } from '../protocol/definition.ts';
import { looksLikeCsv, readDirectoryCsv } from './csv/read-directory-csv.ts';
import { writeDirectoryCsv } from './csv/write-directory-csv.ts';
import { londonDay } from '../protocol/instant.ts';
import { unheldRoles } from './health/unheld-roles.ts';
import { personIdFor } from './person-id.ts';

/** What the conversation asks of the directory: what is read is read as it is at that moment. */
export function createDirectoryDesk(
  keeper: DirectoryKeeper,
  protocols: readonly Protocol[],
  health: () => Promise<readonly Finding[]>,
  clock: Clock,
): DirectoryDesk {
  return {
    checkCsv: async (text) => readDirectoryCsv(text, await keeper.read(), protocols),
    csv: async () => writeDirectoryCsv(await keeper.read(), protocols),
    idFor: personIdFor,
    looksLikeCsv,
    unheld: (record, protocol) => {
      const own = protocols.filter(({ id }) => id === protocol);
      const today = londonDay(clock.now());
      return unheldRoles({ record, protocols: own, today, gone: [], notThere: [] }).length;
    },
    health,
  };
}
