import { expect, test } from 'vitest';
import { dutyOf } from '../../bot/protocol/world.ts';
import { sayRecipients } from '../../cards/forms/say-recipients.ts';
import { atManagers } from '../fixtures/outside-case.ts';

const { world, case: kase, now } = atManagers();
const duty = {
  ...dutyOf(world.protocol, '2c'),
  to: [{ side: 'receiving' as const, role: 'line-manager' }],
  copies: [{ side: 'receiving' as const, role: 'practitioner' }],
};

const said = (...typed: readonly string[]): string => {
  const parties = kase.parties.map((party) =>
    typed.includes(party.person) ? { ...party, outside: true as const, unconfirmed: true as const } : party,
  );
  const button = {
    ref: kase.ref,
    revision: kase.revision,
    surface: 'stage',
    stage: '2',
    form: 'write',
  } as const;
  return sayRecipients({ world, case: { ...kase, parties }, now, viewer: 'helen', button }, duty);
};

test('given a copy for an address that somebody typed, then the form says that it is left out, and until when', () => {
  expect(said('tom')).toMatch(
    /^It goes to Colin Webb .*Tom Baker \(.*\): left out until the business manager has confirmed/,
  );
  expect(said('tom')).not.toContain('Copies go to');
});

test('given addresses that are known, then nobody is left out', () => {
  expect(said()).toContain('Copies go to Tom Baker');
  expect(said()).not.toContain('left out');
});
