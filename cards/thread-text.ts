import type { Case } from '../bot/protocol/case.ts';
import type { Effect } from '../bot/protocol/effect.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import type { World } from '../bot/protocol/world.ts';
import type { MentionText } from './mention.ts';
import { mentionText } from './mention-text.ts';
import { withReason } from './provisional.ts';
import { remindText } from './remind-text.ts';
import { tellText } from './tell-text.ts';
import type { View } from './view.ts';

export type ThreadEffect = Extract<Effect, { kind: 'mention-holders' | 'remind' | 'tell-thread' }>;

/**
 * A short reply in a case's thread, as markdown. `mentions` are to become entities whose text is `<at>name</at>` to
 * the letter. Reference, agencies, roles, names of professionals and dates only: no word of the dispute.
 */
export function threadText(world: World, kase: Case, effect: ThreadEffect, now: Instant): MentionText {
  const view = { world, case: kase, now };
  const said = sayEffect(view, effect);
  return { ...said, text: withReason(world.calendar, said.text) };
}

function sayEffect(view: View, effect: ThreadEffect): MentionText {
  switch (effect.kind) {
    case 'mention-holders':
      return mentionText(view, effect);
    case 'remind':
      return remindText(view, effect);
    case 'tell-thread':
      return { text: tellText(view, effect), mentions: [] };
  }
}
