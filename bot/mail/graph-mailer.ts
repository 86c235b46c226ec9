import type { TokenCredential } from '@azure/identity';
import { openGraph } from '../graph/open-graph.ts';
import type { Delivery, DeliveryContext, Mailer } from '../ports/delivery.ts';
import { type Party, SERVICE } from '../protocol/case.ts';
import { partyTitle } from '../protocol/cast-role.ts';
import { entryOf } from '../protocol/entry-of.ts';
import type { PersonCard } from '../protocol/roster.ts';
import { unconfirmedAmong } from '../protocol/unconfirmed-address.ts';
import { buildMime } from './build-mime.ts';
import { composeWriting, type ComposedMail } from './compose-writing.ts';
import { isAddress } from './encode-header.ts';
import { messageId } from './message-number.ts';
import { composeNotice, type ComposedNotice } from './notice/compose-notice.ts';
import { postMail } from './post-mail.ts';

export interface GraphMailerOptions {
  readonly credential: TokenCredential;
  /** The service's own mailbox: every protocol for which none is set up sends from it. */
  readonly mailbox: string | undefined;
  /** Scheme and host without the version, such as `https://graph.microsoft.com`. */
  readonly graphUrl: string;
  /** How long to wait for a token, and again for the answer. In milliseconds; 10,000 when left out. */
  readonly timeoutMs?: number;
}

/** It is tried again for as long as anything is: somebody may set one up meanwhile. */
const NO_MAILBOX: Delivery = {
  outcome: 'failed',
  retry: true,
  why: 'no mailbox is set up for this procedure: its business manager can say "setup" to Counterpart and name one',
};

/**
 * Sends writings and notices through Microsoft Graph from the mailbox of the protocol, or the service's own, which keeps each in its Sent Items. One request
 * for one call, never a second: `unknown` is for a person to clear up. Delivered: `ids.mailId` is the Message-ID.
 * Throws `RangeError` when it is made with an address that is none.
 */
export function createGraphMailer(options: GraphMailerOptions): Mailer {
  const { credential, graphUrl, timeoutMs = 10_000 } = options;
  if (options.mailbox !== undefined && !isAddress(options.mailbox))
    throw new RangeError('the address of the service’s mailbox is not an e-mail address');
  const graph = openGraph({ credential, graphUrl, timeoutMs }).post;
  const mailboxOf = ({ world }: DeliveryContext): string => world.settings?.mailbox ?? options.mailbox ?? '';
  return {
    notify: async (notice, context) => {
      const mailbox = mailboxOf(context);
      if (!isAddress(mailbox)) return NO_MAILBOX;
      const mail = composeNotice(context, notice);
      const refused = mail ? cannotReach([mail.to], context) : 'this person has no part in the case any more';
      if (!mail || refused) return { outcome: 'failed', retry: false, why: refused ?? '' };
      const name = { mailId: messageId(mail.number, mailbox), number: mail.number };
      return postMail(graph, mailbox, toMime(asLetter(mail), mailbox, name.mailId, context), name);
    },
    send: async (duty, context) => {
      const mailbox = mailboxOf(context);
      if (!isAddress(mailbox)) return NO_MAILBOX;
      const refused = cannotSend(duty, context);
      if (refused) return { outcome: 'failed', retry: false, why: refused };
      const mail = composeWriting(context.world.protocol, context.case, duty, context.world.settings);
      const name = { mailId: messageId(mail.number, mailbox), number: mail.number };
      return postMail(graph, mailbox, toMime(mail, mailbox, name.mailId, context), name);
    },
  };
}

/** Why there is no sense in trying; an address that cannot be used is named by its role, as the thread would. */
function cannotSend(duty: string, context: DeliveryContext): string | undefined {
  const writing = entryOf(context.case.writings, duty);
  if (!writing) return 'the case has no such text to send';
  if (writing.to.length === 0) return 'the text is addressed to nobody';
  return cannotReach([...writing.to, ...writing.copies], context);
}

function cannotReach(people: readonly Party[], context: DeliveryContext): string | undefined {
  const [unconfirmed] = unconfirmedAmong(context.world, people);
  if (unconfirmed)
    return `the printed address of the ${unconfirmed.role.title} has not been confirmed by its owner`;
  const bad = people.find((party) => !isAddress(party.email));
  if (!bad) return undefined;
  const role = partyTitle(context.world.protocol, bad);
  return `the directory has no usable e-mail address for ${role}, ${bad.agencyName}`;
}

type Letter = Omit<ComposedMail, 'number'> & { readonly replyTo?: PersonCard | undefined };

/** To one person; whoever reads the answer must have an address that can stand in a header. */
const asLetter = ({ subject, html, text, to, replyTo }: ComposedNotice): Letter => ({
  subject,
  html,
  text,
  to: [to],
  cc: [],
  replyTo: replyTo && isAddress(replyTo.email) ? replyTo : undefined,
});

const toMime = (mail: Letter, mailbox: string, mailId: string, context: DeliveryContext): string =>
  buildMime({
    from: { name: SERVICE.name, email: mailbox },
    to: mail.to,
    cc: mail.cc,
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId: mailId,
    date: new Date(context.now),
  });
