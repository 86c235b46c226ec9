import { describe, expect, test } from 'vitest';
import type { Case } from '../../bot/protocol/case.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { evolve } from '../../bot/protocol/evolve.ts';
import { dutyRuns } from '../../bot/protocol/duty-runs.ts';
import type { Refusal } from '../../bot/protocol/refusal.ts';
import { type Played, type Step, mailGoes, play, writes } from '../fixtures/play-case.ts';
import { FILLED, OLIVE, atSeniors, formCase } from '../fixtures/resolution-form.ts';

const CONFIRMED = { confirmedAddresses: ['Business.Unit@sandwell.example'] };
const fill = (change: Record<string, string> = {}): Step =>
  writes('helen', '2026-06-05 09:00', 'F2', { ...FILLED, ...change });
const refusal = (before: Played, step: Step): Refusal | undefined => {
  const decision = decide(before.world, before.case, step(before));
  return 'refused' in decision ? decision.refused : undefined;
};
const first = (): Played => play(formCase(), fill(), mailGoes('F2', '2026-06-05 09:01'));
const seniors = (): Played => atSeniors(first());
const AGAIN = { ...FILLED, method: 'Two meetings', lessons: 'Talk sooner', completedBy: 'Gareth Bevan' };
const second = (): Played =>
  play(seniors(), writes('gareth', '2026-06-06 09:00', 'F3', AGAIN), mailGoes('F3', '2026-06-06 09:01'));
const OFFICE = { received: '2026-06-06', toChair: 'No', issues: 'PLANTEDISSUE' };
const third = (): Played => play(second(), writes('olive', '2026-06-08 09:00', 'FB', OFFICE));

describe('the resolution form', () => {
  test('is fulfilled by the receipt of its e-mail, not before', () => {
    const status = (played: Played) =>
      dutyRuns(played.world, played.case, played.now).find(({ key }) => key === 'F2')?.status;
    expect(status(play(formCase(), fill()))).toBe('open');
    expect(status(first())).toBe('done');
  });

  test('gets a number at each submission, and each version holds all of it', () => {
    expect(first().case.forms['resolution']).toEqual({ version: 1, values: FILLED });
    expect(second().case.forms['resolution']).toEqual({ version: 2, values: AGAIN });
    expect(third().case.forms['resolution']).toEqual({ version: 3, values: { ...AGAIN, ...OFFICE } });
    expect(third().case.writings['FB']).toMatchObject({ form: 'resolution', version: 3, fields: OFFICE });
  });

  test('keeps every earlier version in the record', () => {
    const versions = third().events.flatMap((it) => (it.type === 'written' ? [it.writing] : []));
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(versions[0]?.fields).toEqual(FILLED);
  });

  test('an agency cannot write in the part of the Business Manager, nor she in theirs', () => {
    const intruding = play(formCase(), fill({ received: '2026-06-05', toChair: 'Yes' }));
    expect(intruding.case.writings['F2']?.fields).toEqual(FILLED);
    const office = { ...OFFICE, details: 'Something else', child: '' };
    const hers = play(second(), writes('olive', '2026-06-08 09:00', 'FB', office));
    expect(hers.case.forms['resolution']?.values).toEqual({ ...AGAIN, ...OFFICE });
  });

  test('only whoever owes it sends it', () => {
    expect(refusal(formCase(), writes('tom', '2026-06-05 09:00', 'F2', FILLED))).toMatchObject({
      because: 'not-yours',
      holders: ['helen'],
    });
  });

  test.each([
    ['without what it always needs', { child: '' }, ['child']],
    ['without the legal status of a child in care', { level: 'Child in Care' }, ['legal']],
    ['with a level that it does not print', { level: 'Severe' }, ['level']],
    ['with a text beyond its limit', { details: 'x'.repeat(3001) }, ['details']],
  ])('is not taken %s', (_, change, fields) => {
    expect(refusal(formCase(), fill(change))).toEqual({ because: 'form-faulty', fields });
  });

  test('is not taken where it is too large as a whole, other parts included', () => {
    const before = seniors();
    const values = { ...FILLED, details: 'ש'.repeat(3000), issues: '界'.repeat(600) };
    const grown = { ...before, case: { ...before.case, forms: { resolution: { version: 1, values } } } };
    const words = { method: '界'.repeat(1000), lessons: '界'.repeat(1000) };
    expect(refusal(grown, writes('gareth', '2026-06-06 09:00', 'F3', words))).toEqual({
      because: 'form-faulty',
      fields: [],
    });
    expect(
      refusal(grown, writes('gareth', '2026-06-06 09:00', 'F3', { method: 'Two talks' })),
    ).toBeUndefined();
  });

  test('stands the same when its events are replayed', () => {
    const { events, case: kase } = third();
    expect(events.reduce<Case | undefined>(evolve, undefined)).toEqual(kase);
  });
});

describe('an address that the document prints (SC.9, 11)', () => {
  const printed = { ...OLIVE, email: 'BUSINESS.UNIT@sandwell.example' };

  test('is not written to before its owner has confirmed it', () => {
    expect(refusal(formCase(undefined, printed), fill())).toEqual({
      because: 'address-unconfirmed',
      holders: ['olive'],
    });
  });

  test('is written to once it is confirmed, and another address is no matter', () => {
    expect(refusal(formCase(CONFIRMED, printed), fill())).toBeUndefined();
    expect(refusal(formCase(), fill())).toBeUndefined();
  });
});

describe('an address that somebody of the case has typed', () => {
  const typed = { ...OLIVE, outside: true as const, unconfirmed: true as const };

  test('gets no letter before the business manager has confirmed it', () => {
    expect(refusal(formCase(undefined, typed), fill())).toEqual({
      because: 'address-unconfirmed',
      holders: ['olive'],
    });
  });

  test('gets it once it is confirmed, and somebody in Teams gets it at once', () => {
    expect(refusal(formCase(undefined, { ...OLIVE, outside: true }), fill())).toBeUndefined();
    expect(refusal(formCase(undefined, { ...OLIVE, unconfirmed: true }), fill())).toBeUndefined();
  });
});
