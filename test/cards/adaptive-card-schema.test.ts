import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { cardBytes } from '../../cards/card-size.ts';
import { card, execute, text } from '../../cards/card-parts.ts';
import { collect } from '../gallery/collect.ts';
import type { Shown } from '../gallery/shown.ts';
import { faultsOf } from './read-card.ts';
import { schemaFaults } from './adaptive-card-schema.ts';

/** Teams refuses a card from 28 KB on. */
const MOST = 28 * 1024;

const calendar = readCalendar();
const protocols = [...readProtocols().values()];
const chapters = collect(protocols.map((protocol) => ({ protocol, calendar })));
const cardsOf = (shown: readonly Shown[]) =>
  shown.flatMap(({ title, who, what }) =>
    what.kind === 'card' ? [{ name: `${title}, ${who}`, card: what.card }] : [],
  );
const sections = chapters.flatMap((chapter) =>
  chapter.sections.map(
    (section) => [section.id, cardsOf(section.parts.flatMap((part) => part.shown))] as const,
  ),
);

describe.each(sections)('every card of %s', (_, cards) => {
  test('is there', () => {
    expect(cards.length).toBeGreaterThan(0);
  });

  test('is below 28 KB', () => {
    expect(cards.filter((it) => cardBytes(it.card) >= MOST).map(({ name }) => name)).toEqual([]);
  });

  test('is valid by schema 1.5', () => {
    const faults = cards.flatMap((it) => schemaFaults(it.card).map((fault) => `${it.name}: ${fault}`));
    expect(faults).toEqual([]);
  });

  test('is read without a word by the parser of Microsoft', () => {
    const faults = cards.flatMap((it) => faultsOf(it.card).map((fault) => `${it.name}: ${fault}`));
    expect(faults).toEqual([]);
  });
});

test('every stage of every protocol has its cards', () => {
  const ids = sections.map(([id]) => id);
  const wanted = protocols.flatMap(({ id, stages }) => stages.map((stage) => `${id}/${stage.id}`));
  expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
});

describe('the schema', () => {
  const good = card([text('Hello', { weight: 'Bolder' })], [execute('Go', 'home', {})]);
  const broken: Record<string, unknown> = {
    'a property that there is not': { ...good, colour: 'red' },
    'another version': { ...good, version: '1.6' },
    'a value that there is not': { ...good, body: [text('Hello', { weight: 'Heavy' })] },
    'a text without its text': { ...good, body: [{ type: 'TextBlock' }] },
    'an element that there is not': { ...good, body: [{ type: 'Heading', text: 'Hello' }] },
    'an input without an id': { ...good, body: [{ type: 'Input.Text', label: 'Name' }] },
    'a mistake deep inside': {
      ...good,
      body: [
        { type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'Container', items: 'none' }] }] },
      ],
    },
    'an action that there is not': { ...good, actions: [{ type: 'Action.Send', title: 'Go' }] },
  };

  test('has nothing against a good card', () => {
    expect(schemaFaults(good)).toEqual([]);
  });

  test.each(Object.entries(broken))('refuses %s', (_, json) => {
    expect(schemaFaults(json)).not.toEqual([]);
  });
});
