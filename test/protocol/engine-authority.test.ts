import { describe, expect, it } from 'vitest';
import type { Case } from '../../bot/protocol/case.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import type { World } from '../../bot/protocol/world.ts';
import { acceptedFacts } from '../fixtures/climb/begin.ts';
import { readAll } from '../fixtures/begun.ts';
import { statesOf } from '../fixtures/climb-protocol.ts';
import { harbour } from '../fixtures/engine-stories.ts';
import { type Move, movesByFile } from '../fixtures/file-authority.ts';
import { given } from '../fixtures/given.ts';

/**
 * Every party of a case tries everything that moves it, at every stage of every protocol: it is taken from exactly
 * those whom the file names, and anybody else is told that it is not theirs, and whose it is.
 */
const SHOWN = [
  'begun',
  'given-up',
  'answered',
  'not-satisfied',
  'lapsed',
  'late-asked',
  'settled',
  'decided',
];

interface Place {
  readonly world: World;
  readonly name: string;
  readonly case: Case;
  readonly now: string;
}

function placesOf(world: World): Place[] {
  const nothing = given(world, acceptedFacts(world.protocol));
  const climbed = statesOf(world).filter(({ name }) => SHOWN.includes(name));
  return [
    { world, name: 'nothing has happened', case: nothing.case, now: '2026-06-01T09:05:00.000Z' },
    ...climbed.map((it) => ({ world, name: `stage ${it.stage}, ${it.name}`, case: it.case, now: it.now })),
  ];
}

const later = (now: string): string => new Date(Date.parse(now) + 60_000).toISOString();
const everybody = ({ case: kase }: Place): string[] => [...new Set(kase.parties.map(({ person }) => person))];
const movesIn = (place: Place): Move[] =>
  movesByFile(place.world, place.case, later(place.now), /lapsed|late-asked/.test(place.name));

/** What becomes of it when somebody tries: taken, or the refusal with whose move it is. */
function tried(place: Place, { report }: Move, person: string): string {
  const now = later(place.now);
  const command = { type: 'record', id: 'try', now, actor: { person, name: person }, report } as const;
  const decision = decide(place.world, place.case, command);
  if (!('refused' in decision)) return 'taken';
  const { because, holders = [] } = decision.refused;
  return because === 'not-yours' ? `not-yours but of ${[...new Set(holders)].sort().join(', ')}` : because;
}

function expected({ allowed, owners = allowed }: Move, person: string, came: string): string {
  if (allowed.includes(person)) return 'taken';
  if (owners.includes(person)) return 'not-now';
  if (allowed.length > 0) return `not-yours but of ${[...new Set(owners)].sort().join(', ')}`;
  return came.startsWith('not-yours') ? came : 'not-now';
}

describe.each([...readAll(), harbour].map((world) => ({ id: world.protocol.id, world })))(
  '$id',
  ({ world }) => {
    const places = placesOf(world).map((place) => {
      const moves = movesIn(place);
      return { place, moves, title: place.name, cells: moves.length * everybody(place).length };
    });
    const all = places.reduce((sum, { cells }) => sum + cells, 0);

    describe(`${all} tries`, () => {
      const named = places.map((it) => [it.title, it.cells, it] as const);
      it.each(named)('%s: %i tries, taken only from whom the file names', (_, __, { place, moves }) => {
        for (const move of moves) {
          for (const person of everybody(place)) {
            const came = tried(place, move, person);
            const what = `${move.report.key} ${move.report.duty ?? move.report.stage ?? ''} by ${person}`;
            expect(`${what}: ${came}`).toBe(`${what}: ${expected(move, person, came)}`);
          }
        }
      });
      it('by somebody outside the case: never taken', () => {
        for (const { place, moves } of places) {
          for (const move of moves) expect(tried(place, move, 'some:stranger')).toMatch(/^not-yours/);
        }
      });
      it('every stage of the file is among them', () => {
        const names = places.map(({ title }) => title);
        for (const { id } of world.protocol.stages) expect(names).toContain(`stage ${id}, begun`);
      });
    });
  },
);
