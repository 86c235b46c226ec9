import { describe, expect, test } from 'vitest';
import { renderRoot } from '../../cards/root-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { moment } from '../fixtures/play-case.ts';
import { sandwell } from '../fixtures/sample-cases.ts';
import { SANDWELL_STATES } from '../fixtures/sample-states.ts';
import { labelsOf, textOf } from './read-card.ts';

describe('the cards that stay in the thread', () => {
  test('the answer that a proposal waits for comes first, what is left over after it', () => {
    const { world, case: kase, now } = SANDWELL_STATES.proposed();
    const labels = labelsOf(renderStage(world, kase, '2', now));
    expect(labels[0]).toBe('Answer the proposal');
    expect(labels).toContain('Bring in my manager');
  });

  test('managers are not offered first what the practitioners should have done', () => {
    const { world, case: kase, now } = SANDWELL_STATES.lineManagers();
    const labels = labelsOf(renderStage(world, kase, '2', now));
    expect(labels.slice(0, 2)).toEqual(['We have talked', 'Propose how to settle it']);
  });

  test('whoever is brought in finds what it is about on the card that mentions them', () => {
    const { world, case: kase, now } = SANDWELL_STATES.lineManagers();
    expect(labelsOf(renderStage(world, kase, '2', now))).toContain('See the details');
  });

  test('no date is said that would be wrong on the next day', () => {
    const { world, case: kase } = sandwell();
    for (const now of ['2026-06-03 09:00', '2026-06-04 09:00', '2026-06-04 18:00'].map(moment)) {
      const said = [renderRoot(world, kase, now), renderStage(world, kase, '1', now)].map(textOf).join('\n');
      expect(said).not.toMatch(/today|tomorrow/);
      expect(said).toContain('Thursday 4 June');
    }
  });
});
