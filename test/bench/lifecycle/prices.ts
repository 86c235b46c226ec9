/** A price that is charged by the piece. US dollars. */
export interface Price {
  readonly what: string;
  /** Undefined: no list price was found, and none is guessed. */
  readonly each: number | undefined;
  readonly said: string;
  /** The day for which it was looked up, ISO 8601. */
  readonly asOf: string;
  readonly source: string;
}

const RETAIL = 'Azure Retail Prices API, pay as you go';

/** List prices. They differ a little by region and currency, and change: look them up before you rely on a sum. */
export const PRICES = {
  storageRequest: {
    what: 'Table Storage, a request',
    each: 0.00036 / 10_000,
    said: '$0.00036 for 10,000 of any kind; a transaction of many rows is one request',
    asOf: '2026-09-22',
    source: `${RETAIL}, Standard LRS`,
  },
  execution: {
    what: 'Functions (Flex Consumption, on demand), an execution',
    each: 0.4 / 1_000_000,
    said: '$0.40 for a million; the first 250,000 a month are free and are counted here all the same',
    asOf: '2026-09-26',
    source: `${RETAIL}, East US 2`,
  },
  gbSecond: {
    what: 'Functions (Flex Consumption, on demand), a GB for a second',
    each: 0.000026,
    said: '$0.000026; the first 100,000 a month are free and are counted here all the same',
    asOf: '2026-09-26',
    source: `${RETAIL}, East US 2`,
  },
  teamsMessage: {
    what: 'Azure Bot F0, a message in Teams',
    each: 0,
    said: 'F0 is the free tier, and Teams is a standard channel',
    asOf: '2026-11-22',
    source: 'the name of the tier in the deployment; no dated price list was found',
  },
  mail: {
    what: 'Microsoft Graph sendMail, a mail',
    each: undefined,
    said: 'no list price was found: it goes through a mailbox that the partnership has',
    asOf: '2026-11-22',
    source: 'none',
  },
} as const satisfies Record<string, Price>;

/** As deployed: the memory of an instance, in GB. */
export const INSTANCE_GB = 2;
/** An execution is reckoned with this time, in seconds: turns are shorter, and two at once share an instance. */
export const LEAST_SECONDS = 1;

export interface Used {
  readonly storageRequests: number;
  readonly executions: number;
}

/** US dollars. What has no list price is left out. */
export const priceOf = ({ storageRequests, executions }: Used): number =>
  storageRequests * PRICES.storageRequest.each +
  executions * (PRICES.execution.each + LEAST_SECONDS * INSTANCE_GB * PRICES.gbSecond.each);
