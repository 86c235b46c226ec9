import type { Protocol } from '../../bot/protocol/definition.ts';
import { type AdaptiveCard, text } from '../card-parts.ts';
import { type Field, type Note, fieldsAmong, note } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import type { Typed } from '../submission.ts';
import { sendSetUp, toSetUp } from './setup-action.ts';

export interface AddressesDesk {
  readonly protocol: Pick<Protocol, 'id' | 'shortTitle' | 'roles'>;
  readonly confirmed: readonly string[];
}

const printed = ({ protocol }: AddressesDesk) =>
  protocol.roles.flatMap(({ title, address }) => (address ? [{ title, ...address }] : []));

const isConfirmed = ({ confirmed }: AddressesDesk, email: string): boolean =>
  confirmed.some((it) => it.trim().toLowerCase() === email.trim().toLowerCase());

const itemsOf = (desk: AddressesDesk): (Field | Note)[] =>
  printed(desk).flatMap(({ title, email, why }, at) => [
    note(text(`**${title}**`, { spacing: 'Large' }), text(why, { spacing: 'Small' })),
    {
      kind: 'tick' as const,
      id: `address${at}`,
      label: `Is ${email} right?`,
      statement: 'Its owner has confirmed to us that this address is right.',
      required: false,
      missing: 'Please tick this only when its owner has confirmed it.',
      initial: isConfirmed(desk, email) ? 'true' : 'false',
    },
  ]);

/** Printed addresses to which nothing is sent before their owner has confirmed them. */
export const renderAddresses = (desk: AddressesDesk, typed?: Typed): AdaptiveCard =>
  formCard(
    {
      title: `Printed addresses: ${desk.protocol.shortTitle}`,
      about: [
        text(
          'The document prints these addresses, and something about them is doubtful. Nothing is sent there until somebody has asked their owner. The address in the directory is used as soon as it is ticked here.',
        ),
      ],
      items: itemsOf(desk),
      actions: [
        sendSetUp('Save', 'addresses-save', { protocol: desk.protocol.id }),
        toSetUp('Back', 'state', { protocol: desk.protocol.id }),
      ],
    },
    typed,
  );

/** The printed addresses that are ticked; nothing but what the document prints can be. */
export function parseAddresses(desk: AddressesDesk, inputs: unknown): string[] {
  const { values } = readFields(fieldsAmong(itemsOf(desk)), inputs);
  return printed(desk).flatMap(({ email }, at) =>
    values[`address${at}`] === 'true' ? [email.toLowerCase()] : [],
  );
}
