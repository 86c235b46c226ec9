import { describe, expect, it } from 'vitest';
import { threadText, type ThreadEffect } from '../../cards/thread-text.ts';
import { fillForm } from '../fixtures/fill-form.ts';
import { at, given } from '../fixtures/given.ts';
import { worldOf } from '../fixtures/play-case.ts';

const safeguarding = worldOf('sandwell-safeguarding');

describe('a form that comes to the Business Manager', () => {
  const sent = () =>
    given(safeguarding, {})
      .happened('manager-aware', at('2026-05-11 09:00'))
      .happened('unresolved', at('2026-05-12 09:00'), { reason: 'no way forward' })
      .happened('referred', at('2026-05-12 10:00'), { stage: '2' })
      .writes('2e', at('2026-05-12 11:00'))
      .mailArrives('2e', at('2026-05-12 11:01'));

  it('is told to her in the thread too: an e-mail alone may lie unread', () => {
    const story = sent();
    const mention = story.effects.find((it) => it.kind === 'mention-holders' && it.reason === 'part-asked');
    expect(mention).toMatchObject({ people: ['neutral:business-manager'] });
    const { text } = threadText(story.world, story.case, mention as ThreadEffect, story.now);
    expect(text).toMatch(
      /neutral:business-manager.*Your part of XX-000000 has begun.*Business Manager's part/,
    );
    const words = Object.values(fillForm(safeguarding.protocol, '2e')).filter((word) => word.length > 12);
    for (const word of words) expect(text).not.toContain(word);
  });
  it('nobody else is called for it', () => {
    const called = sent().effects.filter((it) => it.kind === 'mention-holders' && it.reason === 'part-asked');
    expect(called).toHaveLength(1);
  });
});
