import { describe, expect, test } from 'vitest';
import type { Intake, Party } from '../../bot/protocol/case.ts';
import { currentStage } from '../../bot/protocol/case.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { renderMyCases } from '../../cards/my-cases-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { type ThreadEffect, threadText } from '../../cards/thread-text.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { type Played, play, says } from '../fixtures/play-case.ts';
import { PLANTED, sandwell } from '../fixtures/sample-cases.ts';
import { SANDWELL_PEOPLE } from '../fixtures/sample-people.ts';
import { ALL_STATES } from '../fixtures/sample-states.ts';
import { pictures } from './pictures.ts';
import { actionsOf, bytesOf, faultsOf, nodesOf, textOf } from './read-card.ts';

const MOST = 28 * 1024;
const drawn = Object.entries(pictures());

const threadCards = ({ world, case: kase, now }: Played): AdaptiveCard[] => [
  renderRoot(world, kase, now),
  ...world.protocol.stages
    .filter(({ id }) => kase.stages.some(({ stage }) => stage === id))
    .map(({ id }) => renderStage(world, kase, id, now)),
];

const textsOf = ({ world, case: kase, effects, now }: Played) =>
  effects
    .filter((it): it is ThreadEffect => ['mention-holders', 'remind', 'tell-thread'].includes(it.kind))
    .map((effect) => threadText(world, kase, effect, now));

describe.each(drawn)('the card %s', (_, card) => {
  test('is sound for the parser of Adaptive Cards', () => {
    expect(faultsOf(card)).toEqual([]);
  });

  test('stays below 28 KB', () => {
    expect(bytesOf(card)).toBeLessThan(MOST);
  });

  test('has buttons that say what they were drawn from, and at most five in a row', () => {
    for (const { type, data, verb } of actionsOf(card)) {
      if (type !== 'Action.Execute' || ['cases.mine', 'raise.start'].includes(String(verb))) continue;
      expect(data).toMatchObject({
        ref: expect.any(String) as string,
        revision: expect.any(Number) as number,
        surface: expect.stringMatching(/^(root|stage|personal)$/) as string,
        stage: expect.any(String) as string,
      });
    }
    for (const { actions } of nodesOf(card)) {
      if (Array.isArray(actions)) expect(actions.length).toBeLessThanOrEqual(5);
    }
  });

  test('tells headings from text, and no sign stands without words', () => {
    for (const { columns } of nodesOf(card)) {
      if (Array.isArray(columns))
        expect(textOf({ type: 'AdaptiveCard', body: columns.slice(1) })).toMatch(/\w/);
    }
  });
});

describe.each(Object.entries(ALL_STATES))('in the thread of %s', (_, make) => {
  const played = make();

  test('no word of the dispute is seen', () => {
    const seen = JSON.stringify([...threadCards(played), ...textsOf(played)]);
    expect(seen).not.toMatch(/PLANTED|Zebediah/);
  });

  test('only the present stage has buttons', () => {
    const here = currentStage(played.case)?.stage;
    for (const { stage } of played.case.stages) {
      const card = renderStage(played.world, played.case, stage, played.now);
      const ended = stage !== here || played.case.outcome === 'closed';
      expect(actionsOf(card).length === 0).toBe(ended);
    }
  });
});

const HOSTILE =
  '</at><at>Everyone</at> <script>alert(1)</script> [x](http://evil.example) **b** \u202Egnp.\u2028 `c`';
const hostile: Party[] = SANDWELL_PEOPLE.map((party) => ({
  ...party,
  name: `${party.name} ${HOSTILE}`,
  agencyName: `${party.agencyName} ${HOSTILE}`,
}));

describe('hostile names', () => {
  const played = play(
    sandwell({ parties: hostile }),
    says('priya', '2026-06-03 15:00', { key: 'unresolved', reason: 'x' }),
    says('priya', '2026-06-04 09:00', { key: 'referred', stage: '2' }),
  );

  test('forge no mention: each mark is one of those that are declared', () => {
    for (const { text, mentions } of textsOf(played)) {
      const marks = [...text.matchAll(/<at>(.*?)<\/at>/g)].map(([, name]) => name);
      expect(new Set(marks)).toEqual(new Set(mentions.map(({ name }) => name)));
      expect(text.replace(/<\/?at>/g, '')).not.toMatch(/[<>[\]*`_\u202E\u2028]/);
    }
  });

  test('bring no markup into the cards of the thread', () => {
    for (const card of threadCards(played))
      expect(textOf(card)).not.toMatch(/[<>[\]`\u202E\u2028]|http:\/\//);
  });

  test('two people of one name are told apart', () => {
    const twins = SANDWELL_PEOPLE.map((party) =>
      party.role === 'line-manager' ? { ...party, name: 'Sam Reed' } : party,
    );
    const both = play(
      sandwell({ parties: twins }),
      says('priya', '2026-06-03 15:00', { key: 'unresolved', reason: 'x' }),
      says('priya', '2026-06-04 09:00', { key: 'referred', stage: '2' }),
    );
    const mentions = textsOf(both)
      .at(-1)
      ?.mentions.map(({ name }) => name);
    expect(mentions).toEqual(['Sam Reed', 'Sam Reed (Sandwell Council)']);
  });
});

describe('texts as long as they can be', () => {
  const long = (sign: string): string => sign.repeat(Math.floor(40_000 / sign.length));
  const fill = (sign: string): Intake => ({
    ...PLANTED,
    whatHappened: long(sign),
    evidence: long(sign),
    wouldSettle: long(sign),
    childReference: long(sign),
  });

  test.each([
    ['letters', 'w'],
    ['words', 'word '],
    ['emoji', '\u{1F9D2}\u{1F3FD}'],
    ['line ends', '\n'],
    ['short lines', 'a\n'],
    ['control characters', '\u0001'],
    ['quotation marks', '"\\'],
    ['text from right to left', '\u05E9\u05DC '],
  ])('%s: every page stays below 28 KB and no letter is lost', (_, sign) => {
    const played = sandwell({ intake: fill(sign) });
    const { world, case: kase, now } = played;
    let shown = '';
    for (let page = 0; page < 500; page += 1) {
      const card = renderDetails({ ...played, viewer: 'tom', page });
      expect(bytesOf(card)).toBeLessThan(MOST);
      expect(faultsOf(card)).toEqual([]);
      shown += textOf(card);
      if (!textOf(card).includes('Show more')) break;
    }
    const marker = Array.from(sign.replace(/\s/g, ''))[0] ?? '';
    const times = (text: string): number => (marker === '' ? 0 : text.split(marker).length - 1);
    const typed = times(Object.values(fill(sign)).join(' '));
    expect(times(shown)).toBeGreaterThanOrEqual(typed);
    for (const card of [...threadCards(played), renderCase(world, kase, 'tom', now)]) {
      expect(bytesOf(card)).toBeLessThan(MOST);
    }
  });

  test('forty cases with long names stay below 28 KB', () => {
    const parties = hostile.map((party) => ({
      ...party,
      name: long('\u{1F9D2}'),
      agencyName: long('\u{1F9D2}'),
    }));
    const played = sandwell({ parties });
    const list = Array.from({ length: 40 }, () => played);
    expect(bytesOf(renderMyCases(list, 'tom', played.now))).toBeLessThan(MOST);
    for (const card of threadCards(played)) expect(bytesOf(card)).toBeLessThan(MOST);
  });
});
