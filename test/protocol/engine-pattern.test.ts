import { describe, expect, it } from 'vitest';
import { suggestedStage } from '../../bot/protocol/standing.ts';
import type { OwnerSettings } from '../../bot/protocol/world.ts';
import { theCase } from '../fixtures/claims.ts';
import {
  FIVE_DAYS,
  managerAware,
  partnershipTold,
  takenUp,
  westSussex,
  withScrutineer,
  withWsLeads,
  withWsManagers,
} from '../fixtures/engine-stories.ts';
import { type Story, at } from '../fixtures/given.ts';

const THREE_IN_A_YEAR: OwnerSettings = { similarThreshold: { count: 3, months: 12 } };

/** The case was opened on 1 January 2026 at midnight; so many earlier ones are alike. */
function suggested(story: Story, similar: readonly string[], settings: OwnerSettings = THREE_IN_A_YEAR) {
  return suggestedStage({ ...story.world, settings }, { ...story.case, similar });
}
const JUNE = at('2025-06-01 10:00');
const OCTOBER = at('2025-10-01 10:00');

describe('WS.9, 8: several recorded cases that are alike suggest the Scrutineer', () => {
  it('from the number on that the owner has set, this one counted', () => {
    expect(suggested(takenUp(), [])).toBeUndefined();
    expect(suggested(takenUp(), [JUNE])).toBeUndefined();
    expect(suggested(takenUp(), [JUNE, OCTOBER])).toBe('5');
    expect(suggested(takenUp(), [JUNE, JUNE, OCTOBER, OCTOBER])).toBe('5');
  });
  it('counts those of so many months before it was opened, to the minute', () => {
    expect(takenUp().case.openedAt).toBe(at('2026-01-01 00:00'));
    expect(suggested(takenUp(), [at('2025-01-01 00:00'), OCTOBER])).toBe('5');
    expect(suggested(takenUp(), [at('2024-12-31 23:59'), OCTOBER])).toBeUndefined();
    const short = { similarThreshold: { count: 3, months: 6 } };
    expect(suggested(takenUp(), [JUNE, OCTOBER], short)).toBeUndefined();
  });
  it('does not count what came after it', () => {
    expect(suggested(takenUp(), [JUNE, at('2026-02-01 10:00')])).toBeUndefined();
  });
  it.each([[takenUp], [withWsManagers], [partnershipTold], [withWsLeads]])(
    'from every stage below',
    (story) => {
      expect(suggested(story(), [JUNE, OCTOBER])).toBe('5');
    },
  );
  it('not where the Scrutineer has it, nor above, nor after the end', () => {
    expect(suggested(withScrutineer(), [JUNE, OCTOBER])).toBeUndefined();
    const found = withScrutineer().happened('scrutineer-finding', at('2026-09-14 09:00'), {
      facts: { leadershipWeak: true, allAttemptsFailed: true },
    });
    expect(suggested(found, [JUNE, OCTOBER])).toBeUndefined();
    const ended = takenUp()
      .happened('resolved', at('2026-09-08 10:00'), { by: 'raising practitioner', wording: 'A visit.' })
      .happened('resolved', at('2026-09-08 11:00'), { by: 'receiving practitioner' });
    expect(suggested(ended, [JUNE, OCTOBER])).toBeUndefined();
  });
  it('never without a number of the owner’s, nor in a protocol that says nothing of it', () => {
    expect(
      suggestedStage(westSussex, { ...takenUp().case, similar: [JUNE, OCTOBER, OCTOBER] }),
    ).toBeUndefined();
    expect(suggested(takenUp(), [JUNE, OCTOBER, OCTOBER], {})).toBeUndefined();
    expect(suggested(managerAware(), [JUNE, OCTOBER, OCTOBER])).toBeUndefined();
  });
  it('is only a suggestion: a person takes it there, and says why', () => {
    const when = at('2026-09-08 10:00');
    const more = { stage: '5', days: FIVE_DAYS };
    expect(takenUp().refuses('raised', when, more).because).toBe('needs-reason');
    expect(takenUp().then(theCase).offered).not.toContain('to:5');
    const up = takenUp().happened('raised', when, { ...more, reason: 'similar-cases' });
    expect(up.then(theCase).stage).toBe('5');
  });
});
