import {
  type Activity,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type TurnContext,
} from 'botbuilder';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { type Answer, type AnswerDeps, answer } from './answer.ts';
import { type Pipeline, boundCalls } from './bound-calls.ts';
import { type Inbound, parseActivity } from './parse-activity.ts';

type Authentication = InstanceType<typeof ConfigurationBotFrameworkAuthentication>;
type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;
type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;
interface WebRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown>;
}
interface WebResponse {
  socket: unknown;
  status(code: number): unknown;
  header(name: string, value: unknown): unknown;
  send(...body: unknown[]): unknown;
  end(...body: unknown[]): unknown;
}

type Client = { readonly pipeline: Pipeline & { removePolicy(which: object): unknown[] } };

/** So long is Teams waited for; whoever has pressed a button is answered before. In milliseconds. */
const CALL_LIMIT_MS = 10_000;

/**
 * The SDK sends a POST again after a 5xx, and what had arrived then arrives twice. Here each is sent once, and is waited
 * for no longer than that.
 */
function sendsOnce(connector: Connector, callLimitMs: number): Connector {
  const { pipeline } = (connector as unknown as { client: Client }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  boundCalls(pipeline, callLimitMs);
  return connector;
}

function sendingOnce(factory: ConnectorFactory, callLimitMs: number): ConnectorFactory {
  const create = factory.create.bind(factory);
  factory.create = async (serviceUrl, audience) => sendsOnce(await create(serviceUrl, audience), callLimitMs);
  return factory;
}

class SendOnceAuthentication extends ConfigurationBotFrameworkAuthentication {
  callLimitMs = CALL_LIMIT_MS;
  override createConnectorFactory(
    ...args: Parameters<Authentication['createConnectorFactory']>
  ): ConnectorFactory {
    return sendingOnce(super.createConnectorFactory(...args), this.callLimitMs);
  }
  override async authenticateRequest(activity: Activity, header: string) {
    const result = await super.authenticateRequest(activity, header);
    return result.connectorFactory
      ? { ...result, connectorFactory: sendingOnce(result.connectorFactory, this.callLimitMs) }
      : result;
  }
}

const attachment = (card: AdaptiveCard) => ({ attachments: [CardFactory.adaptiveCard(card)] });

const message = (given: Exclude<Answer, { kind: 'nothing' }>): Partial<Activity> => {
  switch (given.kind) {
    case 'card':
      return attachment(given.card);
    case 'text':
      return { type: 'message', text: given.text };
    case 'attachment':
      return { type: 'message', attachments: [given.attachment] };
  }
};

/** An invoke is answered in its own response: a card replaces the one that was pressed, for that person alone. */
async function answerPress(context: TurnContext, given: Exclude<Answer, { kind: 'nothing' }>): Promise<void> {
  const body =
    given.kind === 'card'
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: given.card }
      : {
          statusCode: 200,
          type: 'application/vnd.microsoft.activity.message',
          value: given.kind === 'text' ? given.text : '',
        };
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  if (given.kind === 'attachment') await context.sendActivity(message(given));
}

async function give(context: TurnContext, inbound: Inbound, given: Answer): Promise<void> {
  if (given.kind === 'nothing') return;
  if (inbound.kind === 'pressed') await answerPress(context, given);
  else {
    // What was said to a file that was offered is an invoke too, and shows nothing in its own place.
    if (inbound.kind === 'consented')
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
    await context.sendActivity(message(given));
  }
  if (given.kind === 'card' && given.also)
    await context.sendActivity({ type: 'message', attachments: [given.also] });
}

const APOLOGY =
  'Something went wrong on our side, and nothing was changed. What you typed is still on your screen: please press the button again.';

/** The name and code of a fault, never its message: that could carry what somebody typed. */
function describe(error: unknown): string {
  const { name, code, statusCode } = error as { name?: string; code?: string; statusCode?: number };
  return [name ?? 'Error', code, statusCode].filter((part) => part !== undefined).join(' ');
}

async function handle(deps: AnswerDeps, context: TurnContext): Promise<void> {
  const inbound = parseActivity(context.activity);
  if (inbound.kind === 'unsupported') return;
  let given: Answer;
  try {
    given = await answer(deps, inbound);
  } catch (error) {
    deps.log(`turn failed: ${describe(error)}`);
    given = { kind: 'text', text: APOLOGY };
  }
  await give(context, inbound, given);
}

/**
 * The adapter of the bot SDK, and what it does with an activity. One of the two files that know the SDK. `callLimitMs`:
 * how long one call of Teams is waited for; ten seconds when left out.
 */
export function createHost(
  options: ConfigurationBotFrameworkAuthenticationOptions,
  { callLimitMs = CALL_LIMIT_MS }: { callLimitMs?: number } = {},
) {
  const authentication = new SendOnceAuthentication(options);
  authentication.callLimitMs = callLimitMs;
  const adapter = new CloudAdapter(authentication);
  let deps: AnswerDeps | undefined;
  adapter.onTurnError = (_context, error) => {
    deps?.log(`answer not delivered: ${describe(error)}`);
    return Promise.resolve();
  };
  return {
    adapter,
    /** Set once, after everything that the answers need has been made. */
    answerWith: (given: AnswerDeps): void => {
      deps = given;
    },
    /** Checks who sends it, and answers. */
    process: (request: WebRequest, response: WebResponse): Promise<void> =>
      adapter.process(request, response, async (context) => {
        if (deps) await handle(deps, context);
      }),
  };
}
