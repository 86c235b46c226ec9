import type { Protocol } from '../../bot/protocol/definition.ts';
import type { GateContact } from '../../bot/protocol/gate.ts';
import { type AdaptiveCard, type CardElement, text } from '../card-parts.ts';
import { type Field, type Fold, fieldsAmong } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { sendSetUp, toSetUp } from './setup-action.ts';

/** So many numbers can be taken in at a glance by somebody who is frightened. */
export const MOST_CONTACTS = 5;
const SHOWN_AT_FIRST = 2;

export interface ContactsDesk {
  readonly protocol: Pick<Protocol, 'id' | 'shortTitle' | 'gate'>;
  readonly contacts: readonly Contact[];
}
export interface Contact {
  readonly label: string;
  readonly phone: string;
}

/** What stands in the form: what was given, then the printed contacts that have no number. */
function startOf({ protocol, contacts }: ContactsDesk): GateContact[] {
  const isGiven = (label: string): boolean =>
    contacts.some((it) => it.label.trim().toLowerCase() === label.trim().toLowerCase());
  const lacking = protocol.gate.contacts.filter(({ label, phone }) => phone === undefined && !isGiven(label));
  return [...contacts, ...lacking.map(({ label }) => ({ label }))].slice(0, MOST_CONTACTS);
}

const row = (at: number, start: GateContact | undefined): Field[] => [
  {
    kind: 'text',
    lines: 'one',
    max: 80,
    id: `label${at}`,
    label: `Whom to ring (${at})`,
    required: false,
    missing: 'Please say whom one rings.',
    initial: start?.label,
    ...(at === 1 && { hint: 'For example: Emergency Duty Team, at night and at weekends.' }),
  },
  {
    kind: 'text',
    lines: 'one',
    max: 40,
    id: `phone${at}`,
    label: `Number (${at})`,
    required: false,
    missing: 'Please give the number.',
    initial: start?.phone,
  },
];

function itemsOf(desk: ContactsDesk): (Field | Fold)[] {
  const start = startOf(desk);
  const rows = Array.from({ length: MOST_CONTACTS }, (_, at) => row(at + 1, start[at]));
  const open = Math.max(SHOWN_AT_FIRST, start.length);
  const more = rows.slice(open).flat();
  return [
    ...rows.slice(0, open).flat(),
    ...(more.length > 0
      ? [{ kind: 'fold' as const, id: 'foldMore', label: 'More numbers', fields: more }]
      : []),
  ];
}

function about({ protocol }: ContactsDesk): CardElement[] {
  const printed = protocol.gate.contacts.filter(({ phone }) => phone !== undefined);
  const lines = printed.map(({ label, phone }) => `- ${label}: ${phone ?? ''}`);
  return [
    text(
      'These numbers are shown to everybody who says that a child may be in danger. Each is marked as given by the partnership, not by the document. Please ring each of them once before you save it.',
    ),
    ...(lines.length > 0
      ? [
          text('The document prints these, and they are shown anyway:'),
          text(lines.join('\n'), { spacing: 'Small' }),
        ]
      : [text('The document prints no number.')]),
  ];
}

/** The numbers that the document does not print. An empty line is taken away. */
export const renderContacts = (desk: ContactsDesk, typed?: Typed, problems?: Problems): AdaptiveCard =>
  formCard(
    {
      title: `Emergency numbers: ${desk.protocol.shortTitle}`,
      about: about(desk),
      items: itemsOf(desk),
      actions: [
        sendSetUp('Save the numbers', 'contacts-save', { protocol: desk.protocol.id }),
        toSetUp('Back', 'state', { protocol: desk.protocol.id }),
      ],
    },
    typed,
    problems,
  );

/** As people write a number: `0121 496 0000`, `+44 121 496 0000`, `(0121) 496-0000`, `999`, with an extension. */
const PHONE = /^\+?[\d ()-]{3,30}( ?(ext\.?|x) ?\d{1,6})?$/i;

function problemOf(label: string, phone: string, at: number): Problems {
  if (phone === '' && label === '') return {};
  if (label === '') return { [`label${at}`]: 'Please say whom one rings at this number.' };
  if (phone === '') return {};
  const digits = phone.replace(/\D/g, '').length;
  return PHONE.test(phone) && digits >= 3
    ? {}
    : { [`phone${at}`]: 'Please check the number: use digits, blanks and + only.' };
}

/** Whom to ring, and where. A name without a number is left out: it is not known yet. */
export function parseContacts(desk: ContactsDesk, inputs: unknown): Parsed<Contact[]> {
  const { values, problems } = readFields(fieldsAmong(itemsOf(desk)), inputs);
  const rows = Array.from({ length: MOST_CONTACTS }, (_, at) => ({
    label: (values[`label${at + 1}`] ?? '').trim(),
    phone: (values[`phone${at + 1}`] ?? '').trim(),
  }));
  const wrong = rows.map(({ label, phone }, at) => problemOf(label, phone, at + 1));
  const all: Problems = Object.assign({}, ...wrong, problems) as Problems;
  if (Object.keys(all).length > 0) return { problems: all };
  return { value: rows.filter(({ phone }) => phone !== '') };
}
