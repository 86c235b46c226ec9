import { describe, expect, it } from 'vitest';
import { openDuties } from '../fixtures/claims.ts';
import { at } from '../fixtures/given.ts';
import { raised } from '../fixtures/on-the-way.ts';

const LATER = at('2027-03-01 10:00');

describe('what becomes known of a case on its way', () => {
  it('a gap in policy opens the duty to report it to the Chair of the Board (SS.5)', () => {
    const story = raised().happened('facts-changed', LATER, { facts: { policyGap: true } });
    expect(story.then(openDuties)).toContain('policy-gap');
  });
  it('who the two sides are is not a fact that somebody may change', () => {
    const facts = { receiving: { role: 'corporate-director' } };
    expect(raised().refuses('facts-changed', LATER, { facts }).because).toBe('unknown');
  });
});
