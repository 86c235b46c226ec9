import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDirectory } from '../../bot/directory/import-directory.ts';
import { createMemoryPeople } from '../../bot/directory/memory-people.ts';
import { readDirectory } from '../../bot/directory/read-directory.ts';
import { createTablePeople } from '../../bot/directory/table-people.ts';
import { openTables, type Tables as OpenTables } from '../../bot/tables/open-tables.ts';
import { itKnowsPeople } from '../contracts/people.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';
import { ANN, BEN, exampleDirectory } from './example-directory.ts';

describe('people in memory', () => itKnowsPeople(createMemoryPeople));

describe('people in Table Storage', () => {
  let server: Tables;
  let now = '2026-04-01T09:00:00.000Z';
  const clock = { now: () => now };
  beforeAll(async () => {
    server = await startTables();
  });
  afterAll(() => server.stop());

  /** Storage with no rows in it. */
  async function emptyTables(): Promise<OpenTables> {
    const tables = openTables({ connectionString: server.connectionString });
    const table = await tables('Directory');
    for await (const row of table.listEntities())
      await table.deleteEntity(row.partitionKey ?? '', row.rowKey ?? '');
    return tables;
  }

  itKnowsPeople(async (file) => {
    const tables = await emptyTables();
    await importDirectory(tables, file);
    return createTablePeople(tables, clock);
  });

  it('are the same after the same file was imported again', async () => {
    const tables = await emptyTables();
    expect(await importDirectory(tables, exampleDirectory())).toBe(12);
    const people = createTablePeople(tables, clock);
    const before = [await people.agencies(), await people.holders('sandwell-send', 'practitioner')];
    await importDirectory(tables, exampleDirectory());
    const again = createTablePeople(tables, clock);
    expect([await again.agencies(), await again.holders('sandwell-send', 'practitioner')]).toEqual(before);
  });

  it('lose what a newer file no longer says of them, and a channel keeps what the bot has learnt', async () => {
    const tables = await emptyTables();
    await importDirectory(tables, exampleDirectory());
    const learnt = { protocol: 'sandwell-send', tenantId: 't', teamId: 'm', channelId: 'c', serviceUrl: 's' };
    await createTablePeople(tables, clock).saveChannel(learnt);
    const { people, ...rest } = exampleDirectory();
    const newer = people.map(({ id, name, email, agency }) => ({ id, name, email, agency }));
    await importDirectory(tables, { ...rest, people: newer });
    const after = createTablePeople(tables, clock);
    expect(await after.person(ANN)).toEqual(newer[1]);
    expect(await after.channel('sandwell-send')).toEqual(learnt);
  });

  it('come from memory for a minute by the given clock, and are read again after it', async () => {
    const tables = await emptyTables();
    await importDirectory(tables, exampleDirectory());
    const people = createTablePeople(tables, clock);
    const nameOf = async () => (await people.person(ANN))?.name;
    expect(await nameOf()).toBe('Ann Old');
    const { people: all, ...rest } = exampleDirectory();
    await importDirectory(tables, { ...rest, people: all.map((one) => ({ ...one, name: 'Ann New' })) });
    now = '2026-04-01T09:00:59.999Z';
    expect(await nameOf()).toBe('Ann Old');
    now = '2026-04-01T09:01:00.000Z';
    expect(await nameOf()).toBe('Ann New');
  });

  it('see what an owner has changed in the settings, and no longer what was taken out', async () => {
    const tables = await emptyTables();
    await importDirectory(tables, exampleDirectory());
    const confirmedAddresses = ['chair@hill.example'];
    const emptied = { holidays: [], similarThreshold: null };
    const settings = [{ protocol: 'sandwell-send', ...emptied, confirmedAddresses }];
    await importDirectory(tables, { ...exampleDirectory(), settings });
    expect(await createTablePeople(tables, clock).settings('sandwell-send')).toEqual({
      protocol: 'sandwell-send',
      holidays: [],
      confirmedAddresses,
    });
  });

  it('are imported with all that a file may say of them and of what they hold', async () => {
    const tables = await emptyTables();
    const { people, roles, ...rest } = exampleDirectory();
    const unconfirmed = { by: 'Tom Baker', at: '2026-11-01T09:00:00.000Z', ref: 'SS-7K3QXM' };
    const away = { from: '2026-12-01', until: '2026-12-24' };
    const full = people.map((one) => ({ ...one, team: 'North', outside: true, away, unconfirmed }));
    const ended = { from: '2026-01-01', endsOn: '2027-01-01', deputy: BEN, team: 'North', unconfirmed };
    const held = roles.map((role) => ({ ...role, ...ended }));
    await importDirectory(tables, { ...rest, people: full, roles: held });
    const record = await readDirectory(tables);
    expect(record.people).toHaveLength(full.length);
    expect(record.people).toEqual(expect.arrayContaining(full));
    expect(record.roles).toHaveLength(held.length);
    expect(record.roles).toEqual(expect.arrayContaining(held));
  });

  it('number more than a transaction holds', async () => {
    const tables = await emptyTables();
    const { agencies, channels } = exampleDirectory();
    const people = Array.from({ length: 230 }, (_, n) => ({
      id: `fc8a9626-b152-4f10-b063-${String(n).padStart(12, '0')}`,
      name: `Person ${n}`,
      email: `person${n}@oak.example`,
      agency: 'oak',
    }));
    expect(await importDirectory(tables, { agencies, people, roles: [], channels })).toBe(233);
    expect(await createTablePeople(tables, clock).peopleOf('oak')).toHaveLength(230);
  });

  it('are refused, not guessed, where a row has a property that nobody knows', async () => {
    const tables = await emptyTables();
    await importDirectory(tables, exampleDirectory());
    const table = await tables('Directory');
    await table.updateEntity({ partitionKey: 'person', rowKey: ANN, nickname: 'Annie' }, 'Merge');
    await expect(createTablePeople(tables, clock).person(ANN)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining(ANN) as string,
    });
  });
});
