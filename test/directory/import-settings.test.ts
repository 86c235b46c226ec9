import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importDirectory } from '../../bot/directory/import-directory.ts';
import { openTableDirectory } from '../../bot/directory/table-keeper.ts';
import type { ProtocolSettings } from '../../bot/ports/people.ts';
import { openTables, type Tables as OpenTables } from '../../bot/tables/open-tables.ts';
import { startTables, type Tables } from '../sandbox/tables.ts';
import { ANN, BEN, exampleDirectory } from './example-directory.ts';

const AT = '2026-04-01T09:00:00.000Z';
const LISTS: ProtocolSettings = {
  protocol: 'sandwell-send',
  holidays: [{ day: '2026-09-21', name: 'State funeral' }],
  confirmedAddresses: ['board@hill.example'],
  managers: [ANN],
  contacts: [{ label: 'Out of hours', phone: '01234 567890' }],
};
const UNTESTED: ProtocolSettings = {
  ...LISTS,
  similarThreshold: { count: 3, months: 12 },
  mailbox: 'send@hill.example',
};
const SETTLED: ProtocolSettings = {
  ...UNTESTED,
  mailTest: { code: 'amber bridge 47', at: AT },
  mailTested: { at: AT, by: ANN },
};

let server: Tables;
let tables: OpenTables;
beforeAll(async () => {
  server = await startTables();
  tables = openTables({ connectionString: server.connectionString });
});
afterAll(() => server.stop());

const keeper = () => openTableDirectory(tables, { now: () => AT }).keeper;
/** As somebody has set it in Teams. */
beforeEach(() => keeper().apply([{ kind: 'put-settings', settings: SETTLED }], ANN, AT));

/** What is kept of the procedure after a file that says so much of it was brought in. */
async function after(...settings: object[]): Promise<ProtocolSettings | undefined> {
  await importDirectory(tables, { ...exampleDirectory(), settings });
  return (await keeper().read()).settings.find(({ protocol }) => protocol === 'sandwell-send');
}
const said = (more: object) => after({ protocol: 'sandwell-send', ...more });

test('given a file that says nothing of a procedure, then all that was set in Teams is kept', async () => {
  expect(await after()).toEqual(SETTLED);
  expect(await said({})).toEqual(SETTLED);
});

test.each([
  ['days off', { holidays: [] }],
  ['the threshold', { similarThreshold: { count: 4, months: 6 } }],
  ['the printed addresses', { confirmedAddresses: ['chair@hill.example'] }],
  ['the business managers', { managers: [BEN] }],
  ['the numbers', { contacts: [] }],
  ['the mailbox of before', { mailbox: 'send@hill.example' }],
])('given a file that names %s, then that alone is as the file says', async (_, named) => {
  expect(await said(named)).toEqual({ ...SETTLED, ...named });
});

test('given another mailbox, then it has not been seen to work', async () => {
  expect(await said({ mailbox: 'other@hill.example' })).toEqual({
    ...UNTESTED,
    mailbox: 'other@hill.example',
  });
});

test('given another mailbox and its test, then the file is believed', async () => {
  const named = { mailbox: 'other@hill.example', mailTested: { at: AT, by: BEN } };
  expect(await said(named)).toEqual({ ...UNTESTED, ...named });
});

test('given a mailbox and a threshold with nothing after their names, then they are taken back', async () => {
  expect(await said({ mailbox: null, similarThreshold: null })).toEqual(LISTS);
});

test('given a list with nothing after its name, then the file is refused, and nothing is changed', async () => {
  await expect(said({ managers: null })).rejects.toMatchObject({ code: 'directory-mistakes' });
  expect((await keeper().read()).settings).toContainEqual(SETTLED);
});

test('given several procedures, then each keeps its own', async () => {
  const other = { ...UNTESTED, protocol: 'dorset-send', managers: [BEN] };
  await keeper().apply([{ kind: 'put-settings', settings: other }], ANN, AT);
  const here = await after(
    { protocol: 'dorset-send', contacts: [] },
    { holidays: [], protocol: 'sandwell-send' },
  );
  expect(here).toEqual({ ...SETTLED, holidays: [] });
  expect((await keeper().read()).settings).toContainEqual({ ...other, contacts: [] });
});

test('given a procedure of which nothing was set, then it has what the file says', async () => {
  await after({ protocol: 'west-sussex', managers: [BEN] });
  expect((await keeper().read()).settings).toContainEqual({
    protocol: 'west-sussex',
    holidays: [],
    confirmedAddresses: [],
    managers: [BEN],
  });
});
