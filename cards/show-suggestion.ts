import { suggestedStage } from '../bot/protocol/standing.ts';
import { stageOf } from '../bot/protocol/world.ts';
import { bold, box } from './card-blocks.ts';
import { type CardElement, text } from './card-parts.ts';
import { stagePeople } from './say-people.ts';
import type { View } from './view.ts';

/** That several cases of this kind are on record, and where the protocol lets it go for that. Nobody has to. */
export function showSuggestion({ world, case: kase }: View): CardElement[] {
  const suggested = suggestedStage(world, kase);
  const words = world.protocol.pattern?.text;
  if (suggested === undefined || words === undefined) return [];
  const who = stagePeople(world, stageOf(world.protocol, suggested));
  return [box('accent', [bold(`It could go to ${who}`), text(words, { spacing: 'Small' })])];
}
