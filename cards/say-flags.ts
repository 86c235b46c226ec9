import { flagsOf } from '../bot/protocol/standing.ts';
import { heading, text, type CardElement } from './card-parts.ts';
import type { View } from './view.ts';

/** Of no protocol in particular: what the core marks a case with. */
const MARKS: Readonly<Record<string, string>> = {
  owner: 'The owner of the protocol has to be asked about this case.',
  'not-in-source': 'This case went up before the answer came. The printed procedure does not speak of that.',
};

/** What the protocol wants known about a case like this one, in its own words; for its parties, as it may tell of the child. */
export function sayFlags({ world, case: kase, now }: View): string[] {
  const own = new Map(world.protocol.flags.map(({ id, text: words }) => [id, words]));
  return flagsOf(world, kase, now).flatMap((flag) => own.get(flag) ?? MARKS[flag] ?? []);
}

/** The same as blocks of a card; none where there is nothing to say. */
export function showFlags(view: View): CardElement[] {
  const flags = sayFlags(view);
  return flags.length > 0 ? [heading('Good to know'), ...flags.map((flag) => text(flag))] : [];
}
