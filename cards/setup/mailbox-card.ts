import { box } from '../card-blocks.ts';
import { type AdaptiveCard, type CardElement, text, words } from '../card-parts.ts';
import { type Field, fieldsAmong } from '../fields/field.ts';
import { formCard } from '../fields/form-card.ts';
import { readFields } from '../fields/read-fields.ts';
import { plainName } from '../say-people.ts';
import type { Parsed, Problems, Typed } from '../submission.ts';
import { sendSetUp, toSetUp } from './setup-action.ts';

export interface MailboxDesk {
  readonly protocol: { readonly id: string; readonly shortTitle: string };
  /** What stands in the field at first. */
  readonly mailbox: string | undefined;
  /** Where a test mail goes: the address of whoever looks; undefined where it is not known. */
  readonly to: string | undefined;
  readonly tested: boolean;
}

const MAILBOX: Field = {
  kind: 'text',
  lines: 'one',
  max: 200,
  id: 'mailbox',
  label: 'Mailbox of the service',
  required: true,
  missing: 'Please give the address of the mailbox.',
  hint: 'A mailbox of your organisation, for example counterpart@your-council.gov.uk.',
};

const ADDRESS = /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\]+$/;

const aboutTest = ({ to, tested }: MailboxDesk): CardElement[] => [
  text(
    'The mails of this procedure go from this mailbox. Nobody has to read it: each mail says to whom an answer goes.',
  ),
  ...(tested ? [text('✔ A test mail from the mailbox below has arrived.')] : []),
  to === undefined
    ? text(
        'I do not know your own e-mail address, so I cannot send you a test mail. First name yourself as the business manager, or have yourself added to the directory.',
      )
    : text(`The test mail goes to you, at ${plainName(to)}, with words to type in here.`),
];

/** What to do where the mail service says no. */
const remedies = (): CardElement =>
  box('emphasis', [
    text('What to do', { weight: 'Bolder' }),
    text(
      [
        '1. Check the spelling of the address.',
        '2. Ask whoever looks after Microsoft 365 in your organisation: the app of Counterpart needs the Exchange role **Application Mail.Send**, with a scope that has this mailbox in it. It can take an hour until that works.',
        '3. Then press the button again.',
      ].join('\n'),
      { spacing: 'Small' },
    ),
  ]);

/** The mailbox of a procedure. `refused`: why the mail service did not send the test mail. */
export const renderMailbox = (
  desk: MailboxDesk,
  typed?: Typed,
  problems?: Problems,
  refused?: string,
): AdaptiveCard =>
  formCard(
    {
      title: `Mailbox: ${desk.protocol.shortTitle}`,
      about: [...(refused === undefined ? [] : [words(refused), remedies()]), ...aboutTest(desk)],
      // Without an address to send to, there is nothing to fill in.
      items: desk.to === undefined ? [] : [{ ...MAILBOX, initial: desk.mailbox }],
      actions: [
        ...(desk.to === undefined
          ? [toSetUp('Name the business manager', 'manager', { protocol: desk.protocol.id }, 'positive')]
          : [sendSetUp('Send a test mail to me', 'mailbox-test', { protocol: desk.protocol.id })]),
        toSetUp('Back', 'state', { protocol: desk.protocol.id }),
      ],
    },
    typed,
    problems,
  );

export function parseMailbox(inputs: unknown): Parsed<string> {
  const { values, problems } = readFields(fieldsAmong([MAILBOX]), inputs);
  if (Object.keys(problems).length > 0) return { problems };
  const mailbox = (values['mailbox'] ?? '').trim().toLowerCase();
  return ADDRESS.test(mailbox)
    ? { value: mailbox }
    : { problems: { mailbox: 'Please check the address: it is not an e-mail address.' } };
}

const CODE: Field = {
  kind: 'text',
  lines: 'one',
  max: 60,
  id: 'code',
  label: 'The words in the mail',
  required: true,
  missing: 'Please type the words that stand in the mail.',
};

export interface CodeDesk {
  readonly protocol: { readonly id: string; readonly shortTitle: string };
  readonly mailbox: string;
  readonly to: string;
  /** Nobody knows whether the mail went out. */
  readonly unsure: boolean;
}

/** After a test mail: it has worked when somebody has read it. */
export const renderMailCode = (desk: CodeDesk, typed?: Typed, problems?: Problems): AdaptiveCard =>
  formCard(
    {
      title: `A test mail is on its way: ${desk.protocol.shortTitle}`,
      about: [
        text(
          `From ${plainName(desk.mailbox)} to ${plainName(desk.to)}. It can take a minute; look among the junk mail too. Type the words of that mail here.`,
        ),
        ...(desk.unsure
          ? [text('The mail service did not say whether it took the mail: it may arrive or not.')]
          : []),
      ],
      items: [CODE],
      actions: [
        sendSetUp('It has arrived', 'mailbox-confirm', { protocol: desk.protocol.id }),
        toSetUp('It does not arrive', 'mailbox', { protocol: desk.protocol.id }),
        toSetUp('Later', 'state', { protocol: desk.protocol.id }),
      ],
    },
    typed,
    problems,
  );

/** The words, as they are compared: in small letters, with single blanks. */
export const plainCode = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, ' ');

export function parseMailCode(inputs: unknown): Parsed<string> {
  const { values, problems } = readFields([CODE], inputs);
  return Object.keys(problems).length > 0 ? { problems } : { value: plainCode(values['code'] ?? '') };
}
