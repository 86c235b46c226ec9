import { writeDirectoryCsv } from '../../bot/directory/csv/write-directory-csv.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import type { Directory } from './load-directory.ts';

/** A file that a business manager can give the bot. */
export interface PeopleFile {
  /** The procedure whose people are in it. */
  title: string;
  name: string;
  text: string;
}

/** For each procedure those who have a part in it, in the product's own columns: a manager keeps the roles of their own only. */
export function peopleFiles({ agencies, people, roles }: Directory): PeopleFile[] {
  const protocols = [...readProtocols().values()];
  return protocols.map(({ id, shortTitle }) => {
    const own = roles.filter(({ protocol }) => protocol === id);
    const there = people.filter((one) => own.some(({ person }) => person === one.id));
    const rest = { channels: [], settings: [], teams: [] };
    const text = writeDirectoryCsv({ agencies, people: there, roles: own, ...rest }, protocols);
    return { title: shortTitle, name: `people-${id}.csv`, text };
  });
}
