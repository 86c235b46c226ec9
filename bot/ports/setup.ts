import type { Instant } from '../protocol/instant.ts';
import type { Delivery } from './delivery.ts';

/** A mail that somebody sends to themselves, to see that a mailbox works. */
export interface TestMail {
  /** The mailbox that is tried. */
  readonly mailbox: string;
  readonly to: { readonly name: string; readonly email: string };
  /** The words by which the person shows that it has arrived. */
  readonly code: string;
  /** What it is for: the procedure's short title. */
  readonly procedure: string;
  readonly at: Instant;
}

/** What setting up asks of the service beside the directory. */
export interface SetUpDesk {
  /** The service's own mailbox: used by every procedure that names none. */
  readonly mailbox: string | undefined;
  /** The directory's id of somebody who is added with this address: always the same for one address. */
  idFor(email: string): string;
  /** Sends it once; never rejects. */
  sendTest(mail: TestMail): Promise<Delivery>;
}
