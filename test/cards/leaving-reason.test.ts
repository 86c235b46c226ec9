import { describe, expect, it } from 'vitest';
import { currentStage } from '../../bot/protocol/case.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { plusHours } from '../../bot/protocol/instant.ts';
import { nextStage } from '../../bot/protocol/ladder.ts';
import { stageOf } from '../../bot/protocol/world.ts';
import { reasonNeeded } from '../../cards/forms/leaving-reason.ts';
import type { Played } from '../fixtures/play-case.ts';
import { ALL_STATES } from '../fixtures/sample-states.ts';

/** What the core answers when somebody goes up without a reason; the first answer that is not "not yours". */
function refusalWithoutReason(played: Played, to: string, now: string): string {
  const key = stageOf(played.world.protocol, to).opensOn[0] ?? 'referred';
  for (const actor of played.case.parties) {
    const decision = decide(played.world, played.case, {
      id: 'x',
      now,
      actor,
      type: 'record',
      report: { key, stage: to },
    });
    const refused = 'refused' in decision ? decision.refused.because : 'accepted';
    if (refused !== 'not-yours') return refused;
  }
  return 'not-yours';
}

const states = Object.entries(ALL_STATES);
const later = [1, 26, 24 * 7, 24 * 30];

describe('the reason for going up is asked for exactly where the core asks for it', () => {
  it.each(states)('%s', (_, make) => {
    const played = make();
    const stage = currentStage(played.case)?.stage ?? '';
    const next = nextStage(played.world, played.case, stage);
    if (!next || played.case.outcome) return;
    for (const hours of later) {
      const now = plusHours(played.now, hours);
      const core = refusalWithoutReason(played, next.id, now);
      if (core === 'not-now' || core === 'needs-document') continue;
      const from = stageOf(played.world.protocol, stage);
      const needed = reasonNeeded(played.world, played.case, from, next, now);
      expect([hours, needed === undefined]).toEqual([hours, core === 'accepted']);
    }
  });
});
