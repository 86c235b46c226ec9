import { describe, expect, it } from 'vitest';
import { composeWriting } from '../../bot/mail/compose-writing.ts';
import type { Calendar } from '../../bot/protocol/calendar.ts';
import { currentStage } from '../../bot/protocol/case.ts';
import type { Effect } from '../../bot/protocol/effect.ts';
import type { World } from '../../bot/protocol/world.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { renderMyCases } from '../../cards/my-cases-card.ts';
import { renderPreview } from '../../cards/raise/preview-card.ts';
import { renderSent } from '../../cards/raise/sent-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { sayRefusal, sayStale } from '../../cards/say-refusal.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { type ThreadEffect, threadText } from '../../cards/thread-text.ts';
import { readCalendar } from '../../bot/read-calendar.ts';
import { type Played, moment, play, says, wakes } from '../fixtures/play-case.ts';
import { sandwell } from '../fixtures/sample-cases.ts';
import { ALL_STATES, DORSET_STATES, SANDWELL_STATES } from '../fixtures/sample-states.ts';
import { FORM_SAMPLES, drawForm } from './form-samples.ts';
import { MARK, type Said, datesThatMove, withDaysOff } from './counted-dates.ts';
import { textOf } from './read-card.ts';

/** The bank holidays end before every case of these tests begins. */
const ENDED: Calendar = { ...readCalendar(), coversUntil: '2026-05-01' };
const REASON =
  'Bank holidays after 1 May 2026 are not known yet, so a date marked “provisional” may still move.';

const OTHER = withDaysOff(ENDED, '2026-06-03', 18);

type Draw = (world: World, now: string) => string;
interface Surface {
  readonly kind: string;
  readonly name: string;
  readonly played: Played;
  readonly draw: Draw;
}

const drawn = new Map<Surface, Map<string, string>>();
/** Drawn once for a moment: cards are not cheap. */
function draw(surface: Surface, now: string): string {
  const known = drawn.get(surface) ?? new Map<string, string>();
  drawn.set(surface, known);
  const text = known.get(now) ?? surface.draw({ ...surface.played.world, calendar: ENDED }, now);
  known.set(now, text);
  return text;
}

/** The dates of a surface that other bank holidays would move. */
const countedDates = (surface: Surface, now: string): Said[] =>
  datesThatMove(draw(surface, now), surface.draw({ ...surface.played.world, calendar: OTHER }, now));

const isText = (effect: Effect): effect is ThreadEffect =>
  ['mention-holders', 'remind', 'tell-thread'].includes(effect.kind);

function surfacesOf(name: string, played: Played): Surface[] {
  const { case: kase, events, effects } = played;
  const as = (kind: string, draw: Draw): Surface => ({ kind, name, played, draw });
  const viewers = ['raising', 'receiving'].map(
    (side) => kase.parties.find((party) => party.side === side)?.person ?? '',
  );
  return [
    as('root card', (world, now) => textOf(renderRoot(world, kase, now))),
    as('preview', (world, now) => textOf(renderPreview(world, kase, 'draft', 'Somebody', now))),
    as('sent card', (world, now) => textOf(renderSent(world, kase, now))),
    as('stale card', (world, now) => sayStale({ world, case: kase, now })),
    as('refusal: later', (world, now) => sayRefusal(world, kase, { because: 'later' }, now)),
    as('refusal: not now', (world, now) => sayRefusal(world, kase, { because: 'not-now' }, now)),
    ...kase.stages.map(({ stage }) =>
      as('stage card', (world, now) => textOf(renderStage(world, kase, stage, now))),
    ),
    ...viewers.flatMap((viewer) => [
      as('case', (world, now) => textOf(renderCase(world, kase, viewer, now))),
      as('my cases', (world, now) => textOf(renderMyCases([{ world, case: kase }], viewer, now))),
    ]),
    as('details', (world, now) =>
      textOf(renderDetails({ world, case: kase, events, viewer: viewers[0] ?? '', now })),
    ),
    ...effects
      .filter(isText)
      .map((effect) => as(effect.kind, (world, now) => threadText(world, kase, effect, now).text)),
    ...Object.keys(kase.writings).map((duty) =>
      as('mail', (world) => composeWriting(world.protocol, kase, duty).text),
    ),
  ];
}

const FORMS: typeof FORM_SAMPLES = {
  ...FORM_SAMPLES,
  'write-past-silence': () => {
    const { played, button, viewer } = FORM_SAMPLES['write-answer']?.() ?? expect.fail('no such form');
    return { played, viewer, button: { ...button, duty: 'S1' } };
  },
};
const formSurfaces = Object.entries(FORMS).map(([name, make]): Surface => {
  const sample = make();
  const draw: Draw = (world, now) =>
    textOf(drawForm({ ...sample, played: { ...sample.played, world, now } }));
  return { kind: `form ${sample.button.form ?? ''}`, name, played: sample.played, draw };
});

