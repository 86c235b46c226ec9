import { describe, expect, it } from 'vitest';
import { at, given } from '../fixtures/given.ts';
import { worldOf } from '../fixtures/play-case.ts';

const atTheLineManagers = () =>
  given(worldOf('sandwell-safeguarding'), { cpPlan: false, lookedAfter: false }).happened(
    'manager-aware',
    at('2026-05-11 09:00'),
  );
const mentioned = (story: ReturnType<typeof atTheLineManagers>) =>
  story.effects.filter((it) => it.kind === 'mention-holders' && it.reason === 'fact-asked');

describe('a child who becomes looked after while the case runs', () => {
  it('whoever must now tell the Reviewing Officer is called at once, not by the next reminder', () => {
    const told = atTheLineManagers().happened('facts-changed', at('2026-05-11 10:00'), {
      by: 'raising practitioner',
      facts: { lookedAfter: true },
    });
    expect(mentioned(told)).toMatchObject([{ people: ['raising:line-manager', 'receiving:line-manager'] }]);
  });
  it('nobody is called by a fact that asks for nothing', () => {
    const told = atTheLineManagers().happened('facts-changed', at('2026-05-11 10:00'), {
      by: 'raising practitioner',
      facts: { lookedAfter: false },
    });
    expect(mentioned(told)).toEqual([]);
  });
  it('papers that must be there before the next stage are asked for by whoever goes up without saying that it failed', () => {
    const late = atTheLineManagers()
      .happened('unresolved', at('2026-05-11 10:00'), { reason: 'no way forward' })
      .happened('referred', at('2026-05-11 11:00'), { stage: '2' });
    const { because, duties } = late.refuses('form-received', at('2026-06-11 11:00'), { stage: '3' });
    expect([because, duties]).toEqual(['needs-document', ['2f', '2g']]);
  });
});
