import { describe, expect, it } from 'vitest';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { readComingFields } from '../../cards/fields/moment-fields.ts';
import { parseProtocol } from '../../bot/protocol-text/parse-protocol.ts';
import { withManagers } from '../fixtures/on-the-way.ts';

const FAR = '9999-12-31T12:00:00.000Z';

describe('a date that nobody means', () => {
  it.each(['action-agreed', 'earlier-date-set', 'later-date-requested'] as const)(
    '%s far beyond the calendar is refused, and never reckoned day by day',
    (key) => {
      const { world, case: kase, now } = withManagers();
      const person = 'raising:line-manager';
      const name = person;
      const report = { key, until: FAR, reason: 'x', action: 'a', owner: 'b' };
      const decision = decide(world, kase, {
        id: 'far',
        now,
        actor: { person, name },
        type: 'record',
        report,
      });
      expect(decision).toMatchObject({ refused: { because: 'unknown' } });
    },
  );
  it('is said beside its field', () => {
    const read = readComingFields({ untilDate: '2099-06-01' }, 'until', '2026-06-01T09:00:00.000Z');
    expect(read).toEqual({ problems: { untilDate: 'Please check the year: this is too far ahead.' } });
  });
});

describe('a protocol file in which something contains itself', () => {
  it('is a mistake, and no endless reading', () => {
    expect(() => parseProtocol('id: &a { all: [*a] }\n', 'loop.yaml')).toThrow(
      /loop\.yaml:1:16 .*would contain itself/,
    );
  });
});