const woken = (played: Played, at: string): Played => play(played, wakes(at));
const STATES: Readonly<Record<string, Played>> = {
  ...Object.fromEntries(Object.entries(ALL_STATES).map(([name, make]) => [name, make()])),
  /** What had a date is done, and the stage still runs. */
  talked: play(
    sandwell(),
    says('tom', '2026-06-02 09:00', { key: 'file-reviewed' }),
    says('tom', '2026-06-02 10:00', { key: 'spoke' }),
  ),
  reminded: woken(sandwell(), '2026-06-03 09:00'),
  'reminded-late': woken(DORSET_STATES.teamManager(), '2026-06-22 09:00'),
};
const SURFACES = [
  ...Object.entries(STATES).flatMap(([name, played]) => surfacesOf(name, played)),
  ...formSurfaces,
];

/** As it is, and when some of it is late. */
const moments = ({ played }: Surface): string[] => [
  played.now,
  new Date(Date.parse(played.now) + 8 * 86_400_000).toISOString(),
];

describe('a limit beyond the known bank holidays is marked as provisional', () => {
  const counted = SURFACES.flatMap((surface) =>
    moments(surface).flatMap((now) => countedDates(surface, now).map((said) => ({ surface, now, ...said }))),
  );
  const kinds = new Set(counted.map(({ surface }) => surface.kind));

  it.each([
    ...['root card', 'stage card', 'case', 'my cases', 'preview', 'sent card', 'stale card'],
    ...['mention-holders', 'remind', 'refusal: later', 'refusal: not now'],
    ...['form not-settled', 'form escalate', 'form write', 'form not-satisfied', 'form ask-late'],
    ...['form earlier-date', 'form later-date'],
  ])('%s: every date that was counted', (kind) => {
    expect(kinds, 'a surface on which no counted date is found proves nothing').toContain(kind);
    const bare = counted.filter((it) => it.surface.kind === kind && !it.isMarked);
    expect(bare.map(({ surface, now, date }) => `${surface.name} at ${now}: ${date}`)).toEqual([]);
  });
  it('and wherever else one is shown', () => {
    const bare = counted.filter(({ isMarked }) => !isMarked);
    expect(
      bare.map(({ surface, now, date }) => `${surface.kind} ${surface.name} at ${now}: ${date}`),
    ).toEqual([]);
  });
  it('on the record of a date that moved', () => {
    const earlier = says('priya', '2026-06-02 09:00', {
      key: 'disagreement-arose',
      occurredAt: '2026-05-28 09:00',
    });
    const moved = play(sandwell(), earlier);
    const world = { ...moved.world, calendar: ENDED };
    expect(textOf(renderDetails({ ...moved, world, viewer: 'tom' }))).toContain(
      `moved from Wednesday 3 June${MARK}) to Monday 1 June${MARK}), because`,
    );
  });
  it('in the thread, where a window has lapsed', () => {
    const { world, case: kase, now } = DORSET_STATES.lapsed();
    const effect = { kind: 'tell-thread', key: '', what: 'lapsed', stage: 'T' } as const;
    expect(threadText({ ...world, calendar: ENDED }, kase, effect, now).text).toMatch(
      /passed on Wednesday 17 June\u00A0\(provisional\)\. .*Bank holidays after 1 May 2026/,
    );
  });
});

describe('the reason is given once', () => {
  it.each([...new Set(SURFACES.map(({ kind }) => kind))])('%s', (kind) => {
    for (const surface of SURFACES.filter((it) => it.kind === kind)) {
      for (const now of moments(surface)) {
        const said = draw(surface, now);
        const times = said.split(REASON).length - 1;
        expect(times, `${surface.name} at ${now}:\n${said}`).toBe(said.includes(MARK) ? 1 : 0);
      }
    }
  });
});

describe('what is certain has no mark', () => {
  it.each(Object.keys(STATES))('%s, while the bank holidays are known', (name) => {
    const played = STATES[name] ?? sandwell();
    for (const { draw } of surfacesOf(name, played)) {
      expect(draw(played.world, played.now)).not.toMatch(/provisional|not known yet/);
    }
  });
  it('a date that a person has named', () => {
    const until = moment('2026-06-02 23:59:59');
    const {
      world,
      case: kase,
      now,
    } = play(
      sandwell(),
      says('tom', '2026-06-01 11:00', { key: 'earlier-date-set', until, reason: 'the child waits' }),
    );
    const text = textOf(renderRoot({ ...world, calendar: ENDED }, kase, now));
    expect(text).toContain('By Tuesday 2 June, 17:00\n');
  });
  it('a limit in hours: no bank holiday moves it', () => {
    const { world, case: kase, now } = SANDWELL_STATES.seniorManagers();
    const stage = currentStage(kase)?.stage ?? '';
    const text = textOf(renderStage({ ...world, calendar: ENDED }, kase, stage, now));
    expect(text).toContain('By Saturday 6 June, 10:00**');
  });
});
