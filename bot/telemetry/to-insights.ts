import { AzureMonitorMetricExporter, AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { countIn } from './count-told.ts';
import type { InsightsOptions, InsightsSink } from './send-to-insights.ts';
import { spanOf } from './span-of.ts';

/** How often the numbers are sent, in milliseconds. */
const EVERY_MS = 60_000;
/** What waits to be sent, at most; what comes when it is full is lost, and nobody waits for it. */
const MOST_SPANS = 2_048;

type Options = ConstructorParameters<typeof AzureMonitorMetricExporter>[0];
type Exporter = Pick<AzureMonitorMetricExporter, 'export'>;

/** The service may send its clients elsewhere. Ours has a token with it, and goes nowhere but where it was told to. */
const stayHere: NonNullable<NonNullable<Options>['additionalPolicies']>[number] = {
  position: 'perRetry',
  policy: {
    name: 'stay-here',
    sendRequest: async (request, next) => {
      const response = await next(request);
      return response.status >= 300 && response.status < 400 ? { ...response, status: 421 } : response;
    },
  },
};

function exporterOptions({ connectionString, endpoint, credential }: InsightsOptions): Options {
  return {
    connectionString,
    // Its own reading of the string makes https of every address: only a stand-in on this machine has http.
    ...(endpoint?.startsWith('http://') && { host: endpoint, allowInsecureConnection: true }),
    ...(credential && { credential }),
    // What could not be sent is lost; it does not lie about on a disk.
    disableOfflineStorage: true,
    retryOptions: { maxRetries: 1 },
    additionalPolicies: [stayHere],
  };
}

/** Tells once when nothing can be sent any more, and lets the next failure after a success be told again. */
function tellingOf<Exporting extends Exporter>(exporter: Exporting, onAway: () => void): Exporting {
  let away = false;
  const send = exporter.export.bind(exporter);
  exporter.export = (metrics, done) =>
    send(metrics, (result) => {
      const failed = (result.code as number) !== 0;
      if (failed && !away) onAway();
      away = failed;
      done(result);
    });
  return exporter;
}

function meterFor(options: InsightsOptions, resource: Resource): MeterProvider {
  const exporter = tellingOf(new AzureMonitorMetricExporter(exporterOptions(options)), options.onAway);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: EVERY_MS });
  return new MeterProvider({ resource, readers: [reader] });
}

/** Turns what is told into metrics and requests of Application Insights. Loaded when the first is told, as it is large. */
export function openInsights(options: InsightsOptions): InsightsSink {
  // The library would tell its maker how it is used, at addresses of its own.
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = 'true';
  const resource = resourceFromAttributes({ 'service.name': 'counterpart' });
  const meters = meterFor(options, resource);
  const spans = new BatchSpanProcessor(new AzureMonitorTraceExporter(exporterOptions(options)), {
    maxQueueSize: MOST_SPANS,
  });
  const tracers = new BasicTracerProvider({ resource, spanProcessors: [spans] });
  const count = countIn(meters.getMeter('counterpart'));
  const tracer = tracers.getTracer('counterpart');
  return {
    tell: (told) => {
      count(told);
      spanOf(tracer, told);
    },
    flush: async () => {
      await Promise.allSettled([meters.forceFlush(), tracers.forceFlush()]);
    },
  };
}
