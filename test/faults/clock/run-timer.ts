import { type Case, SERVICE } from '../../../bot/protocol/case.ts';
import { decide } from '../../../bot/protocol/decide/decide.ts';
import { nextWake } from '../../../bot/protocol/remind.ts';
import type { World } from '../../../bot/protocol/world.ts';
import { MINUTE, type Outage, type Reminder, tickFrom } from './expected.ts';

/** What came while the timer ran, and what must not be. */
export interface Ran {
  readonly reminders: readonly Reminder[];
  readonly messages: number;
  readonly wrong: readonly string[];
}

/**
 * Lets the timer of the product tick every minute, but in an outage, while nobody does anything. As in the product, a
 * case is looked at only once the moment has come that it asked for when it was last written.
 */
export function runTimer(
  world: World,
  start: Case,
  { from, until, outage }: { readonly from: number; readonly until: number; readonly outage?: Outage },
): Ran {
  const reminders: Reminder[] = [];
  const wrong: string[] = [];
  const known = new Set<string>();
  let messages = 0;
  let kase = start;
  let wakeAt = nextWake(world, kase, new Date(from).toISOString());
  for (let tick = tickFrom(from, outage); wakeAt !== undefined; tick += MINUTE) {
    tick = tickFrom(Math.max(tick, Date.parse(wakeAt)), outage);
    if (tick > until) break;
    const now = new Date(tick).toISOString();
    const woken = decide(world, kase, { type: 'wake', id: `wake:${now}`, now, actor: SERVICE });
    if ('refused' in woken) return { reminders, messages, wrong: [`the timer was refused at ${now}`] };
    const told = woken.events.flatMap((it) => (it.type === 'reminded' ? Object.entries(it.slots) : []));
    reminders.push(...told.map(([key, slot]) => ({ key, slot: Date.parse(slot), sentAt: tick })));
    const said = woken.effects.filter(({ kind }) => kind === 'remind');
    messages += said.length;
    // A reminder that comes twice would come every minute: that is enough to be told of.
    if (told.some(([key, slot]) => known.has(`${key} ${slot}`))) break;
    for (const [key, slot] of told) known.add(`${key} ${slot}`);
    if (said.length > 1) wrong.push(`${said.length} messages at ${now}, not one for all duties`);
    const named = said.reduce((sum, it) => sum + (it.kind === 'remind' ? it.duties.length : 0), 0);
    if (named !== told.length) wrong.push(`${now}: ${told.length} on record, ${named} in the message`);
    kase = woken.next;
    wakeAt = nextWake(world, kase, now);
  }
  return { reminders, messages, wrong };
}
