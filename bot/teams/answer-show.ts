import { renderCase } from '../../cards/case-card.ts';
import { renderMyCases } from '../../cards/my-cases-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { hadPart, sayNothingToRead, sayUnknownCase } from '../../cards/say-refusal.ts';
import type { View } from '../../cards/view.ts';
import { isParty } from '../protocol/authority.ts';
import { castNow } from '../protocol/cast-now.ts';
import { partsReached, readingOf } from '../protocol/reading.ts';
import { type Answer, type Visit, asCard, asText } from './answer.ts';
import { noteLook } from './note-look.ts';
import { noteRefusal } from './put-on-record.ts';

/** The cases that have come to a person; those of which they may be called later are not theirs yet. */
export async function showMyCases({ deps, person }: Visit): Promise<Answer> {
  const now = deps.clock.now();
  const list = (await deps.cases.mine(person.id))
    .map((it) => ({ world: deps.cases.worldOf(it.protocol), case: it }))
    .map(({ world, case: kase }) => ({ world, case: castNow(world, kase, now) }))
    .filter(({ world, case: kase }) => partsReached(world, kase, person.id, now).length > 0);
  return asCard(renderMyCases(list, person.id, now));
}

const ELSEWHERE =
  'This is not the channel of that case. Please ask me in our own chat, or in the thread of the case.';

/**
 * The same words for a case that is not there and for one that is not theirs: a reference must not be guessed at. Only
 * whoever once had a part is told, alone, that it is not theirs any more.
 */
async function notTheirs(visit: Visit, view: View, alone: boolean): Promise<Answer> {
  const { person } = visit;
  await noteRefusal(visit, view.case, view.now, 'case', 'not-a-party');
  return asText(alone && hadPart(view, person.id) ? sayNothingToRead(view, person.id) : sayUnknownCase());
}

/**
 * Shows a case to somebody who has a part in it. In its own channel, where everybody reads along, only what its
 * thread shows anyway, and in any other nothing; behind a button (`privately`) or in a personal chat, their own view.
 */
export async function showCase(visit: Visit, ref: string, privately = false): Promise<Answer> {
  const { deps, person, inbound } = visit;
  const loaded = await deps.cases.load(ref);
  if (!loaded) return asText(sayUnknownCase());
  const world = deps.cases.worldOf(loaded.case.protocol);
  const now = deps.clock.now();
  const kase = castNow(world, loaded.case, now);
  const alone = privately || inbound.place.personal;
  if (!isParty(kase, person.id) && readingOf(world, kase, person.id, now).may === 'nothing')
    return notTheirs(visit, { world, case: kase, now }, alone);
  if (alone) return asCard(renderCase(world, await noteLook(visit, kase, now), person.id, now));
  const itsOwn = kase.receipts['thread']?.ids['channelId'];
  return itsOwn !== undefined && itsOwn === inbound.place.channelId
    ? asCard(renderRoot(world, kase, now))
    : asText(ELSEWHERE);
}
