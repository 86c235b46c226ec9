import { renderCase } from '../../cards/case-card.ts';
import { renderMyCases } from '../../cards/my-cases-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { sayUnknownCase } from '../../cards/say-refusal.ts';
import { isParty } from '../protocol/authority.ts';
import { type Answer, type Visit, asCard, asText } from './answer.ts';

export async function showMyCases({ deps, person }: Visit): Promise<Answer> {
  const cases = await deps.cases.mine(person.id);
  const list = cases.map((it) => ({ world: deps.cases.worldOf(it.protocol), case: it }));
  return asCard(renderMyCases(list, person.id, deps.clock.now()));
}

const ELSEWHERE =
  'This is not the channel of that case. Please ask me in our own chat, or in the thread of the case.';

/**
 * Shows a case to somebody who has a part in it. In its own channel, where everybody reads along, only what its
 * thread shows anyway, and in any other nothing; behind a button (`privately`) or in a personal chat, their own view.
 */
export async function showCase(
  { deps, person, inbound }: Visit,
  ref: string,
  privately = false,
): Promise<Answer> {
  const kase = await deps.cases.load(ref);
  // The same words for a case that is not there and for one that is not theirs: a reference must not be guessed at.
  if (!kase || !isParty(kase, person.id)) return asText(sayUnknownCase());
  const world = deps.cases.worldOf(kase.protocol);
  const now = deps.clock.now();
  if (privately || inbound.place.personal) return asCard(renderCase(world, kase, person.id, now));
  const itsOwn = kase.receipts['thread']?.ids['channelId'];
  return itsOwn !== undefined && itsOwn === inbound.place.channelId
    ? asCard(renderRoot(world, kase, now))
    : asText(ELSEWHERE);
}
