import { nextWake } from '../../bot/protocol/remind.ts';
import { toInstant } from '../../bot/protocol/instant.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readAllVersions } from '../../bot/read-protocols.ts';
import { createTableCaseStore } from '../../bot/store/table-case-store.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { pinnedWorlds } from '../../bot/work/pinned-worlds.ts';

/** More cases than anybody opens while trying the sandbox out. */
const MOST = 50;
const FAR = '9999-01-01T00:00:00.000Z';

/** Looks up, as the product would, when the next reminder of any case is due after a moment. */
export function reminderFinder(connectionString: string): (now: Date) => Promise<Date | undefined> {
  const store = createTableCaseStore(openTables({ connectionString }));
  const worldOf = pinnedWorlds(readAllVersions(), readCalendar());
  return async (now) => {
    const due = await store.due(FAR, MOST);
    const moments = due.map((it) => {
      if ('fault' in it) throw it.fault;
      const kase = it.loaded.case;
      return nextWake(worldOf(kase.protocol), kase, toInstant(now.toISOString()));
    });
    const [next] = moments.filter((at) => at !== undefined).sort();
    return next === undefined ? undefined : new Date(next);
  };
}
