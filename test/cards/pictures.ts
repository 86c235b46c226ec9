import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { renderMyCases } from '../../cards/my-cases-card.ts';
import { renderNotice } from '../../cards/notice-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { sayRefusal, sayStale } from '../../cards/say-refusal.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { currentStage } from '../../bot/protocol/case.ts';
import type { Played } from '../fixtures/play-case.ts';
import { ALL_STATES, DORSET_STATES, SANDWELL_STATES } from '../fixtures/sample-states.ts';

const here = (played: Played): string => currentStage(played.case)?.stage ?? '';
const later = (played: Played, now: string): Played => ({ ...played, now });

/** Every card that is worth a picture, by a name for it. */
export function pictures(): Record<string, AdaptiveCard> {
  const drawn: Record<string, AdaptiveCard> = {};
  for (const [name, make] of Object.entries(ALL_STATES)) {
    const played = make();
    drawn[`root-${name}`] = renderRoot(played.world, played.case, played.now);
    drawn[`stage-${name}`] = renderStage(played.world, played.case, here(played), played.now);
  }
  const late = later(SANDWELL_STATES.lineManagers(), '2026-06-16T09:00:00.000Z');
  const two = SANDWELL_STATES.lineManagers();
  const answered = DORSET_STATES.answered();
  const closed = SANDWELL_STATES.closed();
  return {
    ...drawn,
    'root-late': renderRoot(late.world, late.case, late.now),
    'stage-late-open-more': renderStage(late.world, late.case, '2', late.now),
    'stage-ended': renderStage(two.world, two.case, '1', two.now),
    'case-tom': renderCase(two.world, two.case, 'tom', two.now),
    'case-helen-open-more': renderCase(two.world, two.case, 'helen', two.now),
    'case-laura': renderCase(answered.world, answered.case, 'laura', answered.now),
    'my-cases': renderMyCases([two, answered, closed, late], 'priya', two.now),
    'my-cases-none': renderMyCases([], 'priya', two.now),
    details: renderDetails({ ...closed, viewer: 'priya' }),
    'notice-refused': renderNotice({
      kind: 'refused',
      text: sayRefusal(two.world, two.case, { because: 'not-yours', holders: ['helen', 'colin'] }, two.now),
      back: { case: two.case, surface: 'stage' },
    }),
    'notice-stale': renderNotice({
      kind: 'stale',
      text: sayStale(two),
      back: { case: two.case, surface: 'stage' },
    }),
  };
}
