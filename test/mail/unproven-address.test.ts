import { describe, expect, it, test } from 'vitest';
import { composeNotice } from '../../bot/mail/notice/compose-notice.ts';
import type { NoticeReason } from '../../bot/protocol/effect.ts';
import type { World } from '../../bot/protocol/world.ts';
import { moment } from '../fixtures/play-case.ts';
import {
  type Course,
  type Entry,
  MANAGER,
  RECAST,
  lettersOf,
  listing,
  personCard,
  withManagers,
  worldWith,
} from '../fixtures/rostered.ts';
import { PLANTED } from '../fixtures/sample-cases.ts';

/** Nobody is line manager at the council; Olive is the business manager. */
const OLIVE: Entry = { name: 'Olive Ward', agency: 'council' };
const UNMANNED = listing({ name: 'Colin Webb', agency: 'council' }, OLIVE);
const KIM = personCard('Kim Lowe', { outside: true, unconfirmed: true });
const named = withManagers(UNMANNED).act(UNMANNED, '2026-06-04 09:00', 'priya', {
  type: 'name-holder',
  side: 'receiving',
  role: 'line-manager',
  to: KIM,
  how: 'named',
});
const LISTED = listing({ name: 'Colin Webb', agency: 'council' }, OLIVE, {
  ...{ name: 'Kim Lowe', agency: 'council', outside: true },
  holds: [{ role: 'line-manager' }],
});
const confirmed = named.act(LISTED, '2026-06-04 11:00', 'service', RECAST);

const WRITTEN = [PLANTED.whatHappened, PLANTED.evidence, PLANTED.wouldSettle, PLANTED.childReference];
const REASONS: readonly NoticeReason[] = [
  ...(['stage-opened', 'asked-instead', 'handed-over', 'settlement-proposed', 'danger', 'remind'] as const),
  'recorded-for-you',
];

function letter(course: Course, person: string, reason: NoticeReason, world: World = worldWith(UNMANNED)) {
  const key = `notice:${reason}:2:${person}:9`;
  const notice = { kind: 'send-notice' as const, key, stage: '2', reason, person };
  const mail = composeNotice({ world, case: course.case, now: moment('2026-06-04 12:00') }, notice);
  if (!mail) throw new Error(`no letter to ${person}`);
  return mail;
}

describe('given an address that somebody typed and nobody has confirmed', () => {
  test.each(REASONS)(
    'then a letter for "%s" has no word of the matter and no reference of the child',
    (reason) => {
      const { text, html } = letter(named, 'kim', reason);
      for (const words of WRITTEN) expect(text + html).not.toContain(words.slice(0, 12));
    },
  );
  it('then it tells the step, what is asked by when, who has named them, and that the address comes first', () => {
    const { text, replyTo } = letter(named, 'kim', 'asked-instead');
    expect(text).toContain('because Priya Shah has named you as the line or team manager');
    expect(text).toMatch(/By \w+day \d+ June, 17:00\./);
    expect(text).toContain('The business manager confirms your address first; then you get what was written');
    expect(text).toContain('Olive Ward (olive@council.example)');
    expect(replyTo?.email).toBe('olive@council.example');
    expect(text).not.toContain('can put on record for you now');
  });
});

describe('given the business manager has confirmed them', () => {
  it('then they are written to once more, with what was written', () => {
    expect(lettersOf(confirmed, 'asked-instead')).toEqual(['kim']);
    const { text } = letter(confirmed, 'kim', 'asked-instead', worldWith(LISTED));
    for (const words of WRITTEN) expect(text).toContain(words);
  });
  it('then nobody is told twice', () => {
    const later = confirmed.act(LISTED, '2026-06-04 13:00', 'service', RECAST);
    expect(later.effects).toEqual([]);
  });
  it('then a part that was handed over to them is confirmed with their entry alone', () => {
    const handOver = {
      type: 'hand-over',
      from: 'tom',
      side: 'receiving',
      to: KIM,
      reason: 'Leave.',
    } as const;
    const given = withManagers(UNMANNED).act(UNMANNED, '2026-06-04 09:00', 'tom', handOver);
    const entry: Entry = { name: 'Kim Lowe', agency: 'council', outside: true };
    const waiting = given.act(
      [...UNMANNED, { ...entry, unconfirmed: true }],
      '2026-06-04 10:00',
      'service',
      RECAST,
    );
    expect(waiting.case.parties.find(({ person }) => person === 'kim')?.unconfirmed).toBe(true);
    const after = waiting.act([...UNMANNED, entry], '2026-06-04 11:00', 'service', RECAST);
    expect(after.case.parties.find(({ person }) => person === 'kim')?.unconfirmed).toBeUndefined();
    expect(lettersOf(after, 'asked-instead')).toEqual(['kim']);
  });
});

describe('the business manager', () => {
  it('is written to at once, with whom to confirm and no word of the matter', () => {
    expect(lettersOf(named, 'entry-to-confirm')).toEqual([MANAGER]);
    const { text, html, to } = letter(named, MANAGER, 'entry-to-confirm');
    expect(to.email).toBe('olive@council.example');
    expect(text).toContain(
      'Priya Shah has named Kim Lowe (kim@council.example) as line or team manager, Sandwell Council.',
    );
    expect(text).toContain('directory health');
    for (const words of WRITTEN) expect(text + html).not.toContain(words.slice(0, 12));
  });
  it('hears nothing more once it is confirmed, and nothing of whom they have named themselves', () => {
    expect(lettersOf(confirmed, 'entry-to-confirm')).toEqual([]);
    const own = withManagers(UNMANNED).act(UNMANNED, '2026-06-04 09:00', MANAGER, {
      ...{ type: 'name-holder', side: 'receiving', role: 'line-manager', to: KIM, how: 'named' },
    });
    expect(lettersOf(own, 'entry-to-confirm')).toEqual([]);
  });
});
