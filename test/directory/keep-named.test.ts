import { describe, expect, it } from 'vitest';
import { createNamedKeeper } from '../../bot/directory/keep-named.ts';
import { createMemoryKeeper, EMPTY } from '../../bot/directory/memory-keeper.ts';
import { openTableDirectory } from '../../bot/directory/table-keeper.ts';
import type { Named } from '../../bot/ports/delivery.ts';
import type { DirectoryKeeper, DirectoryRecord } from '../../bot/ports/people.ts';
import type { Party } from '../../bot/protocol/case.ts';
import { openTables } from '../../bot/tables/open-tables.ts';
import { context, grace, sample } from '../mail/sample-case.ts';
import { startTables } from '../sandbox/tables.ts';

const EVE = 'e5a1b0c2-0000-4000-8000-000000000001';
const named: Named = {
  kind: 'keep-named',
  key: `named:${EVE}:senior-manager`,
  side: 'receiving',
  role: 'senior-manager',
  person: EVE,
};
const party: Party = {
  ...grace,
  person: EVE,
  name: 'Eve Hart',
  email: 'eve@council.example',
  role: 'senior-manager',
  outside: true,
  unconfirmed: true,
  why: { kind: 'named', by: 'Anna Bryce' },
};
const kase = sample(undefined, { parties: [grace, party] });
const given = context(kase);
const holding = {
  protocol: 'sandwell-send',
  role: 'senior-manager',
  agency: party.agency,
  person: EVE,
};
const word = { by: 'Anna Bryce', at: given.now, ref: kase.ref };
const entry = {
  id: EVE,
  name: 'Eve Hart',
  email: 'eve@council.example',
  agency: party.agency,
  outside: true,
  unconfirmed: word,
};
const done = { outcome: 'delivered', ids: {} };

const keepIn = (keeper: DirectoryKeeper) => createNamedKeeper(keeper).keepNamed(named, given);
async function keptIn(start: DirectoryRecord): Promise<DirectoryRecord> {
  const keeper = createMemoryKeeper(start);
  expect(await keepIn(keeper)).toEqual(done);
  return keeper.read();
}

describe('somebody who was named in a case', () => {
  it('is kept with the role, unconfirmed, with who said so and in which case', async () => {
    expect(await keptIn(EMPTY)).toEqual({ ...EMPTY, people: [entry], roles: [holding] });
  });
  it('is kept once, however often it is delivered, and whatever has been corrected since', async () => {
    const corrected = { ...EMPTY, people: [{ ...entry, name: 'Eve Heart' }], roles: [holding] };
    expect(await keptIn(corrected)).toEqual(corrected);
    const confirmed = { id: EVE, name: 'Eve Heart', email: 'eve@council.example', agency: 'council' };
    const listed = { ...EMPTY, people: [confirmed], roles: [holding] };
    expect(await keptIn(listed)).toEqual(listed);
  });
  it('and is listed already, keeps their entry; only the role waits to be confirmed', async () => {
    const { id, name, email, agency } = entry;
    const listed = { ...EMPTY, people: [{ id, name, email, agency }] };
    expect(await keptIn(listed)).toEqual({ ...listed, roles: [{ ...holding, unconfirmed: word }] });
  });
  it('and held the role until it ended, is named for it anew', async () => {
    const ended = { ...EMPTY, people: [entry], roles: [{ ...holding, endsOn: '2026-01-01' }] };
    expect((await keptIn(ended)).roles).toEqual([holding]);
  });
  it('and has been moved off the case again, is not kept', async () => {
    const keeper = createMemoryKeeper();
    const moved = context(sample(undefined, { parties: [grace] }));
    expect(await createNamedKeeper(keeper).keepNamed(named, moved)).toEqual(done);
    expect(await keeper.read()).toEqual(EMPTY);
  });
  it('with an address that cannot be kept is not tried again', async () => {
    const odd = context(sample(undefined, { parties: [{ ...party, email: 'nowhere' }] }));
    expect(await createNamedKeeper(createMemoryKeeper()).keepNamed(named, odd)).toEqual({
      outcome: 'failed',
      retry: false,
      why: 'the directory: unwritable',
    });
  });
  it('while storage is away is kept later', async () => {
    const server = await startTables();
    await server.stop();
    const clock = { now: () => given.now };
    const { keeper } = openTableDirectory(openTables({ connectionString: server.connectionString }), clock);
    expect(await keepIn(keeper)).toMatchObject({ outcome: 'failed', retry: true });
  });
});
