import { contactsOf } from '../../bot/protocol/gate.ts';
import type { World } from '../../bot/protocol/world.ts';
import { type CardElement, text } from '../card-parts.ts';
import { contactLine } from '../contact-lines.ts';

/** A procedure, and what its owner has set for it. */
export type Called = Pick<World, 'protocol' | 'settings'>;

/** A procedure's numbers for children and for adults, on a line each; its note where there are none. */
function numbersOf(world: Called): CardElement[] {
  const contacts = contactsOf(world, () => true);
  const printed = contacts.filter(({ given }) => !given);
  const lines = printed.map(({ label, phone }) => `- ${label}: **${phone ?? 'no number is printed'}**`);
  const note = world.protocol.gate.note ?? 'Use the safeguarding route of your own agency.';
  const said = lines.length > 0 ? lines.join('\n') : contacts.length === 0 ? note : '';
  return [
    ...(said === '' ? [] : [text(said, { spacing: 'None' })]),
    ...contacts.filter(({ given }) => given).map(contactLine),
  ];
}

/** Whom to ring, for every procedure that can be raised here. */
export const numbersBox = (worlds: readonly Called[], lead: readonly CardElement[] = []): CardElement => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Medium',
  items: [
    ...lead,
    ...worlds.flatMap((world) => [
      text(world.protocol.shortTitle, { weight: 'Bolder', spacing: 'Medium' }),
      ...numbersOf(world),
    ]),
  ],
});

export const showNumbers = (worlds: readonly Called[]): CardElement[] => [
  numbersBox(worlds, [
    text('If yes, act now. Do not wait for this form. In an emergency ring 999.', { weight: 'Bolder' }),
  ]),
];
