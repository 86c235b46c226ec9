import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMemoryPeople } from '../../bot/directory/memory-people.ts';
import type { Case } from '../../bot/protocol/case.ts';
import { newestOf } from '../../bot/protocol-versions.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { readAllVersions } from '../../bot/read-protocols.ts';
import { createMemoryCaseStore } from '../../bot/store/memory-case-store.ts';
import { handleCommand } from '../../bot/work/handle-command.ts';
import { prepareOpening } from '../../bot/work/open-case.ts';
import { pinnedWorlds } from '../../bot/work/pinned-worlds.ts';
import { renderPreview } from '../../cards/raise/preview-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { textOf } from '../cards/read-card.ts';

const FUNERAL = { day: '2026-06-03', name: 'State funeral' };
const versions = readAllVersions();
const protocol = newestOf(versions).get('sandwell-send') ?? expect.fail('the protocol is gone');
const worldOf = pinnedWorlds(versions, readCalendar());
const file = parse(readFileSync(new URL('../sandbox/directory.yaml', import.meta.url), 'utf8')) as object;
/** Monday 1 June 2026, 10:00 in London. */
const NOW = '2026-06-01T09:00:00.000Z';

/** Priya Shah raises a matter with Tom Baker, in a partnership whose owner has added these days off. */
async function raised(holidays: readonly (typeof FUNERAL)[]): Promise<{ preview: Case; stored: Case }> {
  const people = createMemoryPeople({ ...file, settings: [{ protocol: protocol.id, holidays }] });
  const practitioners = await people.holders(protocol.id, 'practitioner');
  const named = (name: string) => practitioners.find((it) => it.name === name) ?? expect.fail(name);
  const person = named('Priya Shah');
  const words = { whatHappened: 'a', evidence: 'b', wouldSettle: 'c', childReference: 'd' };
  const opening = await prepareOpening(
    people,
    worldOf,
  )({
    draft: {
      ...{ id: 'draft', person: person.id, ref: 'SS-7K3QXM', protocol: protocol.id },
      ...{ facts: { adult: false }, typed: {}, startedAt: NOW },
    },
    matter: {
      ...{ counterpart: named('Tom Baker').id, category: 1, ...words },
      dayZero: { key: 'disagreement-arose', at: NOW },
    },
    protocol,
    person,
    now: NOW,
  });
  if (!('targets' in opening)) return expect.fail('it could not be raised');
  const store = createMemoryCaseStore();
  for (const target of opening.targets) await handleCommand({ store, worldOf }, target);
  const stored = (await store.load('SS-7K3QXM'))?.case ?? expect.fail('it was not stored');
  return { preview: opening.preview, stored };
}

describe('a day off that the owner has added', () => {
  it('is named before the case is sent, and on its card', async () => {
    const { preview, stored } = await raised([FUNERAL]);
    const shown = textOf(renderPreview(worldOf(preview.protocol), preview, 'draft', 'Tom Baker', NOW));
    expect(shown).toContain('**By Friday 5 June, 17:00:**');
    expect(shown).toContain('State funeral is not counted.');
    expect(stored.protocol.holidays).toEqual([FUNERAL]);
    const root = textOf(renderRoot(worldOf(stored.protocol), stored, NOW));
    expect(root).toContain('By Friday 5 June, 17:00');
    expect(root).toContain('State funeral is not counted.');
  });
  it('does not touch a case that was opened before', async () => {
    const { stored } = await raised([]);
    expect(stored.protocol).toEqual({ id: protocol.id, version: protocol.version });
    expect(textOf(renderRoot(worldOf(stored.protocol), stored, NOW))).toContain('By Thursday 4 June, 17:00');
  });
});
