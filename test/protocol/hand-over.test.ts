import { describe, expect, it } from 'vitest';
import type { Case } from '../../bot/protocol/case.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import type { PersonCard } from '../../bot/protocol/roster.ts';
import {
  type Act,
  MANAGER,
  MANNED,
  RECAST,
  WAKE,
  listing,
  mentionsOf,
  lettersOf,
  partsOf,
  personCard,
  withManagers,
} from '../fixtures/rostered.ts';

const handOver = (from: string, to: PersonCard, more: Record<string, unknown> = {}): Act => ({
  type: 'hand-over',
  from,
  side: 'receiving',
  to,
  reason: 'I am leaving the team.',
  ...more,
});
const SETTLE: Act = { type: 'record', report: { key: 'resolved', wording: 'Ten hours a week.' } };
const IAN = personCard('Ian Reed');
const stage = withManagers(MANNED);
const handed = stage.act(MANNED, '2026-06-04 09:00', 'colin', handOver('colin', IAN));
const managers = (course: typeof stage): string[] => partsOf(course, 'receiving', 'line-manager');

describe('a holder who hands a case over', () => {
  it('to a colleague gives them their part, and they are called', () => {
    expect(managers(handed)).toEqual(['ian (handed-over)']);
    expect(mentionsOf(handed, 'handed-over')).toEqual(['ian']);
  });
  it('may do nothing more in it', () => {
    expect(handed.act(MANNED, '2026-06-04 09:05', 'colin', SETTLE).refused?.because).toBe('not-yours');
    expect(
      handed.act(MANNED, '2026-06-04 09:05', 'colin', handOver('ian', personCard('Dora Flint'))).refused
        ?.because,
    ).toBe('not-yours');
  });
  it('does not get it back because the directory still lists them', () => {
    expect(managers(handed.act(MANNED, '2026-06-05 09:00', 'service', RECAST))).toEqual([
      'ian (handed-over)',
    ]);
  });
  it('leaves it to the colleague, who may act', () => {
    expect(handed.act(MANNED, '2026-06-04 09:05', 'ian', SETTLE).refused).toBeUndefined();
  });
  it('keeps it on record with the reason', () => {
    expect(handed.events.at(-1)).toMatchObject({
      type: 'cast',
      reason: 'I am leaving the team.',
      by: { person: 'colin' },
    });
    expect(handed.events.reduce<Case | undefined>(evolve, undefined)).toEqual(handed.case);
  });
  it('may name somebody whom the directory does not list: they are kept there to be confirmed', () => {
    const kim = personCard('Kim Lowe', { outside: true, unconfirmed: true });
    const named = stage.act(MANNED, '2026-06-04 09:00', 'colin', handOver('colin', kim));
    expect(named.effects).toContainEqual({
      kind: 'keep-named',
      key: 'named:kim:line-manager',
      side: 'receiving',
      role: 'line-manager',
      person: 'kim',
    });
    expect(lettersOf(named, 'handed-over')).toEqual(['kim']);
  });
});

describe('a colleague to whom it was handed', () => {
  const LEAVE = { from: '2026-06-05', until: '2026-06-12' };
  const away = listing({ name: 'Ian Reed', agency: 'council', away: LEAVE });
  it('and who is away is missed: those are told who can say who else it is', () => {
    const after = handed.act(away, '2026-06-05 09:00', 'service', WAKE);
    expect(managers(after)).toEqual(['ian (away)']);
    expect(mentionsOf(after, 'nobody-there')).toEqual(['priya', 'tom']);
  });
  it('still has it by that word when they are back', () => {
    const back = handed
      .act(away, '2026-06-05 09:00', 'service', RECAST)
      .act(away, '2026-06-13 09:00', 'service', RECAST);
    expect(back.case.parties.find(({ person }) => person === 'ian')?.why).toEqual({
      kind: 'handed-over',
      of: 'Colin Webb',
      by: 'Colin Webb',
    });
  });
  it('may hand it on', () => {
    const on = handed.act(MANNED, '2026-06-05 09:00', 'ian', handOver('ian', personCard('Dora Flint')));
    expect(managers(on.act(MANNED, '2026-06-05 09:05', 'service', RECAST))).toEqual(['dora (handed-over)']);
  });
});

describe('the business manager', () => {
  it('moves a part for anybody', () => {
    const moved = stage.act(MANNED, '2026-06-04 09:00', MANAGER, handOver('colin', IAN));
    expect(moved.case.parties.find(({ person }) => person === 'ian')?.why).toEqual({
      kind: 'handed-over',
      of: 'Colin Webb',
      by: MANAGER,
    });
    expect(managers(moved)).toEqual(['ian (handed-over)']);
  });
  it('has no say in the matter itself', () => {
    expect(stage.act(MANNED, '2026-06-04 09:00', MANAGER, SETTLE).refused?.because).toBe('not-yours');
  });
});

describe('what is refused', () => {
  const refused = (by: string, act: Act): string | undefined => {
    const after = stage.act(MANNED, '2026-06-04 09:00', by, act);
    expect(after.case).toEqual(stage.case);
    return after.refused?.because;
  };
  it('for somebody else, also on the same side', () => {
    expect(refused('tom', handOver('colin', IAN))).toBe('not-yours');
    expect(refused('helen', handOver('colin', IAN))).toBe('not-yours');
    expect(refused('mallory', handOver('colin', IAN))).toBe('not-yours');
  });
  it('to somebody on the other side', () => {
    expect(refused('colin', handOver('colin', personCard('Helen Price', { agency: 'health' })))).toBe(
      'wrong-person',
    );
  });
  it('to somebody of another agency', () => {
    expect(refused('colin', handOver('colin', personCard('Zoe Hart', { agency: 'health' })))).toBe(
      'wrong-person',
    );
  });
  it('to oneself', () =>
    expect(refused('colin', handOver('colin', personCard('Colin Webb')))).toBe('wrong-person'));
  it('without a reason', () =>
    expect(refused('colin', handOver('colin', IAN, { reason: '  ' }))).toBe('needs-reason'));
  it('of a part on a side where one has none', () => {
    expect(refused('colin', handOver('colin', IAN, { side: 'raising' }))).toBe('not-now');
  });
});
