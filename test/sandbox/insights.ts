import { type Faults } from './faults.ts';
import { type RecordedRequest, startHttpService } from './http-service.ts';

/** One thing that Application Insights was sent: a number, a request. */
export interface Envelope {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly data: {
    readonly baseType: string;
    readonly baseData: {
      readonly name?: string;
      readonly success?: boolean;
      readonly properties?: Readonly<Record<string, string>>;
      readonly metrics?: readonly {
        readonly name: string;
        readonly value: number;
        readonly count?: number;
      }[];
    };
  };
}

export interface Insights {
  readonly url: string;
  readonly faults: Faults;
  /** What makes the app send here. */
  env(): { APPLICATIONINSIGHTS_CONNECTION_STRING: string };
  /** Everything that was taken, oldest first. */
  envelopes(): Envelope[];
  /** The sum of a metric over everything that was taken; of those points alone that have these properties. */
  sum(metric: string, properties?: Readonly<Record<string, string>>): number;
  requests(): RecordedRequest[];
  stop(): Promise<void>;
}

const KEY = '00000000-0000-4000-8000-000000000001';

/** Starts a stand-in for the ingestion endpoint of Application Insights. Rejects when the port is taken. */
export async function startInsights(port?: number): Promise<Insights> {
  const service = await startHttpService({
    port,
    answer: ({ body, path }) => {
      if (!path.endsWith('/track') || !Array.isArray(body)) return { status: 400 };
      return {
        status: 200,
        body: { itemsReceived: body.length, itemsAccepted: body.length, errors: [] },
      };
    },
  });
  const taken = (): Envelope[] =>
    service
      .requests()
      .filter(({ status }) => status === 200)
      .flatMap(({ body }) => body as Envelope[]);
  return {
    url: service.url,
    faults: service.faults,
    env: () => ({
      APPLICATIONINSIGHTS_CONNECTION_STRING: `InstrumentationKey=${KEY};IngestionEndpoint=${service.url}/`,
    }),
    envelopes: taken,
    sum: (metric, properties = {}) =>
      taken()
        .map(({ data }) => data.baseData)
        .filter((it) => Object.entries(properties).every(([name, value]) => it.properties?.[name] === value))
        .flatMap(({ metrics = [] }) => metrics.filter(({ name }) => name === metric))
        .reduce((sum, { value }) => sum + value, 0),
    requests: service.requests,
    stop: service.stop,
  };
}
