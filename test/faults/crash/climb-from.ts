import { setTimeout as sleep } from 'node:timers/promises';
import type { Effect } from '../../../bot/protocol/effect.ts';
import { nextWake } from '../../../bot/protocol/remind.ts';
import { type ProtocolState, statesFrom } from '../../fixtures/climb-protocol.ts';
import { forget, type Keepsake, keep } from './keepsake.ts';
import type { Setting } from './setting.ts';

/** Longer than connections to a stand-in last that nobody uses: after it none is used that the other end has closed. */
const LOOK_ROUND_MS = 50;
/** Rows in one transaction are limited. */
const EVENTS_AT_ONCE = 40;

/** Every state that a case which somebody has raised can come to, as the product's own rules have it. */
export async function climbFrom(
  setting: Setting,
  ref: string,
  only?: readonly string[],
): Promise<ProtocolState[]> {
  const loaded = await setting.store.load(ref);
  if (!loaded) throw new Error(`there is no case ${ref}`);
  const world = setting.worldOf(loaded.case.protocol);
  const events = await setting.store.events(ref);
  const raised = { world, case: loaded.case, events, effects: [], told: [], now: setting.now() };
  const states = statesFrom(world, raised, only);
  await sleep(LOOK_ROUND_MS);
  return states;
}

/** What the thread has to show for it: its cards. Mentions and mails of the way here are not sent anew. */
const shows = ({ kind }: Effect): boolean =>
  kind === 'ask-for-action' || kind === 'refresh-stage' || kind === 'refresh-thread';

/**
 * Lays a case in that state into the storage, with a thread that shows it, as it would stand there had people taken it
 * so far. `raised` is the case as it was raised: its thread is taken over.
 */
export async function lay(setting: Setting, raised: Keepsake, state: ProtocolState): Promise<Keepsake> {
  const { store, live } = setting;
  const { case: next, events, world, now } = state;
  await forget(setting, next.ref);
  for (const { id, ...thread } of raised.threads)
    setting.connector.world.conversations.set(id, { id, ...thread, messages: [...thread.messages] });
  setting.becomes(now);
  for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
    const before = await store.load(next.ref);
    const isLast = from + EVENTS_AT_ONCE >= events.length;
    const done = await store.commit({
      next,
      ...(before ? { expected: before.version } : {}),
      commandIds: [`laid ${from}`],
      events: events.slice(from, from + EVENTS_AT_ONCE),
      effects: isLast ? state.effects.filter(shows) : [],
      settled: [],
      wakeAt: nextWake(world, next, now),
    });
    if (done.done !== 'committed') throw new Error(`${next.ref} could not be laid: ${done.done}`);
  }
  await live.deliver();
  return keep(setting, next.ref);
}
