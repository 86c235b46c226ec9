import type { DirectoryDesk, Finding } from '../ports/directory-desk.ts';
import type { DirectoryKeeper } from '../ports/people.ts';
import type { Protocol } from '../protocol/definition.ts';
import { looksLikeCsv, readDirectoryCsv } from './csv/read-directory-csv.ts';
import { writeDirectoryCsv } from './csv/write-directory-csv.ts';
import { personIdFor } from './person-id.ts';

/** What the conversation asks of the directory: each time of the directory as it is at that moment. */
export function createDirectoryDesk(
  keeper: DirectoryKeeper,
  protocols: readonly Protocol[],
  health: () => Promise<readonly Finding[]>,
): DirectoryDesk {
  return {
    checkCsv: async (text) => readDirectoryCsv(text, await keeper.read(), protocols),
    csv: async () => writeDirectoryCsv(await keeper.read(), protocols),
    idFor: personIdFor,
    looksLikeCsv,
    health,
  };
}
