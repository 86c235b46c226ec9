import { beforeEach, describe, expect, it } from 'vitest';
import { applyChanges } from '../../bot/directory/apply-changes.ts';
import { toRoster } from '../../bot/directory/to-roster.ts';
import type { DirectoryKeeper, DirectoryRecord, Person } from '../../bot/ports/people.ts';
import type { Roster } from '../../bot/protocol/roster.ts';
import { castOf } from '../../bot/tools/cast.ts';
import { recastingKeeper } from '../../bot/work/recast-cases.ts';
import { type Desk, openDesk } from '../fixtures/desk.ts';
import { CHILD, at, sandwellSend } from '../fixtures/given.ts';

const { protocol } = sandwellSend;
const PARTIES = castOf(protocol, CHILD).filter(({ side }) => side !== 'neutral');
const AGENCIES = [
  { id: 'raising', name: 'Sandwell Health', type: 'health' },
  { id: 'receiving', name: 'Sandwell Council', type: 'council' },
];
const PEOPLE: Person[] = [...new Map(PARTIES.map((it) => [it.person, it])).values()].map(
  ({ person: id, name, email, agency }) => ({ id, name, email, agency }),
);
const ROLES = PARTIES.map(({ role, agency, person }) => ({ protocol: protocol.id, role, agency, person }));
const IAN: Person = { id: 'ian', name: 'Ian Reed', email: 'ian@council.example', agency: 'receiving' };
const managing = (person: string, more = {}) => ({
  protocol: protocol.id,
  role: 'line-manager',
  agency: 'receiving',
  person,
  ...more,
});

/** The directory in memory. Its people are called as those of the case, whose ids no table would keep. */
function keeping(start: DirectoryRecord): DirectoryKeeper {
  let record = start;
  return {
    read: () => Promise.resolve(record),
    apply: (changes) => {
      record = applyChanges(record, changes);
      return Promise.resolve();
    },
  };
}

describe('a change of the directory', () => {
  let desk: Desk;
  let keeper: DirectoryKeeper;
  beforeEach(async () => {
    let roster: Roster | undefined;
    const plain = keeping({
      agencies: AGENCIES,
      people: [...PEOPLE, IAN],
      roles: ROLES,
      channels: [],
      settings: [],
      teams: [],
    });
    const world = {
      ...sandwellSend,
      get roster() {
        return roster as Roster;
      },
    };
    const refresh = async () => {
      roster = toRoster(await plain.read(), at('2026-09-07 09:00'));
    };
    await refresh();
    desk = await openDesk(world, at('2026-09-07 09:00'), [{ key: 'disagreement-arose' }, { key: 'raised' }]);
    await desk.tell('raising practitioner', { key: 'unresolved', reason: 'no way forward' });
    await desk.tell('raising practitioner', { key: 'referred', stage: '2' });
    await desk.deliver();
    desk.sent.length = 0;
    keeper = recastingKeeper(plain, { ...desk.deps, refresh, roster: () => roster });
  });
  const managers = async (): Promise<string[]> =>
    (await desk.case()).parties
      .filter(({ side, role }) => side === 'receiving' && role === 'line-manager')
      .map(({ person }) => person);
  const mentioned = (): string[] =>
    desk.sent.flatMap(({ effect }) => (effect.kind === 'mention-holders' ? effect.people : []));

  it('ends the part of somebody whose role has ended, and brings in who follows, at once', async () => {
    await keeper.apply(
      [
        { kind: 'put-role', role: managing('receiving:line-manager', { endsOn: '2026-09-07' }) },
        { kind: 'put-role', role: managing('ian') },
      ],
      'olive',
      desk.now,
    );
    expect(await managers()).toEqual(['ian']);
    expect(mentioned()).toEqual(['ian']);
  });
  it('brings a new holder into the cases of those who hold the role already', async () => {
    await keeper.apply([{ kind: 'put-role', role: managing('ian') }], 'olive', desk.now);
    expect(await managers()).toEqual(['receiving:line-manager', 'ian']);
  });
  it('made twice, is made once', async () => {
    const change = [{ kind: 'put-role' as const, role: managing('ian') }];
    await keeper.apply(change, 'olive', desk.now);
    const once = await desk.case();
    await keeper.apply(change, 'olive', desk.now);
    expect(await desk.case()).toEqual(once);
  });
  it('that is about nobody of a case leaves it as it is', async () => {
    const before = await desk.case();
    await keeper.apply(
      [{ kind: 'put-person', person: { ...IAN, jobTitle: 'Team manager' } }],
      'olive',
      desk.now,
    );
    expect(await desk.case()).toEqual(before);
    expect(desk.sent).toEqual([]);
  });
  it('is kept also where the cases cannot be read now', async () => {
    const broken = recastingKeeper(keeper, {
      ...desk.deps,
      store: { ...desk.store, ofPerson: () => Promise.reject(new Error('storage is away')) },
      refresh: () => Promise.resolve(),
      roster: () => undefined,
    });
    await broken.apply([{ kind: 'put-role', role: managing('ian') }], 'olive', desk.now);
    expect((await broken.read()).roles).toContainEqual(managing('ian'));
  });
});
