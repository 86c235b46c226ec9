import type { TokenCredential } from '@azure/identity';
import type { Config } from './config.ts';
import { trySignIn } from './graph/try-sign-in.ts';
import { checkService } from './health/check-service.ts';
import { watchFarSides } from './health/far-side.ts';
import { keepHeartbeat } from './health/keep-heartbeat.ts';
import type { CaseStore } from './ports/case-store.ts';
import type { Clock } from './ports/clock.ts';
import type { TellTo, Told } from './ports/telemetry.ts';
import { earliestDue } from './store/earliest-due.ts';
import { createTableServiceStore } from './store/table-service-store.ts';
import type { Tables } from './tables/open-tables.ts';
import { createTelemetry } from './telemetry/create-telemetry.ts';
import { type InsightsSink, sendToInsights } from './telemetry/send-to-insights.ts';
import { lineOf } from './telemetry/write-line.ts';

/** Takes one line for the log. */
export type WriteLine = (line: string, level: Told['level']) => void;

/** A sweep waits no longer for a token, in milliseconds. */
const SIGN_IN_MS = 5_000;

const asLines =
  (write: WriteLine): TellTo =>
  (told) => {
    const line = lineOf(told);
    if (line !== undefined) write(line, told.level);
  };

/** With the key in the connection string alone, unless the resource takes nobody who does not sign in. */
function insightsOf(
  config: Config,
  credential: TokenCredential,
  onAway: () => void,
): InsightsSink | undefined {
  const {
    APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString,
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: how = '',
  } = config;
  if (connectionString === undefined) return undefined;
  const endpoint = /(?:^|;)IngestionEndpoint=([^;]+)/i.exec(connectionString)?.[1];
  const signsIn = /(^|;)Authorization=AAD(;|$)/i.test(how);
  return sendToInsights({
    connectionString,
    endpoint,
    credential: signsIn ? credential : undefined,
    onAway,
  });
}

/** What tells whoever runs the service how it is: the log, Application Insights, the heartbeat, and what is made of them. */
export function composeOperation(
  config: Config,
  credential: TokenCredential,
  tables: Tables,
  clock: Clock,
  write: WriteLine,
) {
  const tellLine = asLines(write);
  const onAway = (): void =>
    tellLine({ event: 'note', what: 'telemetry-away', level: 'warn', at: clock.now() });
  const insights = insightsOf(config, credential, onAway);
  const telemetry = createTelemetry(clock, [tellLine, ...(insights ? [insights.tell] : [])]);
  const service = createTableServiceStore(tables);
  const farSides = watchFarSides(service, clock, telemetry);
  const { COUNTERPART_GRAPH_URL: graphUrl } = config;
  return {
    telemetry,
    farSides,
    health: () => checkService(service, clock),
    flush: () => insights?.flush() ?? Promise.resolve(),
    /** Runs timers; `hasMailbox` says whether any mail can be sent at all. */
    timers: (cases: CaseStore, hasMailbox: () => boolean) =>
      keepHeartbeat({
        ...{ cases, service, clock, telemetry, learn: farSides.learn },
        earliestDue: (until) => earliestDue(tables, until),
        signIn: async () =>
          hasMailbox() ? trySignIn({ credential, graphUrl, timeoutMs: SIGN_IN_MS }) : undefined,
      }),
  };
}
