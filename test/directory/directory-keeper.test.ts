import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryKeeper } from '../../bot/directory/memory-keeper.ts';
import { createTablePeople } from '../../bot/directory/table-people.ts';
import { openTableDirectory } from '../../bot/directory/table-keeper.ts';
import type { DirectoryChange } from '../../bot/ports/people.ts';
import { openTables, type Tables as OpenTables } from '../../bot/tables/open-tables.ts';
import { allRows } from '../../bot/tables/read-rows.ts';
import { itKeepsTheDirectory } from '../contracts/directory-keeper.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';

describe('in memory', () => itKeepsTheDirectory(() => createMemoryKeeper()));

describe('in Table Storage', () => {
  const clock = { now: () => '2026-11-23T09:00:00.000Z' };
  const AT = clock.now();
  let server: Tables;
  beforeAll(async () => {
    server = await startTables();
  });
  afterAll(() => server.stop());

  async function emptyTables(): Promise<OpenTables> {
    const tables = openTables({ connectionString: server.connectionString });
    const table = await tables('Directory');
    for await (const row of table.listEntities())
      await table.deleteEntity(row.partitionKey ?? '', row.rowKey ?? '');
    return tables;
  }
  const open = async () => {
    const tables = await emptyTables();
    return { ...openTableDirectory(tables, clock), tables };
  };
  const numbered = (n: number): DirectoryChange => ({
    kind: 'put-person',
    person: {
      id: `fc8a9626-b152-4f10-b063-${String(n).padStart(12, '0')}`,
      name: `Person ${n}`,
      email: `person${n}@oak.example`,
      agency: 'oak',
    },
  });
  const people = (count: number) => Array.from({ length: count }, (_, n) => numbered(n));

  itKeepsTheDirectory(async () => (await open()).keeper);

  it('whoever reads it sees a change at once, though they remember it for a minute', async () => {
    const { people: readers, keeper, tables } = await open();
    const apart = createTablePeople(tables, clock);
    const [one] = people(1) as [DirectoryChange & { kind: 'put-person' }];
    expect(await readers.person(one.person.id)).toBeUndefined();
    expect(await apart.person(one.person.id)).toBeUndefined();
    await keeper.apply([one], 'Ann Old', AT);
    expect(await readers.person(one.person.id)).toEqual(one.person);
    expect(await apart.person(one.person.id)).toBeUndefined();
  });

  it('keeps and takes out more than a transaction holds', async () => {
    const { keeper } = await open();
    await keeper.apply(people(250), 'Ann Old', AT);
    expect((await keeper.read()).people).toHaveLength(250);
    const gone = people(230).map((it): DirectoryChange => ({
      kind: 'remove-person',
      id: it.kind === 'put-person' ? it.person.id : '',
    }));
    await keeper.apply(gone, 'Ann Old', AT);
    expect((await keeper.read()).people).toHaveLength(20);
  });

  it('keeps who changed which entries when, once, and no name of those in it', async () => {
    const { keeper, tables } = await open();
    await keeper.apply(people(2), 'Ann Old', AT);
    await keeper.apply(people(2), 'Ann Old', AT);
    const rows = await allRows(await tables('Directory'), { partitionKey: 'change' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      at: AT,
      by: 'Ann Old',
      what: people(2)
        .map((it) => `put-person ${it.kind === 'put-person' ? it.person.id : ''}`)
        .join('\n'),
    });
  });

  it('of many changes keeps only how many there were', async () => {
    const { keeper, tables } = await open();
    const oak: DirectoryChange = { kind: 'put-agency', agency: { id: 'oak', name: 'Oak', type: 'school' } };
    await keeper.apply([oak, ...people(150)], 'Ann Old', AT);
    const rows = await allRows(await tables('Directory'), { partitionKey: 'change' });
    expect(rows.map(({ what }) => what)).toEqual(['put-agency 1, put-person 150']);
  });

  it('writes nothing where nothing is to be changed', async () => {
    const { keeper, tables } = await open();
    await keeper.apply([], 'Ann Old', AT);
    expect(await allRows(await tables('Directory'), { partitionKey: 'change' })).toEqual([]);
  });
});
